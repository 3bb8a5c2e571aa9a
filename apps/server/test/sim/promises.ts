import type { Hold, PlacedOrder } from '@houseful/contract/booking';

/** What the house told buyers, and therefore has to keep. */
export class Promises {
  /** By hold: as it was answered first. */
  readonly holds = new Map<string, Hold>();
  /** Holds that somebody asked to change or extend: their seats and ends may be others. */
  readonly touched = new Set<string>();
  /** Holds that their own buyers want to give back, and those of which they know it is done. */
  readonly releaseAsked = new Set<string>();
  readonly released = new Set<string>();
  readonly orders = new Map<string, PlacedOrder>();
  readonly confirmed = new Map<string, string>();
  /** Orders that their own buyers want to cancel, and what those who heard of it get back. */
  readonly cancelAsked = new Set<string>();
  readonly cancelled = new Map<string, number>();
  readonly #keys = new Map<string, { readonly holdId: string; readonly body: string }>();
  readonly broken: string[] = [];

  /** A repeated request is the same hold, and its clock does not start again. */
  held(key: string, body: string, hold: Hold): void {
    const named = this.#keys.get(key);
    if (named && named.holdId !== hold.holdId) {
      this.#break('a-key-names-one-hold', `${key}: ${named.holdId} and ${hold.holdId}`);
    }
    if (named && named.body !== body) {
      this.#break('a-key-is-of-one-request', `${key} held for ${named.body} and for ${body}`);
    }
    this.#keys.set(key, { holdId: hold.holdId, body });
    const first = this.holds.get(hold.holdId);
    if (!first) {
      this.holds.set(hold.holdId, hold);
    } else if (!this.touched.has(hold.holdId) && essence(first) !== essence(hold)) {
      this.#break('a-retry-answers-the-same-hold', `${essence(first)} then ${essence(hold)}`);
    }
  }

  ordered(hold: Hold, order: PlacedOrder): void {
    const first = this.orders.get(order.orderId);
    const other = [...this.orders.values()].find(
      ({ holdId, orderId }) => holdId === order.holdId && orderId !== order.orderId,
    );
    if (other) this.#break('one-order-per-hold', `${other.orderId} and ${order.orderId}`);
    if (first && first.expiresAt !== order.expiresAt) {
      this.#break('a-retry-answers-the-same-order', `${first.expiresAt}, ${order.expiresAt}`);
    }
    if (order.total.amount !== order.quote.total.amount) {
      this.#break('the-total-is-the-quote', `${order.orderId}: ${order.total.amount}`);
    }
    if (!this.touched.has(hold.holdId) && order.total.amount !== hold.quote.total.amount) {
      this.#break('the-total-is-the-quote', `${hold.holdId} was ${hold.quote.total.amount}`);
    }
    if (order.payment?.amount.amount !== order.total.amount) {
      this.#break('what-is-charged-is-the-total', order.orderId);
    }
    if (!first) this.orders.set(order.orderId, order);
  }

  confirmedWith(orderId: string, answer: unknown): void {
    const text = JSON.stringify(answer);
    const first = this.confirmed.get(orderId);
    // Whoever cancels may hear of it after this answer, or never.
    if (first !== undefined && first !== text && !this.cancelAsked.has(orderId)) {
      this.#break('a-retry-answers-the-same-tickets', `${first} then ${text}`);
    }
    if (first === undefined) this.confirmed.set(orderId, text);
  }

  cancelledWith(orderId: string, refund: number): void {
    const first = this.cancelled.get(orderId);
    // Of an unpaid one nothing goes back, until money comes for it all the same.
    if (first && first !== refund) {
      this.#break('a-retry-answers-the-same-refund', `${orderId}: ${first} then ${refund}`);
    }
    this.cancelled.set(orderId, refund);
  }

  /** What belongs to somebody else does not exist. */
  trespassed(what: string): void {
    this.#break('others-do-not-exist', what);
  }

  #break(law: string, text: string): void {
    this.broken.push(`${law}: ${text}`);
  }
}

function essence({ holdId, seatIds, createdAt, expiresAt, quote }: Hold): string {
  return `${holdId} ${seatIds.join(',')} ${createdAt}–${expiresAt} ${quote.total.amount}`;
}
