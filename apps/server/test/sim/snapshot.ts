import type { RealDatabase } from './real-database.ts';

/** For good, as milliseconds. */
export const SOLD = -1;

/** Everything that was committed and that the laws are about. Instants are milliseconds. */
export interface Snapshot {
  readonly seats: readonly SeatFact[];
  readonly holds: readonly HoldFact[];
  readonly orders: readonly OrderFact[];
  readonly payments: readonly PaymentFact[];
  readonly refunds: readonly { readonly orderId: string; readonly open: boolean }[];
  readonly tickets: readonly TicketFact[];
  readonly outbox: readonly FactFact[];
}

export interface SeatFact {
  readonly showId: string;
  readonly seatId: string;
  readonly holdId: string;
  readonly orderId: string | null;
  readonly fence: number;
  readonly until: number;
}

export interface HoldFact {
  readonly holdId: string;
  readonly buyerId: string;
  readonly showId: string;
  readonly seatIds: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly released: boolean;
  readonly extended: boolean;
  readonly orderId: string | null;
}

export interface OrderFact {
  readonly orderId: string;
  readonly holdId: string;
  readonly buyerId: string;
  readonly showId: string;
  readonly status: 'PAYMENT_PENDING' | 'CONFIRMED' | 'FAILED' | 'EXPIRED' | 'CANCELLED';
  readonly seatIds: readonly string[];
  readonly total: number;
  readonly expiresAt: number;
  readonly confirmedAt: number | null;
  readonly refundAmount: number | null;
}

export interface PaymentFact {
  readonly orderId: string;
  readonly status: string;
  readonly amount: number;
  readonly refunded: boolean;
  readonly checkAt: number | null;
}

export interface TicketFact {
  readonly orderId: string;
  readonly seatId: string;
  readonly valid: boolean;
}

export interface FactFact {
  readonly name: string;
  readonly orderId: string | null;
  readonly dueAt: number;
  readonly setAside: boolean;
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

/** Of each table its rows as arrays: names would be most of what has to travel and be read. */
const TABLES: Readonly<Record<keyof Snapshot, { columns: string; from: string }>> = {
  seats: {
    columns: `show_id, seat_id, hold_id, order_id, fence,
              case taken_until when 'infinity' then ${SOLD} when '-infinity' then 0
                               else ${ms('taken_until')} end`,
    from: 'booking.seats',
  },
  holds: {
    columns: `hold_id, buyer_id, show_id, seat_ids, ${ms('created_at')}, ${ms('expires_at')},
              released_at is not null, extended_at is not null, order_id`,
    from: 'booking.holds',
  },
  orders: {
    columns: `order_id, hold_id, buyer_id, show_id, status, seat_ids,
              (quote -> 'total' ->> 'amount')::bigint, ${ms('expires_at')}, ${ms('confirmed_at')},
              refund_amount`,
    from: 'booking.orders',
  },
  payments: {
    columns: `order_id, status, amount, refund_id is not null, ${ms('check_at')}`,
    from: 'payments.payments',
  },
  refunds: {
    columns: `order_id, r.status <> 'DONE'`,
    from: 'payments.refunds r join payments.payments using (payment_id)',
  },
  tickets: { columns: `order_id, seat_id, status = 'VALID'`, from: 'tickets.tickets' },
  outbox: {
    columns: `name, payload ->> 'orderId', ${ms('due_at')}, set_aside_at is not null`,
    from: 'platform.outbox',
  },
};

const TEXT = `select ${Object.entries(TABLES)
  .map(
    ([name, { columns, from }]) =>
      `(select json_agg(json_build_array(${columns})) from ${from}) as ${name}`,
  )
  .join(', ')}`;

type Rows = readonly (readonly never[])[] | null;

export async function takeSnapshot(database: RealDatabase): Promise<Snapshot> {
  const [row] = await database.ask<Record<keyof Snapshot, Rows>>({
    name: 'sim.snapshot',
    text: TEXT,
  });
  if (!row) throw new Error('the database showed nothing');
  const read = <T>(rows: Rows, make: (...columns: never[]) => T): T[] =>
    (rows ?? []).map((columns) => make(...columns));
  return {
    seats: read(row.seats, (showId, seatId, holdId, orderId, fence, until) => ({
      ...{ showId, seatId, holdId, orderId, fence, until },
    })),
    holds: read(
      row.holds,
      (holdId, buyerId, showId, seatIds, createdAt, expiresAt, released, extended, orderId) => ({
        ...{ holdId, buyerId, showId, seatIds, createdAt, expiresAt, released, extended, orderId },
      }),
    ),
    orders: read(
      row.orders,
      (
        ...[orderId, holdId, buyerId, showId, status, seatIds, total, expiresAt, confirmedAt, back]
      ) => ({
        ...{ orderId, holdId, buyerId, showId, status, seatIds, total, expiresAt, confirmedAt },
        refundAmount: back as unknown as number | null,
      }),
    ) as unknown as OrderFact[],
    payments: read(row.payments, (orderId, status, amount, refunded, checkAt) => ({
      ...{ orderId, status, amount, refunded, checkAt },
    })),
    refunds: read(row.refunds, (orderId, open) => ({ orderId, open })),
    tickets: read(row.tickets, (orderId, seatId, valid) => ({ orderId, seatId, valid })),
    outbox: read(row.outbox, (name, orderId, dueAt, setAside) => ({
      ...{ name, orderId, dueAt, setAside },
    })),
  };
}

const CLEAR = [
  'booking.hold_changes',
  'booking.seats',
  'booking.holds',
  'booking.orders',
  'tickets.tickets',
  'tickets.issued_orders',
  'payments.refunds',
  'payments.attempts',
  'payments.payments',
  'payments.webhook_inbox',
  'platform.inbox',
  'platform.outbox',
]
  .map((table) => `delete from ${table};`)
  .join('');

/** As it was before the first buyer came: what is on sale stays, what was sold goes. */
export async function clearDatabase(database: RealDatabase): Promise<void> {
  await database.ask({
    text: `${CLEAR} select setval(pg_get_serial_sequence('platform.outbox', 'fact_id'), 1, false)`,
  });
}

/** Where dead rows lie in heaps, everything takes longer. */
export async function sweepDatabase(database: RealDatabase): Promise<void> {
  await database.ask({ text: 'vacuum' });
}
