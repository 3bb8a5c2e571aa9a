import type { Queryable, Tx } from '#platform/postgres/tx';

export interface TicketRow {
  readonly ticket_id: string;
  readonly order_id: string;
  readonly show_id: string;
  readonly code: string;
  readonly seat_id: string;
  readonly section: string;
  readonly row_label: string;
  readonly seat_number: string;
  readonly gate: string;
  readonly category_id: string;
  readonly category_name: string;
  readonly holder_name: string | null;
  readonly revoked_at: Date | null;
  readonly sheet_index: string;
}

export interface NewTicketRow extends TicketRow {
  readonly sealed: string;
  readonly version: number;
}

const COLUMNS = `ticket_id, order_id, show_id, code, seat_id, section, row_label, seat_number, gate,
  category_id, category_name, holder_name, revoked_at, sheet_index`;

/** Known ones stay as they are; by whichever of their unique values they are met first. */
export function insertTickets(tx: Tx, tickets: readonly NewTicketRow[]): void {
  tx.write({
    name: 'gate.insert-tickets',
    text: `insert into gate.tickets (${COLUMNS}, sealed, version)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                    $13::timestamptz[], $14::text[], $15::text[], $16::bigint[])
           on conflict do nothing`,
    values: [
      tickets.map((ticket) => ticket.ticket_id),
      tickets.map((ticket) => ticket.order_id),
      tickets.map((ticket) => ticket.show_id),
      tickets.map((ticket) => ticket.code),
      tickets.map((ticket) => ticket.seat_id),
      tickets.map((ticket) => ticket.section),
      tickets.map((ticket) => ticket.row_label),
      tickets.map((ticket) => ticket.seat_number),
      tickets.map((ticket) => ticket.gate),
      tickets.map((ticket) => ticket.category_id),
      tickets.map((ticket) => ticket.category_name),
      tickets.map((ticket) => ticket.holder_name),
      tickets.map((ticket) => ticket.revoked_at),
      tickets.map((ticket) => ticket.sheet_index),
      tickets.map((ticket) => ticket.sealed),
      tickets.map((ticket) => ticket.version),
    ],
  });
}

/** Those of these orders that open a gate still; nobody else decides about them until the commit. */
export async function lockValidOfOrders(
  tx: Tx,
  orderIds: readonly string[],
): Promise<Pick<TicketRow, 'ticket_id' | 'show_id' | 'order_id'>[]> {
  return tx.rows({
    name: 'gate.lock-valid-of-orders',
    text: `select ticket_id, show_id, order_id from gate.tickets
            where order_id = any($1::text[]) and revoked_at is null
            order by ticket_id for update`,
    values: [orderIds],
  });
}

/** Remembers that these were revoked; the first time counts. */
export function insertRevoked(tx: Tx, since: ReadonlyMap<string, Date>): void {
  tx.write({
    name: 'gate.insert-revoked',
    text: `insert into gate.revoked_tickets (ticket_id, revoked_at)
           select * from unnest($1::text[], $2::timestamptz[]) as r (ticket_id, revoked_at)
            order by ticket_id
           on conflict do nothing`,
    values: [[...since.keys()], [...since.values()]],
  });
}

/** When each of these was revoked, be it not heard of otherwise; of the others, nothing. */
export async function findRevoked(
  tx: Tx,
  ticketIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await tx.rows<{ ticket_id: string; revoked_at: Date }>({
    name: 'gate.find-revoked',
    text: 'select ticket_id, revoked_at from gate.revoked_tickets where ticket_id = any($1::text[])',
    values: [ticketIds],
  });
  return new Map(rows.map((row) => [row.ticket_id, row.revoked_at]));
}

/** Those of these that open a gate still; nobody else decides about them until the commit. */
export async function lockValid(
  tx: Tx,
  ticketIds: readonly string[],
): Promise<Pick<TicketRow, 'ticket_id' | 'show_id'>[]> {
  return tx.rows({
    name: 'gate.lock-valid',
    text: `select ticket_id, show_id from gate.tickets
            where ticket_id = any($1::text[]) and revoked_at is null
            order by ticket_id for update`,
    values: [ticketIds],
  });
}

