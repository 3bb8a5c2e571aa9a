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
  /** The last move of its show that the tickets have taken part in; 0 or absent: none. */
  readonly movedVersion?: number;
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

export function insertTickets(
  tx: Tx,
  lines: readonly Omit<TicketLine, 'status'>[],
  issuedAt: Date,
): void {
  tx.write({
    name: 'tickets.insert-tickets',
    text: `insert into tickets.tickets
             (ticket_id, order_id, line_number, seat_id, code, section, row_label, seat_number,
              gate, category_name, price_amount, price_currency, payload, issued_at)
           select t.*, $14 from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[],
                                $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                                $11::bigint[], $12::text[], $13::text[]) as t`,
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
      issuedAt,
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

/** An order whose show was moved, before and after. */
export interface MovedOrder {
  readonly orderId: string;
  readonly version: number;
  readonly show: ShowLabel;
}

/**
 * Gives orders the words of the moved show, each move once and never those of an earlier one. @returns the ids of those that
 * are known, and of those that this has changed
 */
export async function relabelOrders(
  tx: Tx,
  moved: readonly MovedOrder[],
): Promise<{ known: Set<string>; changed: Set<string> }> {
  const rows = await tx.rows<{ order_id: string; is_changed: boolean }>({
    name: 'tickets.relabel-orders',
    text: `with moved as (
             select * from unnest($1::text[], $2::int[], $3::jsonb[]) as m (order_id, version, show_label)),
           known as (
             select order_id, moved_version from tickets.issued_orders
              where order_id = any($1::text[]) order by order_id for update),
           changed as (
             update tickets.issued_orders o
                set show_label = m.show_label, moved_version = m.version
               from moved m join known k using (order_id)
              where o.order_id = m.order_id and k.moved_version < m.version
          returning o.order_id)
           select order_id, exists (select from changed c where c.order_id = k.order_id) as is_changed
             from known k`,
    values: [
      moved.map(({ orderId }) => orderId),
      moved.map(({ version }) => version),
      moved.map(({ show }) => JSON.stringify(show)),
    ],
  });
  return {
    known: new Set(rows.map(({ order_id }) => order_id)),
    changed: new Set(rows.filter((row) => row.is_changed).map(({ order_id }) => order_id)),
  };
}

/** The tickets of these orders that open a gate. */
export function readValidTickets(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ order_id: string; ticket_id: string; seat_id: string }[]> {
  return tx.rows({
    name: 'tickets.valid-of-orders',
    text: `select order_id, ticket_id, seat_id from tickets.tickets
            where order_id = any($1::text[]) and status = 'VALID' order by ticket_id`,
    values: [orderIds],
  });
}

export function updatePayloads(
  tx: Tx,
  renewed: readonly { readonly ticketId: string; readonly payload: string }[],
): void {
  tx.write({
    name: 'tickets.update-payloads',
    text: `update tickets.tickets t set payload = n.payload
             from unnest($1::text[], $2::text[]) as n (ticket_id, payload)
            where t.ticket_id = n.ticket_id`,
    values: [renewed.map(({ ticketId }) => ticketId), renewed.map(({ payload }) => payload)],
  });
}

/** An order's tickets as a change of it finds them. */
export interface KnownTicket {
  readonly ticket_id: string;
  readonly order_id: string;
  readonly line_number: number;
  readonly seat_id: string;
  readonly code: string;
  readonly status: TicketStatus;
  readonly issued_at: Date;
  readonly revoked_at: Date | null;
}

/** The last version heard of each order, locked against other changes until the transaction ends. */
export async function lockVersions(
  tx: Tx,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ order_id: string; version: number }>({
    name: 'tickets.lock-versions',
    text: `select order_id, version from tickets.issued_orders
            where order_id = any($1::text[]) order by order_id for update`,
    values: [orderIds],
  });
  return new Map(rows.map((row) => [row.order_id, row.version]));
}

export function saveVersions(
  tx: Tx,
  orders: readonly {
    readonly orderId: string;
    readonly version: number;
    /** Null: as it was. */
    readonly contact: Contact | null;
  }[],
): void {
  tx.write({
    name: 'tickets.save-versions',
    text: `update tickets.issued_orders o
              set version = greatest(o.version, n.version),
                  contact = coalesce(n.contact, o.contact)
             from unnest($1::text[], $2::int[], $3::jsonb[]) as n (order_id, version, contact)
            where o.order_id = n.order_id`,
    values: [
      orders.map(({ orderId }) => orderId),
      orders.map(({ version }) => version),
      orders.map(({ contact }) => contact && JSON.stringify(contact)),
    ],
  });
}

/** All tickets ever issued for the order, in line order. */
export function findTicketsOf(db: Queryable, orderId: string): Promise<KnownTicket[]> {
  return db.rows({
    name: 'tickets.find-tickets-of',
    text: `select t.ticket_id, t.order_id, t.line_number, t.seat_id, t.code, t.status,
                  coalesce(t.issued_at, o.issued_at) as issued_at, t.revoked_at
             from tickets.tickets t join tickets.issued_orders o using (order_id)
            where t.order_id = $1 order by t.line_number`,
    values: [orderId],
  });
}

export function markTicketsRevoked(tx: Tx, ticketIds: readonly string[], now: Date): void {
  tx.write({
    name: 'tickets.mark-tickets-revoked',
    text: `update tickets.tickets set status = 'REVOKED', revoked_at = $2
            where ticket_id = any($1::text[]) and status = 'VALID'`,
    values: [ticketIds, now],
  });
}

/** What tickets that stay have cost since. */
export function savePrices(
  tx: Tx,
  orderId: string,
  lines: readonly { readonly seatId: string; readonly price: { readonly amount: number } }[],
): void {
  tx.write({
    name: 'tickets.save-prices',
    text: `update tickets.tickets t set price_amount = n.amount
             from unnest($2::text[], $3::bigint[]) as n (seat_id, amount)
            where t.order_id = $1 and t.seat_id = n.seat_id and t.status = 'VALID'
              and t.price_amount <> n.amount`,
    values: [orderId, lines.map(({ seatId }) => seatId), lines.map(({ price }) => price.amount)],
  });
}

/** Of each order, in line order, those that are good; orders without are left out. */
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
            where order_id = any($1::text[]) and status = 'VALID'
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
): Promise<{ order: IssuedOrder & { readonly version: number }; lines: TicketLine[] } | undefined> {
  const rows = await db.rows<JoinedRow>({
    name: 'tickets.find-order',
    text: `${SELECT_JOINED} where t.order_id = $1 order by t.line_number`,
    values: [orderId],
  });
  const [first] = rows;
  if (!first) return undefined;
  return { order: { ...orderOf(first), version: first.version }, lines: rows.map(lineOf) };
}

const SELECT_JOINED = `
  select o.order_id, coalesce(a.to_buyer_id, o.buyer_id) as buyer_id, o.show_id, o.ticket_code,
         o.show_label, o.contact, o.issued_at, o.version, o.moved_version,
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
  readonly moved_version: number;
  readonly version: number;
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
    movedVersion: row.moved_version,
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
