import type { Contact, Quote } from '@houseful/contract/booking';
import { addMs, laterOf } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import { deriveId, fingerprint } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { SaleTerms, ShowSales } from '../boards/show-sales.ts';
import { termsFor, termsOf } from '../boards/terms-of.ts';
import type { BookingDeps } from '../deps.ts';
import { holdStatus } from '../rules/hold-status.ts';
import { orderStatusAt } from '../rules/order-states.ts';
import { type HoldRow, lockBuyers, lockHolds, markOrdered } from '../store/holds.ts';
import {
  findHoldsOfKeys,
  insertOrders,
  keyOfBuyer,
  lockOrders,
  type OrderKey,
  type OrderRow,
  UNCHANGED,
  updateContact,
} from '../store/orders.ts';
import { findCancelledShowsOfHolds } from '../store/show-changes.ts';
import { takeAllOrNothing } from './take-seats.ts';

export interface OrderCommand {
  readonly holdId: string;
  readonly buyerId: string;
  readonly contact: Contact | undefined;
  /** Not part of the request: never makes a retry look like another one. */
  readonly contactIfNone: Contact | undefined;
  readonly idempotencyKey: string | null;
  readonly requestDigest: string;
  readonly channel: OrderRow['channel'];
  /** What offers make of the hold's quote, and of which one; null where they were not asked. */
  readonly priced: { readonly quote: Quote; readonly of: string } | null;
}

export type OrderOutcome =
  | { readonly outcome: 'placed'; readonly order: OrderRow }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'released' }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'key-reused' }
  /** The hold has another quote than the one that was priced. */
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'already-ordered'; readonly orderId: string };

/** One hold makes at most one order, so the order's id follows from the hold's. */
export function orderIdOf(holdId: string): string {
  return deriveId('ord', holdId);
}

/**
 * Turns each running hold into an order and moves its seats from the hold's end to the payment
 * deadline, which is never before what the buyer was shown, and freezes what cancelling will
 * give. Asked again for the same hold, it answers the same order; while that one is unpaid, a
 * corrected contact is taken over. A buyer's key names one order: for another hold it is refused.
 */
export function commitOrders(
  { clock, limits }: Pick<BookingDeps, 'clock' | 'limits'>,
  sales: ShowSales,
  boards: Pick<SeatBoards, 'tell'>,
): BatchVerb<OrderCommand, OrderOutcome> {
  return async (tx, commands) => {
    const now = clock.now();
    const keyed = commands.flatMap(keyedAs);
    // Buyers first, then holds, then seats: the order in which every verb takes its locks.
    lockBuyers(
      tx,
      keyed.map(({ buyerId }) => buyerId),
    );
    const [rows, holdOfKey, cancelled] = await Promise.all([
      lockHolds(
        tx,
        commands.map(({ holdId }) => holdId),
      ),
      findHoldsOfKeys(tx, keyed),
      findCancelledShowsOfHolds(
        tx,
        commands.map(({ holdId }) => holdId),
      ),
    ]);
    const holds = new Map(rows.map((hold) => [hold.hold_id, hold]));
    const terms = await termsOf(sales, [...holds.values()]);
    const orderIds = [...holds.values()].flatMap((hold) => hold.order_id ?? []);
    const earlier = orderIds.length > 0 ? await lockOrders(tx, orderIds) : [];
    const orders = new Map(earlier.map((order) => [order.hold_id, order]));
    const fresh: OrderRow[] = [];

    const outcomes: OrderOutcome[] = [];
    for (const command of commands) {
      const hold = holds.get(command.holdId);
      if (!hold || hold.buyer_id !== command.buyerId) {
        outcomes.push({ outcome: 'unknown' });
        continue;
      }
      const [key] = keyedAs(command).map(keyOfBuyer);
      if (key !== undefined && (holdOfKey.get(key) ?? command.holdId) !== command.holdId) {
        outcomes.push({ outcome: 'key-reused' });
        continue;
      }
      const order = orders.get(command.holdId);
      if (order) {
        const [outcome, current] = await repeat(tx, command, order, now);
        orders.set(command.holdId, current);
        outcomes.push(outcome);
        continue;
      }
      const status = holdStatus(
        { expiresAt: hold.expires_at, releasedAt: hold.released_at, orderId: null },
        now,
      );
      if (status === 'HELD' && cancelled.has(hold.show_id)) {
        outcomes.push({ outcome: 'released' });
        continue;
      }
      if (status !== 'HELD') {
        outcomes.push({ outcome: status === 'RELEASED' ? 'released' : 'expired' });
        continue;
      }
      if (!isPricedAs(command, hold, termsFor(terms, hold))) {
        outcomes.push({ outcome: 'changed' });
        continue;
      }
      const placed = newOrder(command, hold, termsFor(terms, hold), {
        now,
        paymentWindowMs: limits.paymentWindowMs,
      });
      orders.set(command.holdId, placed);
      if (key !== undefined) holdOfKey.set(key, command.holdId);
      fresh.push(placed);
      outcomes.push({ outcome: 'placed', order: placed });
    }
    const lost = await keep(tx, fresh, now, boards);
    return outcomes.map((each) =>
      each.outcome === 'placed' && lost.has(each.order.hold_id) ? { outcome: 'expired' } : each,
    );
  };
}

