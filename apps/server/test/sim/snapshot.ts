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
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly confirmedAt: number | null;
  readonly refundAmount: number | null;
}

export interface PaymentFact {
  readonly orderId: string;
  readonly amount: number;
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
  readonly setAside: boolean;
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

interface Table {
  readonly from: string;
  /** What each property is in SQL. */
  readonly columns: Readonly<Record<string, string>>;
}

const TABLES: Readonly<Record<keyof Snapshot, Table>> = {
  seats: {
    from: 'booking.seats',
    columns: {
      showId: 'show_id',
      seatId: 'seat_id',
      holdId: 'hold_id',
      orderId: 'order_id',
      fence: 'fence',
      until: `case taken_until when 'infinity' then ${SOLD} when '-infinity' then 0
                               else ${ms('taken_until')} end`,
    },
  },
  holds: {
    from: 'booking.holds',
    columns: {
      holdId: 'hold_id',
      buyerId: 'buyer_id',
      showId: 'show_id',
      seatIds: 'seat_ids',
      createdAt: ms('created_at'),
      expiresAt: ms('expires_at'),
      released: 'released_at is not null',
      extended: 'extended_at is not null',
      orderId: 'order_id',
    },
  },
  orders: {
    from: 'booking.orders',
    columns: {
      orderId: 'order_id',
      holdId: 'hold_id',
      buyerId: 'buyer_id',
      showId: 'show_id',
      status: 'status',
      seatIds: 'seat_ids',
      total: `(quote -> 'total' ->> 'amount')::bigint`,
      createdAt: ms('created_at'),
      expiresAt: ms('expires_at'),
      confirmedAt: ms('confirmed_at'),
      refundAmount: 'refund_amount',
    },
  },
  payments: {
    from: 'payments.payments',
    columns: {
      orderId: 'order_id',
      amount: 'amount',
      checkAt: ms('check_at'),
    },
  },
  refunds: {
    from: 'payments.refunds r join payments.payments using (payment_id)',
    columns: { orderId: 'order_id', open: `r.status <> 'DONE'` },
  },
  tickets: {
    from: 'tickets.tickets',
    columns: { orderId: 'order_id', seatId: 'seat_id', valid: `status = 'VALID'` },
  },
  outbox: {
    from: 'platform.outbox',
    columns: {
      name: 'name',
      orderId: `payload ->> 'orderId'`,
      setAside: 'set_aside_at is not null',
    },
  },
};

/** Rows travel as arrays: names would be most of what there is to send and to read. */
const TEXT = `select ${Object.entries(TABLES)
  .map(([name, { columns, from }]) => {
    const row = `json_build_array(${Object.values(columns).join(', ')})`;
    return `(select json_agg(${row}) from ${from}) as ${name}`;
  })
  .join(', ')}`;

export async function takeSnapshot(database: RealDatabase): Promise<Snapshot> {
  const [told] = await database.ask<Record<string, unknown[][] | null>>({
    name: 'sim.snapshot',
    text: TEXT,
  });
  const snapshot: Record<string, unknown> = {};
  for (const [name, { columns }] of Object.entries(TABLES)) {
    const names = Object.keys(columns);
    snapshot[name] = (told?.[name] ?? []).map((values) =>
      Object.fromEntries(names.map((property, at) => [property, values[at]])),
    );
  }
  return snapshot as unknown as Snapshot;
}

const CLEAR = [
  'booking.hold_changes',
  'booking.seats',
  'booking.holds',
  'booking.orders',
  'tickets.tickets',
  'tickets.issued_orders',
  'tickets.keys',
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
