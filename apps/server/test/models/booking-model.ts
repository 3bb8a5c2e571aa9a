import type { HoldStatus, OrderStatus } from '@houseful/contract/booking';
import { HOLD_EXTENSION_MS, HOLD_MS, PAYMENT_WINDOW_MS } from '#test/kit/booking-world';

/** What every verb on it must answer, as plainly as it can be said: no database, no batches. */

export interface ModelHold {
  readonly buyer: number;
  readonly key: string;
  /** As first asked for: what another body under the same key is told by. */
  readonly asked: readonly string[];
  seatIds: readonly string[];
  endMs: number;
  extended: boolean;
  released: boolean;
  readonly changes: Map<string, string>;
  order: ModelOrder | null;
}

export interface ModelOrder {
  readonly key: string;
  readonly contactAsked: string | null;
  contact: string | null;
  /** As it was written down last: the deadline of an unpaid one is a fact of time. */
  status: OrderStatus;
  readonly deadlineMs: number;
  paidBy: string | null;
  refund: number | null;
}

export interface ModelFact {
  readonly name: string;
  readonly hold: number;
  readonly reason?: string;
}

export interface BookingModel {
  nowMs: number;
  readonly holds: ModelHold[];
  readonly facts: ModelFact[];
}

/** `ok`, or the code of the problem. */
export type Answered = string;

/** A silver seat's 210 rupees and their own tax, of which 75 % go back this long before the start. */
export const REFUND_PER_SEAT = Math.floor(((21_000 + 3_000 - 180) * 75) / 100);
export const PRICE_PER_SEAT = 25_000;

export function emptyModel(nowMs: number): BookingModel {
  return { nowMs, holds: [], facts: [] };
}

export function statusOfHold(hold: ModelHold, nowMs: number): HoldStatus {
  if (hold.order) return 'ORDERED';
  if (hold.released) return 'RELEASED';
  return hold.endMs <= nowMs ? 'EXPIRED' : 'HELD';
}

export function statusOfOrder(order: ModelOrder, nowMs: number): OrderStatus {
  const isOver = order.status === 'PAYMENT_PENDING' && order.deadlineMs <= nowMs;
  return isOver ? 'EXPIRED' : order.status;
}

/** Whether others see the hold's seats as free, held, or not to be had. */
export function seatsOf(hold: ModelHold, nowMs: number): 'free' | 'held' | 'unavailable' {
  if (!hold.order) return statusOfHold(hold, nowMs) === 'HELD' ? 'held' : 'free';
  const status = statusOfOrder(hold.order, nowMs);
  return status === 'PAYMENT_PENDING' || status === 'CONFIRMED' ? 'unavailable' : 'free';
}

/** Of these seats, those that somebody else has. */
export function takenByOthers(
  { holds, nowMs }: BookingModel,
  seatIds: readonly string[],
  own: ModelHold | undefined,
): string[] {
  const others = holds.filter((hold) => hold !== own && seatsOf(hold, nowMs) !== 'free');
  return seatIds.filter((seatId) => others.some((hold) => hold.seatIds.includes(seatId)));
}

export function holdSeats(
  model: BookingModel,
  asked: Pick<ModelHold, 'buyer' | 'key' | 'asked'>,
): Answered {
  const known = model.holds.find(({ buyer, key }) => buyer === asked.buyer && key === asked.key);
  if (known) return `${known.asked}` === `${asked.asked}` ? 'ok' : 'idempotency-key-reused';
  if (takenByOthers(model, asked.asked, undefined).length > 0) return 'seats-taken';
  model.holds.push({
    ...asked,
    seatIds: asked.asked,
    endMs: model.nowMs + HOLD_MS,
    extended: false,
    released: false,
    changes: new Map(),
    order: null,
  });
  return 'ok';
}

const WHY_NOT_RUNNING = {
  ORDERED: 'hold-already-ordered',
  RELEASED: 'hold-released',
  EXPIRED: 'hold-expired',
} as const;

export function change(
  model: BookingModel,
  changed: ModelHold,
  { key, seatIds }: { readonly key: string; readonly seatIds: readonly string[] },
): Answered {
  const before = changed.changes.get(key);
  if (before !== undefined) return before === `${seatIds}` ? 'ok' : 'idempotency-key-reused';
  const status = statusOfHold(changed, model.nowMs);
  if (status !== 'HELD') return WHY_NOT_RUNNING[status];
  if (takenByOthers(model, seatIds, changed).length > 0) return 'seats-taken';
  changed.changes.set(key, `${seatIds}`);
  const stay = changed.seatIds.filter((seatId) => seatIds.includes(seatId));
  changed.seatIds = [...new Set([...stay, ...seatIds])];
  return 'ok';
}

export function extend({ nowMs }: BookingModel, extended: ModelHold): Answered {
  if (extended.extended) return 'ok';
  const status = statusOfHold(extended, nowMs);
  if (status !== 'HELD') return WHY_NOT_RUNNING[status];
  extended.extended = true;
  extended.endMs += HOLD_EXTENSION_MS;
  return 'ok';
}

