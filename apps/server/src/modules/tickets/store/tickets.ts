import type { Contact } from '@houseful/contract/booking';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { TicketStatus, TicketStub } from '@houseful/contract/tickets';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** What the tickets of an order have in common. */
export interface IssuedOrder {
  readonly orderId: string;
  readonly buyerId: string;
  readonly showId: string;
  readonly ticketCode: string;
  readonly show: ShowLabel;
  readonly contact: Contact;
  readonly issuedAt: Date;
}

/** One seat of an order, as it is stored. */
export interface TicketLine {
  readonly ticketId: string;
  readonly orderId: string;
  /** 1 for the order's first line. */
  readonly lineNumber: number;
  readonly seatId: string;
  readonly code: string;
  readonly section: string;
  /** Empty where places have no rows. */
  readonly row: string;
  readonly number: string;
  readonly gate: string;
  readonly categoryName: string;
  readonly priceAmount: number;
  readonly priceCurrency: string;
  readonly payload: string;
  readonly status: TicketStatus;
}

/** @returns the ids of the orders that were not there before; the others are left as they are. */
export async function insertIssuedOrders(
  tx: Tx,
  orders: readonly IssuedOrder[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ order_id: string }>({
    name: 'tickets.insert-orders',
    text: `insert into tickets.issued_orders
             (order_id, buyer_id, show_id, ticket_code, show_label, contact, issued_at)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[],
                                $6::jsonb[], $7::timestamptz[])
           on conflict (order_id) do nothing
           returning order_id`,
    values: [
      orders.map(({ orderId }) => orderId),
      orders.map(({ buyerId }) => buyerId),
      orders.map(({ showId }) => showId),
      orders.map(({ ticketCode }) => ticketCode),
      orders.map(({ show }) => JSON.stringify(show)),
      orders.map(({ contact }) => JSON.stringify(contact)),
      orders.map(({ issuedAt }) => issuedAt),
    ],
  });
  return new Set(rows.map(({ order_id }) => order_id));
}

export function insertTickets(tx: Tx, lines: readonly Omit<TicketLine, 'status'>[]): void {
  tx.write({
    name: 'tickets.insert-tickets',
    text: `insert into tickets.tickets
             (ticket_id, order_id, line_number, seat_id, code, section, row_label, seat_number,
              gate, category_name, price_amount, price_currency, payload)
           select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[],
                                $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                                $11::bigint[], $12::text[], $13::text[])`,
    values: [
      lines.map(({ ticketId }) => ticketId),
      lines.map(({ orderId }) => orderId),
      lines.map(({ lineNumber }) => lineNumber),
      lines.map(({ seatId }) => seatId),
      lines.map(({ code }) => code),
      lines.map(({ section }) => section),
      lines.map(({ row }) => row),
      lines.map(({ number }) => number),
      lines.map(({ gate }) => gate),
      lines.map(({ categoryName }) => categoryName),
      lines.map(({ priceAmount }) => priceAmount),
      lines.map(({ priceCurrency }) => priceCurrency),
      lines.map(({ payload }) => payload),
    ],
  });
}

/** Those revoked already keep their first instant. */
export function markRevoked(tx: Tx, orderIds: readonly string[], now: Date): void {
  tx.write({
    name: 'tickets.mark-revoked',
    text: `update tickets.tickets set status = 'REVOKED', revoked_at = $2
            where order_id = any($1::text[]) and status = 'VALID'`,
    values: [orderIds, now],
  });
}

/** Of each order, in line order; orders without tickets are left out. */
export async function readStubs(
  db: Queryable,
  orderIds: readonly string[],
): Promise<Map<string, TicketStub[]>> {
  const rows = await db.rows<{
    order_id: string;
    ticket_id: string;
    seat_id: string;
    code: string;
  }>({
    name: 'tickets.read-stubs',
    text: `select order_id, ticket_id, seat_id, code
             from tickets.tickets
            where order_id = any($1::text[])
            order by order_id, line_number`,
    values: [orderIds],
  });
  const stubs = new Map<string, TicketStub[]>();
  for (const row of rows) {
    const stub = { ticketId: row.ticket_id, seatId: row.seat_id, code: row.code };
    stubs.set(row.order_id, [...(stubs.get(row.order_id) ?? []), stub]);
  }
  return stubs;
}

export async function findTicket(
  db: Queryable,
  ticketId: string,
): Promise<{ order: IssuedOrder; line: TicketLine } | undefined> {
  const [row] = await db.rows<JoinedRow>({
    name: 'tickets.find-ticket',
    text: `${SELECT_JOINED} where t.ticket_id = $1`,
    values: [ticketId],
  });
  return row && { order: orderOf(row), line: lineOf(row) };
}

/** With its tickets in line order. */
export async function findOrder(
  db: Queryable,
  orderId: string,
): Promise<{ order: IssuedOrder; lines: TicketLine[] } | undefined> {
  const rows = await db.rows<JoinedRow>({
    name: 'tickets.find-order',
    text: `${SELECT_JOINED} where t.order_id = $1 order by t.line_number`,
    values: [orderId],
  });
  return rows[0] && { order: orderOf(rows[0]), lines: rows.map(lineOf) };
}

const SELECT_JOINED = `
  select o.order_id, coalesce(a.to_buyer_id, o.buyer_id) as buyer_id, o.show_id, o.ticket_code,
         o.show_label, o.contact, o.issued_at,
         t.ticket_id, t.line_number, t.seat_id, t.code, t.section, t.row_label, t.seat_number,
         t.gate, t.category_name, t.price_amount, t.price_currency, t.payload, t.status
    from tickets.tickets t join tickets.issued_orders o using (order_id)
    left join tickets.adoptions a on a.from_buyer_id = o.buyer_id`;

interface JoinedRow {
  readonly order_id: string;
  readonly buyer_id: string;
  readonly show_id: string;
  readonly ticket_code: string;
  readonly show_label: ShowLabel;
  readonly contact: Contact;
  readonly issued_at: Date;
  readonly ticket_id: string;
  readonly line_number: number;
  readonly seat_id: string;
  readonly code: string;
  readonly section: string;
  readonly row_label: string;
  readonly seat_number: string;
  readonly gate: string;
  readonly category_name: string;
  readonly price_amount: number;
  readonly price_currency: string;
  readonly payload: string;
  readonly status: TicketStatus;
}

function orderOf(row: JoinedRow): IssuedOrder {
  return {
    orderId: row.order_id,
    buyerId: row.buyer_id,
    showId: row.show_id,
    ticketCode: row.ticket_code,
    show: row.show_label,
    contact: row.contact,
    issuedAt: row.issued_at,
  };
}

function lineOf(row: JoinedRow): TicketLine {
  return {
    ticketId: row.ticket_id,
    orderId: row.order_id,
    lineNumber: row.line_number,
    seatId: row.seat_id,
    code: row.code,
    section: row.section,
    row: row.row_label,
    number: row.seat_number,
    gate: row.gate,
    categoryName: row.category_name,
    priceAmount: row.price_amount,
    priceCurrency: row.price_currency,
    payload: row.payload,
    status: row.status,
  };
}