function keyedAs({ buyerId, idempotencyKey }: OrderCommand): OrderKey[] {
  return idempotencyKey === null ? [] : [{ buyerId, idempotencyKey }];
}

/** Which tickets at which prices: what a priced quote is of. */
export function quotedAs({ lines }: Quote): string {
  return fingerprint(lines);
}

/** Whether the order is priced as its show asks for, by the hold's quote as it is now. */
function isPricedAs({ priced }: OrderCommand, hold: HoldRow, { pricing }: SaleTerms): boolean {
  return priced === null ? pricing === null : priced.of === quotedAs(hold.quote);
}

function newOrder(
  command: OrderCommand,
  hold: HoldRow,
  { cancellation }: SaleTerms,
  { now, paymentWindowMs }: { now: Date; paymentWindowMs: number },
): OrderRow {
  return {
    order_id: orderIdOf(hold.hold_id),
    hold_id: hold.hold_id,
    buyer_id: hold.buyer_id,
    show_id: hold.show_id,
    status: 'PAYMENT_PENDING',
    seat_ids: hold.seat_ids,
    quote: command.priced?.quote ?? hold.quote,
    contact: command.contact ?? command.contactIfNone ?? {},
    idempotency_key: command.idempotencyKey,
    request_digest: command.requestDigest,
    created_at: now,
    expires_at: laterOf(hold.expires_at, addMs(now, paymentWindowMs)),
    confirmed_at: null,
    payment_id: null,
    ticket_code: null,
    cancellation,
    cancelled_at: null,
    channel: command.channel,
    refund_amount: null,
    cancelled_because: null,
    ...UNCHANGED,
  };
}

/** The hold has its order already: a retry gets it, a second thought may correct the contact. */
async function repeat(
  tx: Tx,
  command: OrderCommand,
  order: OrderRow,
  now: Date,
): Promise<[OrderOutcome, OrderRow]> {
  const sameKey =
    command.idempotencyKey !== null && command.idempotencyKey === order.idempotency_key;
  if (sameKey) {
    const same = command.requestDigest === order.request_digest;
    return [same ? { outcome: 'placed', order } : { outcome: 'key-reused' }, order];
  }
  const status = orderStatusAt({ status: order.status, expiresAt: order.expires_at }, now);
  if (status !== 'PAYMENT_PENDING') {
    return [{ outcome: 'already-ordered', orderId: order.order_id }, order];
  }
  if (command.contact === undefined) return [{ outcome: 'placed', order }, order];
  await updateContact(tx, order.order_id, command.contact);
  const corrected = { ...order, contact: command.contact };
  return [{ outcome: 'placed', order: corrected }, corrected];
}

/** Writes the orders that have their seats; answers the holds that have lost them. */
async function keep(
  tx: Tx,
  orders: readonly OrderRow[],
  now: Date,
  boards: Pick<SeatBoards, 'tell'>,
): Promise<ReadonlySet<string>> {
  if (orders.length === 0) return new Set();
  const { lost, changes } = await takeAllOrNothing(
    tx,
    orders.map((order) => ({
      showId: order.show_id,
      seatIds: order.seat_ids,
      holdId: order.hold_id,
      orderId: order.order_id,
      takenUntil: order.expires_at,
    })),
    now,
  );
  tx.afterCommit(() => boards.tell(changes));
  // This batch began before the hold's end and came to the seats after it: somebody has them.
  const gone = new Set([...lost.keys()].map(({ holdId }) => holdId));
  const kept = orders.filter((order) => !gone.has(order.hold_id));
  if (kept.length === 0) return gone;
  insertOrders(tx, kept);
  markOrdered(
    tx,
    kept.map((order) => ({ holdId: order.hold_id, orderId: order.order_id })),
  );
  return gone;
}
