import type { ChangedOrder } from '@houseful/contract/faces/booking';
import type { Call } from '@houseful/contract/operation';
import type { OrderChangeKind } from '@houseful/contract/order-kinds';
import { belongingOf } from '@houseful/contract/show-label';
import { reaches } from '@houseful/contract/staff';
import { fact } from '#platform/facts/facts';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Queryable, readFrom, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { ORDER_CHANNEL } from '../boards/order-signals.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { paidOf } from '../rules/order-money.ts';
import {
  findChange,
  insertChange,
  type OrderChangeRow,
  saveChangedOrder,
} from '../store/order-changes.ts';
import { findOrders, lockOrders, type OrderRow } from '../store/orders.ts';
import type { SeatChange, SeatClaim } from '../store/seats.ts';
import { moneyOf, viewCancelledOrder, viewChangedOrder, viewOrderCore } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import { takeAllOrNothing } from './take-seats.ts';

export type ChangeDeps = Pick<
  BookingDeps,
  'pool' | 'clock' | 'ids' | 'audit' | 'record' | 'signals' | 'offers'
> & {
  readonly sales: ShowSales;
  readonly boards: Pick<SeatBoards, 'tell'>;
};

/** A time that is over: whose seats end then, they are free. */
const OVER = new Date(0);

/** What somebody of the staff wants of an order. */
export interface Wanted {
  readonly orderId: string;
  readonly reason: string;
  /** The version they have seen. */
  readonly expectedVersion: number;
}

/** What becomes of an order: the members that change, and what the change does to seats and money. */
export interface Plan {
  readonly kind: OrderChangeKind;
  readonly after: Partial<Pick<OrderRow, 'seat_ids' | 'quote' | 'contact'>>;
  readonly seatsGiven: readonly string[];
  readonly seatsTaken: readonly string[];
  /** What goes back, in minor units. */
  readonly refund: number;
}

/** Looks at an order without changing it. Null: it is as it is wanted already. @throws whatever speaks against it */
export type PlanChange = (order: OrderRow, terms: SaleTerms, now: Date) => Promise<Plan | null>;

/** The order and what its show was sold under. @throws no-such-order, also for one out of the caller's reach */
export async function reachedOrder(
  db: Queryable,
  sales: ShowSales,
  orderId: string,
  { reach = [] }: Call,
): Promise<{ order: OrderRow; terms: SaleTerms }> {
  const order = (await findOrders(db, [orderId])).get(orderId);
  if (!order) throw problem('no-such-order');
  const terms = await sales.get(order.show_id);
  if (!reaches(reach, belongingOf(terms.label))) throw problem('no-such-order');
  return { order, terms };
}

/** @throws order-cancelled, order-not-paid */
export function mustStand({ status }: Pick<OrderRow, 'status'>): void {
  if (status === 'CANCELLED') throw problem('order-cancelled');
  if (status !== 'CONFIRMED') throw problem('order-not-paid');
}

/**
 * Changes a paid order as planned, in one transaction with its seats, its note in the audit log and its news. Repeated under
 * the same Idempotency-Key, or when the order is as it is wanted already, nothing happens and it is answered as it is.
 * Of two changes at once the second is told that it has not seen the order as it is.
 */
export async function changeOrder(
  deps: ChangeDeps,
  input: Wanted,
  call: Call,
  plan: PlanChange,
): Promise<ChangedOrder> {
  const { pool, clock, ids, sales } = deps;
  const actorId = callerOf(call);
  const key = call.idempotencyKey;
  const changeId = key === null ? ids.next('chg') : deriveId('chg', actorId, key);
  const made = { changeId, actorId, digest: fingerprint(input), input };

  const look = async () => {
    // In this order: an order read before its change was found would be told as it was without it.
    const known = key === null ? undefined : await findChange(readFrom(pool), changeId);
    return { known, ...(await reachedOrder(readFrom(pool), sales, input.orderId, call)) };
  };
  const { known, order: seen, terms } = await look();
  const told = (row: OrderRow, news: News = NO_NEWS): ChangedOrder => ({
    core: viewOrderCore(row, terms, clock.now()),
    ...news,
  });
  if (known) return told(asChanged(known, made, seen));
  const judge = async (): Promise<Plan | null> => {
    const planned = await plan(seen, terms, clock.now());
    if (planned && seen.version !== input.expectedVersion) throw meanwhile(seen);
    return planned;
  };
  const planned = await judge().catch(async (refusal: unknown) => {
    // What speaks against it may be its own twin, made between the two looks.
    const again = await look();
    if (!again.known) throw refusal;
    return { twin: told(asChanged(again.known, made, again.order)) };
  });
  if (planned === null) return told(seen);
  if ('twin' in planned) return planned.twin;

  return inTransaction(pool, async (tx) => {
    const [locked] = await lockOrders(tx, [input.orderId]);
    if (!locked) throw problem('no-such-order');
    const twin = await findChange(tx, changeId);
    if (twin) return told(asChanged(twin, made, locked));
    if (locked.version !== seen.version) throw meanwhile(locked);
    const { order, news } = await keep(deps, tx, { locked, terms, planned, made });
    return told(order, news);
  });
}