export function release({ nowMs }: BookingModel, released: ModelHold): Answered {
  if (released.order) return 'hold-already-ordered';
  if (statusOfHold(released, nowMs) === 'HELD') released.released = true;
  return 'ok';
}

export function placeOrder(
  { nowMs, holds }: BookingModel,
  ordered: ModelHold,
  { key, contact }: { readonly key: string; readonly contact: string | null },
): Answered {
  const isUsed = holds.some(
    (hold) => hold !== ordered && hold.buyer === ordered.buyer && hold.order?.key === key,
  );
  if (isUsed) return 'idempotency-key-reused';
  const known = ordered.order;
  if (known?.key === key) return known.contactAsked === contact ? 'ok' : 'idempotency-key-reused';
  if (known) {
    if (statusOfOrder(known, nowMs) !== 'PAYMENT_PENDING') return 'hold-already-ordered';
    known.contact = contact ?? known.contact;
    return 'ok';
  }
  const status = statusOfHold(ordered, nowMs);
  if (status === 'RELEASED') return 'hold-released';
  if (status !== 'HELD') return 'hold-expired';
  ordered.order = {
    key,
    contactAsked: contact,
    contact,
    status: 'PAYMENT_PENDING',
    deadlineMs: Math.max(ordered.endMs, nowMs + PAYMENT_WINDOW_MS),
    paidBy: null,
    refund: null,
  };
  return 'ok';
}

/** Why the order takes no money by a request of its buyer's; null when it does. */
export function whyUnpayable({ nowMs }: BookingModel, paid: ModelOrder): Answered | null {
  const status = statusOfOrder(paid, nowMs);
  if (status === 'CONFIRMED') return 'ok';
  if (status === 'CANCELLED') return 'order-cancelled';
  return status === 'PAYMENT_PENDING' ? null : 'order-expired';
}

/** Money has been taken: it buys the order, or it is told that it must go back. */
export function capture(
  model: BookingModel,
  paid: ModelHold,
  { paymentId, amount }: { readonly paymentId: string; readonly amount: number },
): 'confirmed' | 'unfulfillable' {
  const bought = paid.order as ModelOrder;
  const isOwnMoney = bought.paidBy === paymentId;
  if (isOwnMoney && bought.status === 'CONFIRMED') return 'confirmed';
  if (isOwnMoney) return 'unfulfillable';
  const reason = whyNot(model, paid, amount);
  const facts = { hold: model.holds.indexOf(paid) };
  if (reason === null || reason === 'seats-gone') {
    bought.paidBy = paymentId;
    bought.status = reason === null ? 'CONFIRMED' : 'FAILED';
  }
  if (reason === null) model.facts.push({ ...facts, name: 'booking.order-confirmed' });
  else model.facts.push({ ...facts, name: 'booking.order-unfulfillable', reason });
  return reason === null ? 'confirmed' : 'unfulfillable';
}

function whyNot(model: BookingModel, paid: ModelHold, amount: number): string | null {
  const { status } = paid.order as ModelOrder;
  if (status === 'CONFIRMED') return 'already-paid';
  if (status === 'FAILED' || status === 'CANCELLED') return 'order-closed';
  if (amount !== paid.seatIds.length * PRICE_PER_SEAT) return 'wrong-amount';
  return takenByOthers(model, paid.seatIds, paid).length > 0 ? 'seats-gone' : null;
}

export function cancel(model: BookingModel, cancelled: ModelHold): Answered {
  const ended = cancelled.order as ModelOrder;
  const status = statusOfOrder(ended, model.nowMs);
  if (status === 'CANCELLED') return 'ok';
  if (status === 'EXPIRED' || status === 'FAILED') return 'order-expired';
  if (status === 'CONFIRMED') ended.refund = cancelled.seatIds.length * REFUND_PER_SEAT;
  ended.status = 'CANCELLED';
  model.facts.push({ name: 'booking.order-cancelled', hold: model.holds.indexOf(cancelled) });
  return 'ok';
}

export function writeDownExpired({ holds, facts, nowMs }: BookingModel): void {
  for (const [index, { order: unpaid }] of holds.entries()) {
    if (unpaid?.status !== 'PAYMENT_PENDING' || unpaid.deadlineMs > nowMs) continue;
    unpaid.status = 'EXPIRED';
    facts.push({ name: 'booking.order-expired', hold: index });
  }
}

/** How long until the next hold or unpaid order ends; null when none is to end. */
export function untilNextEnd({ holds, nowMs }: BookingModel): number | null {
  const ends = holds
    .map((each) => each.order?.deadlineMs ?? each.endMs)
    .filter((endMs) => endMs > nowMs);
  return ends.length > 0 ? Math.min(...ends) - nowMs : null;
}
