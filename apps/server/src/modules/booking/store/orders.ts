import type { Contact, OrderStatus, Quote } from '@houseful/contract/booking';
import type { CancellationPolicy } from '@houseful/contract/cancellation';
import type { PlaceInTime } from '#platform/paging';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface OrderRow {
  readonly order_id: string;
  readonly hold_id: string;
  readonly buyer_id: string;
  readonly show_id: string;
  readonly status: OrderStatus;
  readonly seat_ids: string[];
  readonly quote: Quote;
  readonly contact: Contact;
  readonly idempotency_key: string | null;
  readonly request_digest: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly confirmed_at: Date | null;
  readonly payment_id: string | null;
  readonly ticket_code: string | null;
  readonly cancellation: CancellationPolicy;
  readonly cancelled_at: Date | null;
  /** What goes back of the money that paid, in minor units; null when nothing does. */
  readonly refund_amount: number | null;
  /** Null: its buyer has cancelled it, or nobody. */
  readonly cancelled_because: 'show-cancelled' | null;
  /** Grows with every change of a paid order, its cancellation included. */
  readonly version: number;
  /** What was paid, once that is not what it costs any more, or money has gone back. */
  readonly paid_amount: number | null;
  /** What changes have promised back, apart from the cancellation. */
  readonly refunded_amount: number;
  /** Where it was bought; null: on the web. */
  readonly channel: 'counter' | null;
}

/** Of an order that nobody has changed. */
export const UNCHANGED = { version: 1, paid_amount: null, refunded_amount: 0 } as const;

export const ORDER_COLUMNS = `order_id, hold_id, buyer_id, show_id, status, seat_ids, quote, contact,
                 idempotency_key, request_digest, created_at, expires_at, confirmed_at,
                 payment_id, ticket_code, cancellation, cancelled_at, refund_amount,
                 cancelled_because, version, paid_amount, refunded_amount, channel`;

export async function findOrders(
  db: Queryable,
  orderIds: readonly string[],
): Promise<Map<string, OrderRow>> {
  const rows = await db.rows<OrderRow>({
    name: 'orders.find',
    text: `select ${ORDER_COLUMNS} from booking.orders where order_id = any($1)`,
    values: [orderIds],
  });
  return new Map(rows.map((row) => [row.order_id, row]));
}

/** What a buyer calls an order that is to be made. */
export interface OrderKey {
  readonly buyerId: string;
  readonly idempotencyKey: string;
}

export function keyOfBuyer({ buyerId, idempotencyKey }: OrderKey): string {
  return `${buyerId} ${idempotencyKey}`;
}

/** For which hold each of the buyers' keys has been used. */
export async function findHoldsOfKeys(
  tx: Tx,
  keys: readonly OrderKey[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ buyer_id: string; idempotency_key: string; hold_id: string }>({
    name: 'orders.holds-of-keys',
    text: `select buyer_id, idempotency_key, hold_id from booking.orders
            where (buyer_id, idempotency_key) in (select * from unnest($1::text[], $2::text[]))`,
    values: [keys.map(({ buyerId }) => buyerId), keys.map((key) => key.idempotencyKey)],
  });
  return new Map(
    rows.map(({ buyer_id: buyerId, idempotency_key: idempotencyKey, hold_id: holdId }) => [
      keyOfBuyer({ buyerId, idempotencyKey }),
      holdId,
    ]),
  );
}

/** Reads one order; many readers at once share a statement. */
export type ReadOrder = (orderId: string) => Promise<OrderRow | undefined>;

/** A buyer's orders, newest first, after the given one. */
export function listOrdersOfBuyer(
  db: Queryable,
  buyerId: string,
  after: PlaceInTime | undefined,
  ordersMax: number,
): Promise<OrderRow[]> {
  return db.rows({
    name: 'orders.of-buyer',
    text: `select ${ORDER_COLUMNS} from booking.orders
            where buyer_id = $1
              and ($2::timestamptz is null or (created_at, order_id) < ($2, $3))
            order by created_at desc, order_id desc
            limit $4`,
    values: [buyerId, after?.at ?? null, after?.id ?? null, ordersMax],
  });
}

/** Locks the orders, in key order, against other verbs on them until the transaction ends. */
export function lockOrders(tx: Tx, orderIds: readonly string[]): Promise<OrderRow[]> {
  return tx.rows({
    name: 'orders.lock',
    text: `select ${ORDER_COLUMNS} from booking.orders where order_id = any($1)
            order by order_id for update`,
    values: [orderIds],
  });
}