export function markRevoked(
  tx: Tx,
  tickets: readonly { ticketId: string; version: number; revokedAt: Date }[],
): void {
  tx.write({
    name: 'gate.mark-revoked',
    text: `update gate.tickets t set revoked_at = r.revoked_at, version = r.version
             from unnest($1::text[], $2::bigint[], $3::timestamptz[]) as r (ticket_id, version, revoked_at)
            where t.ticket_id = r.ticket_id`,
    values: [
      tickets.map(({ ticketId }) => ticketId),
      tickets.map(({ version }) => version),
      tickets.map(({ revokedAt }) => revokedAt),
    ],
  });
}

/** All of these orders, revoked ones too; nobody else decides about them until the commit. */
export async function lockTicketsOf(tx: Tx, orderIds: readonly string[]): Promise<TicketRow[]> {
  return tx.rows<TicketRow>({
    name: 'gate.lock-tickets-of',
    text: `select ${COLUMNS} from gate.tickets where order_id = any($1::text[])
            order by ticket_id for update`,
    values: [orderIds],
  });
}

export function writeHolders(
  tx: Tx,
  tickets: readonly {
    ticketId: string;
    holderName: string | null;
    sealed: string;
    version: number;
  }[],
): void {
  tx.write({
    name: 'gate.write-holders',
    text: `update gate.tickets t set holder_name = h.holder_name, sealed = h.sealed, version = h.version
             from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
                  as h (ticket_id, holder_name, sealed, version)
            where t.ticket_id = h.ticket_id`,
    values: [
      tickets.map(({ ticketId }) => ticketId),
      tickets.map(({ holderName }) => holderName),
      tickets.map(({ sealed }) => sealed),
      tickets.map(({ version }) => version),
    ],
  });
}

/** The tickets that were held up, by whichever name; nobody else judges them until the commit. */
export async function lockTickets(
  tx: Tx,
  named: {
    ticketIds: readonly string[];
    indexes: readonly string[];
    codes: readonly string[];
  },
): Promise<TicketRow[]> {
  return tx.rows<TicketRow>({
    name: 'gate.lock-tickets',
    text: `select ${COLUMNS} from gate.tickets
            where ticket_id = any($1::text[]) or sheet_index = any($2::text[]) or code = any($3::text[])
            order by ticket_id
              for update`,
    values: [named.ticketIds, named.indexes, named.codes],
  });
}

const NAMES_LIKE = `(holder_name ilike $3 escape '\\' or code ilike $4 escape '\\' or seat_id ilike $4 escape '\\')`;

/** By name, code or seat, valid ones only; `entered` by what counts on the list. */
export async function findTickets(
  db: Queryable,
  where: { showIds: readonly string[]; listId: string; q: string; limit: number },
): Promise<(TicketRow & { entered: boolean })[]> {
  const text = where.q.replace(/[\\%_]/g, '\\$&');
  return db.rows({
    name: 'gate.find-tickets',
    text: `select ${COLUMNS},
                  exists (select from gate.scans s
                           where s.ticket_id = t.ticket_id and s.list_id = $2
                             and s.standing = 'counts' and s.direction = 'entry') as entered
             from gate.tickets t
            where show_id = any($1::text[]) and revoked_at is null and ${NAMES_LIKE}
            order by entered, holder_name nulls last, length(code), code limit $5`,
    values: [where.showIds, where.listId, `%${text}%`, `${text}%`, where.limit],
  });
}

/** What lies after one version, and not after another. */
export interface SheetPart {
  readonly showId: string;
  readonly after: number;
  readonly until: number;
  readonly limit: number;
}

export interface SheetTicketRow {
  readonly sheet_index: string;
  readonly sealed: string;
  readonly revoked: boolean;
  readonly version: number;
}

export async function readSheetTickets(
  db: Queryable,
  { showId, after, until, limit }: SheetPart,
): Promise<SheetTicketRow[]> {
  return db.rows<SheetTicketRow>({
    name: 'gate.read-sheet-tickets',
    text: `select sheet_index, sealed, revoked_at is not null as revoked, version
             from gate.tickets where show_id = $1 and version > $2 and version <= $3 order by version limit $4`,
    values: [showId, after, until, limit],
  });
}

export async function readTickets(
  db: Queryable,
  ticketIds: readonly string[],
): Promise<Map<string, TicketRow>> {
  const rows = await db.rows<TicketRow>({
    name: 'gate.read-tickets',
    text: `select ${COLUMNS} from gate.tickets where ticket_id = any($1::text[])`,
    values: [ticketIds],
  });
  return new Map(rows.map((row) => [row.ticket_id, row]));
}
