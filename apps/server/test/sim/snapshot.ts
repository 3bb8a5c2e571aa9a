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

const TEXT = `select json_build_object(
  'seats', (select coalesce(json_agg(json_build_object('showId', show_id, 'seatId', seat_id,
      'holdId', hold_id, 'orderId', order_id, 'fence', fence,
      'until', case taken_until when 'infinity' then ${SOLD} when '-infinity' then 0
                                else ${ms('taken_until')} end)), '[]') from booking.seats),
  'holds', (select coalesce(json_agg(json_build_object('holdId', hold_id, 'buyerId', buyer_id,
      'showId', show_id, 'seatIds', seat_ids, 'createdAt', ${ms('created_at')},
      'expiresAt', ${ms('expires_at')}, 'released', released_at is not null,
      'extended', extended_at is not null, 'orderId', order_id)), '[]') from booking.holds),
  'orders', (select coalesce(json_agg(json_build_object('orderId', order_id, 'holdId', hold_id,
      'buyerId', buyer_id, 'showId', show_id, 'status', status, 'seatIds', seat_ids,
      'total', (quote -> 'total' ->> 'amount')::bigint, 'expiresAt', ${ms('expires_at')},
      'confirmedAt', ${ms('confirmed_at')}, 'refundAmount', refund_amount)), '[]')
    from booking.orders),
  'payments', (select coalesce(json_agg(json_build_object('orderId', order_id, 'status', status,
      'amount', amount, 'refunded', refund_id is not null, 'checkAt', ${ms('check_at')})), '[]')
    from payments.payments),
  'refunds', (select coalesce(json_agg(json_build_object('orderId', order_id,
      'open', r.status <> 'DONE')), '[]')
    from payments.refunds r join payments.payments using (payment_id)),
  'tickets', (select coalesce(json_agg(json_build_object('orderId', order_id, 'seatId', seat_id,
      'valid', status = 'VALID')), '[]') from tickets.tickets),
  'outbox', (select coalesce(json_agg(json_build_object('name', name,
      'orderId', payload ->> 'orderId', 'dueAt', ${ms('due_at')},
      'setAside', set_aside_at is not null)), '[]') from platform.outbox)
) as snapshot`;

export async function takeSnapshot(database: RealDatabase): Promise<Snapshot> {
  const [row] = await database.ask<{ snapshot: Snapshot }>({ name: 'sim.snapshot', text: TEXT });
  if (!row) throw new Error('the database showed nothing');
  return row.snapshot;
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