/** Unpaid orders past their deadline; those another verb is working on are left for next time. */
export function lockOverdueOrders(tx: Tx, now: Date, ordersMax: number): Promise<OrderRow[]> {
  return tx.rows({
    name: 'orders.lock-overdue',
    text: `select ${ORDER_COLUMNS} from booking.orders
            where status = 'PAYMENT_PENDING' and expires_at <= $1
            order by order_id limit $2 for update skip locked`,
    values: [now, ordersMax],
  });
}

export function insertOrders(tx: Tx, orders: readonly OrderRow[]): void {
  tx.write({
    name: 'orders.insert',
    text: `insert into booking.orders
             (order_id, hold_id, buyer_id, show_id, status, seat_ids, quote, contact, idempotency_key,
              request_digest, created_at, expires_at, cancellation, channel)
           select order_id, hold_id, buyer_id, show_id, 'PAYMENT_PENDING',
                  string_to_array(seat_ids, ','), quote, contact, idempotency_key, request_digest,
                  created_at, expires_at, cancellation, channel
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::json[],
                         $7::json[], $8::text[], $9::text[], $10::timestamptz[],
                         $11::timestamptz[], $12::json[], $13::text[])
                  as o (order_id, hold_id, buyer_id, show_id, seat_ids, quote, contact,
                        idempotency_key, request_digest, created_at, expires_at, cancellation,
                        channel)`,
    values: [
      orders.map((order) => order.order_id),
      orders.map((order) => order.hold_id),
      orders.map((order) => order.buyer_id),
      orders.map((order) => order.show_id),
      orders.map((order) => order.seat_ids.join(',')),
      orders.map((order) => JSON.stringify(order.quote)),
      orders.map((order) => JSON.stringify(order.contact)),
      orders.map((order) => order.idempotency_key),
      orders.map((order) => order.request_digest),
      orders.map((order) => order.created_at),
      orders.map((order) => order.expires_at),
      orders.map((order) => JSON.stringify(order.cancellation)),
      orders.map((order) => order.channel),
    ],
  });
}

/** The outcome of an order that has left PAYMENT_PENDING. */
export interface OrderOutcome {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly confirmedAt: Date | null;
  readonly paymentId: string | null;
  readonly ticketCode: string | null;
}

export function settleOrders(tx: Tx, outcomes: readonly OrderOutcome[]): void {
  tx.write({
    name: 'orders.settle',
    text: `update booking.orders
              set status = o.status, confirmed_at = o.confirmed_at, payment_id = o.payment_id,
                  ticket_code = o.ticket_code
             from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[])
                  as o (order_id, status, confirmed_at, payment_id, ticket_code)
            where orders.order_id = o.order_id`,
    values: [
      outcomes.map((outcome) => outcome.orderId),
      outcomes.map((outcome) => outcome.status),
      outcomes.map((outcome) => outcome.confirmedAt),
      outcomes.map((outcome) => outcome.paymentId),
      outcomes.map((outcome) => outcome.ticketCode),
    ],
  });
}

/** What was paid stays written on the order; it is the cancellation that says what goes back. */
export function markCancelled(
  tx: Tx,
  orders: readonly Pick<
    OrderRow,
    'order_id' | 'cancelled_at' | 'refund_amount' | 'cancelled_because'
  >[],
): void {
  tx.write({
    name: 'orders.mark-cancelled',
    text: `update booking.orders
              set status = 'CANCELLED', cancelled_at = o.cancelled_at,
                  refund_amount = o.refund_amount, cancelled_because = o.cancelled_because,
                  version = orders.version + 1
             from unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::text[])
                  as o (order_id, cancelled_at, refund_amount, cancelled_because)
            where orders.order_id = o.order_id`,
    values: [
      orders.map((order) => order.order_id),
      orders.map((order) => order.cancelled_at),
      orders.map((order) => order.refund_amount),
      orders.map((order) => order.cancelled_because),
    ],
  });
}

/** A buyer who goes back before paying may correct where the tickets are sent. */
export async function updateContact(tx: Tx, orderId: string, contact: Contact): Promise<void> {
  await tx.rows({
    name: 'orders.update-contact',
    text: 'update booking.orders set contact = $2 where order_id = $1',
    values: [orderId, JSON.stringify(contact)],
  });
}