type News = Pick<ChangedOrder, 'cancelled' | 'changed'>;
const NO_NEWS: News = { cancelled: null, changed: null };

interface Made {
  readonly changeId: string;
  readonly actorId: string;
  readonly digest: string;
  readonly input: Wanted;
}

function asChanged(
  known: Pick<OrderChangeRow, 'request_digest'>,
  { digest }: Made,
  order: OrderRow,
): OrderRow {
  if (known.request_digest !== digest) throw problem('idempotency-key-reused');
  return order;
}

function meanwhile({ version }: Pick<OrderRow, 'version'>) {
  return problem('changed-meanwhile', { version });
}

interface Keeping {
  readonly locked: OrderRow;
  readonly terms: SaleTerms;
  readonly planned: Plan;
  readonly made: Made;
}

async function keep(
  deps: ChangeDeps,
  tx: Tx,
  keeping: Keeping,
): Promise<{ order: OrderRow; news: News }> {
  const { clock, record, signals, boards } = deps;
  const { locked, terms, planned } = keeping;
  const now = clock.now();
  const order = changed(locked, planned, now);
  const moved = await moveSeats(tx, locked, planned, now);
  const row = changeRow(keeping, order, now);
  saveChangedOrder(tx, order);
  insertChange(tx, row);
  const news: News =
    planned.kind === 'cancelled'
      ? { cancelled: { ...viewCancelledOrder(order, terms.label), byStaff: true }, changed: null }
      : { cancelled: null, changed: viewChangedOrder(order, row, terms.label) };
  await record(tx, [
    ...(news.cancelled ? [fact('booking.order-cancelled', news.cancelled)] : []),
    ...(news.changed ? [fact('booking.order-changed', news.changed)] : []),
  ]);
  await note(deps, tx, keeping, order);
  tx.afterCommit(() => {
    boards.tell(moved);
    signals.publish(ORDER_CHANNEL, { orderId: order.order_id, status: order.status });
  });
  return { order, news };
}

/** The order since. What a cancellation gives back is written apart from what changes do. */
function changed(locked: OrderRow, { kind, after, refund }: Plan, now: Date): OrderRow {
  const next = { ...locked, ...after, version: locked.version + 1 };
  if (kind === 'cancelled') {
    return { ...next, status: 'CANCELLED', cancelled_at: now, refund_amount: refund || null };
  }
  if (kind === 'contact-changed') return next;
  return {
    ...next,
    paid_amount: paidOf(moneyOf(locked)),
    refunded_amount: locked.refunded_amount + refund,
  };
}

/**
 * Takes and gives back in one statement, so that all seats are locked in the order of their keys. Who wants a seat that
 * somebody else has gets nothing at all: the refusal takes the transaction with it.
 */
async function moveSeats(
  tx: Tx,
  { show_id: showId, hold_id: holdId, order_id: orderId }: OrderRow,
  { seatsGiven, seatsTaken }: Plan,
  now: Date,
): Promise<readonly SeatChange[]> {
  const taking: SeatClaim = { showId, holdId, seatIds: seatsTaken, orderId, takenUntil: null };
  const giving: SeatClaim = {
    ...{ showId, holdId, seatIds: seatsGiven },
    ...{ orderId: null, takenUntil: OVER },
  };
  const claims = [taking, giving].filter(({ seatIds }) => seatIds.length > 0);
  if (claims.length === 0) return [];
  const { lost, changes } = await takeAllOrNothing(tx, claims, now);
  const missing = lost.get(taking);
  if (missing) throw problem('seats-taken', { seatIds: missing });
  return changes;
}

function changeRow({ locked, planned, made }: Keeping, order: OrderRow, now: Date): OrderChangeRow {
  const { kind, after, refund, seatsGiven, seatsTaken } = planned;
  return {
    change_id: made.changeId,
    order_id: order.order_id,
    version: order.version,
    kind,
    at: now,
    actor_id: made.actorId,
    reason: made.input.reason,
    seats_given: [...seatsGiven],
    seats_taken: [...seatsTaken],
    refund_amount: refund || null,
    before: {
      ...(after.quote && { quote: locked.quote }),
      ...(after.contact && { contact: locked.contact }),
    },
    request_digest: made.digest,
  };
}

async function note(
  { audit }: ChangeDeps,
  tx: Tx,
  { locked, terms, planned, made }: Keeping,
  order: OrderRow,
): Promise<void> {
  const said = ({ status, seat_ids: seatIds, quote: { total }, contact }: OrderRow) => ({
    ...{ status, seatIds, total, contact },
  });
  const refund = planned.refund > 0 ? { ...order.quote.total, amount: planned.refund } : null;
  await audit(tx, {
    ...belongingOf(terms.label),
    actorId: made.actorId,
    action: `order.${planned.kind}`,
    subject: { kind: 'order', id: order.order_id, name: order.ticket_code ?? order.order_id },
    before: { ...said(locked), refund: null, reason: null },
    after: { ...said(order), refund, reason: made.input.reason },
  });
}
