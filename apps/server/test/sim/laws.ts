import type { Bank } from './bank.ts';
import { HOLDS_PER_BUYER_MAX } from './process.ts';
import type { Promises } from './promises.ts';
import { type HoldFact, type OrderFact, type SeatFact, SOLD, type Snapshot } from './snapshot.ts';

/** News of seats as processes tell it, after a commit. */
export interface ToldSeats {
  readonly showId: string;
  readonly holdId: string;
  readonly takenUntilMs: number | null;
  readonly seats: readonly (readonly [seatId: string, fence: number])[];
}

export const SEATS_PER_BUYER_MAX = 3;

const MOVES: Record<OrderFact['status'], readonly OrderFact['status'][]> = {
  PAYMENT_PENDING: ['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED'],
  EXPIRED: ['CONFIRMED', 'FAILED'],
  CONFIRMED: ['CANCELLED'],
  FAILED: [],
  CANCELLED: [],
};

interface Committed extends Snapshot {
  readonly nowMs: number;
  readonly seatOf: ReadonlyMap<string, SeatFact>;
  readonly holdOf: ReadonlyMap<string, HoldFact>;
  readonly orderOf: ReadonlyMap<string, OrderFact>;
}

/** What must hold after every commit, whatever went wrong before. Each law has a name. */
export class Laws {
  readonly #bank: Bank;
  readonly #promises: Promises;
  readonly #strictShowId: string;
  readonly #told: ToldSeats[] = [];
  readonly #broken: string[] = [];
  readonly #fences = new Map<string, number>();
  readonly #holds = new Map<string, HoldFact>();
  readonly #orders = new Map<string, OrderFact>();

  constructor(bank: Bank, promises: Promises, strictShowId: string) {
    this.#bank = bank;
    this.#promises = promises;
    this.#strictShowId = strictShowId;
  }

  tell(news: ToldSeats): void {
    this.#told.push(news);
  }

  /** The laws that are broken by what is committed at this moment. */
  check(snapshot: Snapshot, nowMs: number): string[] {
    this.#broken.splice(0);
    const state: Committed = {
      ...snapshot,
      nowMs,
      seatOf: new Map(snapshot.seats.map((seat) => [`${seat.showId}/${seat.seatId}`, seat])),
      holdOf: new Map(snapshot.holds.map((hold) => [hold.holdId, hold])),
      orderOf: new Map(snapshot.orders.map((order) => [order.orderId, order])),
    };
    this.#seatsHaveOneOwner(state);
    this.#claimsBelong(state);
    this.#claimsAreWhole(state);
    this.#claimsBeginWhole(state);
    this.#clocksStand(state);
    this.#limitsHold(state);
    this.#promisesAreKept(state);
    this.#moneyIsGuarded(state);
    this.#ticketsFollow(state);
    this.#newsIsTrue(state);
    return [...this.#broken, ...this.#promises.broken, ...this.#bank.violations];
  }

  /** When the next hold or unpaid order ends, as far as was seen. */
  nextEndMs(nowMs: number): number | null {
    const ends = [...this.#holds.values(), ...this.#orders.values()]
      .map(({ expiresAt }) => expiresAt)
      .filter((end) => end > nowMs);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  #break(law: string, text: string): void {
    this.#broken.push(`${law}: ${text}`);
  }

  #seatsHaveOneOwner({ orders }: Committed): void {
    const owners = new Map<string, string>();
    for (const { status, showId, seatIds, orderId } of orders) {
      if (status !== 'CONFIRMED') continue;
      for (const seatId of seatIds) {
        const other = owners.get(`${showId}/${seatId}`);
        if (other) this.#break('a-seat-is-sold-once', `${seatId}: ${other} and ${orderId}`);
        owners.set(`${showId}/${seatId}`, orderId);
      }
    }
  }

  /** Every live claim belongs to a running hold, an order in its window, or a confirmed one. */
  #claimsBelong({ seats, holdOf, orderOf, nowMs }: Committed): void {
    for (const seat of seats) {
      if (seat.until !== SOLD && seat.until <= nowMs) continue;
      const hold = holdOf.get(seat.holdId);
      const order = seat.orderId === null ? null : orderOf.get(seat.orderId);
      const belongs =
        order === null
          ? hold !== undefined &&
            isRunning(hold, nowMs) &&
            hold.seatIds.includes(seat.seatId) &&
            seat.until === hold.expiresAt
          : order !== undefined &&
            order.holdId === seat.holdId &&
            order.seatIds.includes(seat.seatId) &&
            seat.until === endOf(order);
      if (!belongs) this.#break('a-claim-belongs', `${seat.seatId} until ${seat.until}`);
    }
  }

  /** A running hold, an order in its window and a confirmed order have all of their seats. */
  #claimsAreWhole({ holds, orders, seatOf, nowMs }: Committed): void {
    for (const hold of holds) {
      if (!isRunning(hold, nowMs)) continue;
      for (const seatId of hold.seatIds) {
        const seat = seatOf.get(`${hold.showId}/${seatId}`);
        if (seat?.holdId !== hold.holdId || seat.until !== hold.expiresAt) {
          this.#break('a-hold-is-whole', `${hold.holdId} has not ${seatId}`);
        }
      }
    }
    for (const order of orders) {
      const end = endOf(order);
      if (end === 0 || (end !== SOLD && end <= nowMs)) continue;
      for (const seatId of order.seatIds) {
        const seat = seatOf.get(`${order.showId}/${seatId}`);
        if (seat?.orderId !== order.orderId || seat.until !== end) {
          this.#break('an-order-is-whole', `${order.orderId} (${order.status}) has not ${seatId}`);
        }
      }
    }
  }

  /** What was just made has its seats, even when it took so long that it has ended already. */
  #claimsBeginWhole({ holds, orders, seatOf }: Committed): void {
    for (const { holdId, showId, seatIds } of holds) {
      if (this.#holds.has(holdId)) continue;
      const has = seatIds.every((id) => seatOf.get(`${showId}/${id}`)?.holdId === holdId);
      if (!has) this.#break('a-hold-begins-whole', holdId);
    }
    for (const { orderId, showId, seatIds } of orders) {
      if (this.#orders.has(orderId)) continue;
      const has = seatIds.every((id) => seatOf.get(`${showId}/${id}`)?.orderId === orderId);
      if (!has) this.#break('an-order-begins-whole', orderId);
    }
  }

  /** Ends are never moved, fences only grow, orders only go forward. */
  #clocksStand({ seats, holds, orders, holdOf }: Committed): void {
    for (const { showId, seatId, fence } of seats) {
      const key = `${showId}/${seatId}`;
      const before = this.#fences.get(key) ?? 0;
      if (fence < before) this.#break('fences-grow', `${seatId}: ${before} then ${fence}`);
      this.#fences.set(key, fence);
    }
    for (const hold of holds) {
      const before = this.#holds.get(hold.holdId);
      if (before && before.expiresAt !== hold.expiresAt && before.extended === hold.extended) {
        this.#break('a-hold-is-not-restarted', hold.holdId);
      }
      if (before && before.createdAt !== hold.createdAt) {
        this.#break('a-hold-is-not-restarted', `${hold.holdId} was made again`);
      }
      this.#holds.set(hold.holdId, hold);
    }
    for (const order of orders) {
      const before = this.#orders.get(order.orderId);
      if (before && before.expiresAt !== order.expiresAt) {
        this.#break('an-order-is-not-restarted', order.orderId);
      }
      if (
        before &&
        before.status !== order.status &&
        !MOVES[before.status].includes(order.status)
      ) {
        this.#break('orders-go-forward', `${order.orderId}: ${before.status}, ${order.status}`);
      }
      const hold = holdOf.get(order.holdId);
      if (!hold || order.expiresAt < hold.expiresAt) {
        this.#break('an-order-is-not-shorter', order.orderId);
      } else if (order.createdAt >= hold.expiresAt) {
        this.#break('an-ended-hold-makes-no-order', order.orderId);
      }
      this.#orders.set(order.orderId, order);
    }
    for (const holdId of this.#holds.keys()) {
      if (!holdOf.has(holdId)) this.#break('a-hold-is-not-forgotten', holdId);
    }
  }

  #limitsHold({ holds, orders, nowMs }: Committed): void {
    const running = new Map<string, number>();
    const seats = new Map<string, number>();
    const add = (map: Map<string, number>, key: string, by: number): void => {
      map.set(key, (map.get(key) ?? 0) + by);
    };
    for (const hold of holds) {
      if (!isRunning(hold, nowMs)) continue;
      add(running, hold.buyerId, 1);
      if (hold.showId === this.#strictShowId) add(seats, hold.buyerId, hold.seatIds.length);
    }
    for (const order of orders) {
      const late = order.confirmedAt !== null && order.confirmedAt >= order.expiresAt;
      const end = endOf(order);
      if (late || end === 0 || (end !== SOLD && end <= nowMs)) continue;
      if (order.showId === this.#strictShowId) add(seats, order.buyerId, order.seatIds.length);
    }
    for (const [buyerId, count] of running) {
      if (count > HOLDS_PER_BUYER_MAX) this.#break('holds-per-buyer', `${buyerId}: ${count}`);
    }
    for (const [buyerId, count] of seats) {
      if (count > SEATS_PER_BUYER_MAX) this.#break('seats-per-buyer', `${buyerId}: ${count}`);
    }
  }

  #promisesAreKept({ holdOf, orderOf, nowMs }: Committed): void {
    const { holds, touched, releaseAsked, released, orders, confirmed, cancelled } = this.#promises;
    for (const [holdId, told] of holds) {
      const hold = holdOf.get(holdId);
      const isSame =
        hold !== undefined &&
        (touched.has(holdId) ||
          (hold.expiresAt === Date.parse(told.expiresAt) &&
            hold.seatIds.join() === told.seatIds.join()));
      if (!isSame) this.#break('an-answered-hold-is-durable', holdId);
    }
    for (const { holdId, released: isReleased } of holdOf.values()) {
      if (isReleased && !releaseAsked.has(holdId)) this.#break('others-do-not-exist', holdId);
    }
    for (const holdId of released) {
      const hold = holdOf.get(holdId);
      if (hold && isRunning(hold, nowMs)) this.#break('released-is-released', holdId);
    }
    for (const [orderId, told] of orders) {
      const order = orderOf.get(orderId);
      if (order?.expiresAt !== Date.parse(told.expiresAt) || order.total !== told.total.amount) {
        this.#break('an-answered-order-is-durable', orderId);
      }
    }
    for (const orderId of confirmed.keys()) {
      const order = orderOf.get(orderId);
      if (order?.confirmedAt == null) this.#break('confirmed-is-durable', orderId);
    }
    for (const orderId of cancelled.keys()) {
      if (orderOf.get(orderId)?.status !== 'CANCELLED') {
        this.#break('cancelled-is-durable', orderId);
      }
    }
  }

  /** No ticket without money, and no money back of an order that stands. */
  #moneyIsGuarded({ orders, payments }: Committed): void {
    for (const { orderId, status, total } of orders) {
      if (status !== 'CONFIRMED') continue;
      if (!this.#bank.hasCaptured(orderId, total)) {
        this.#break('confirmed-means-paid', `${orderId}: nothing was taken`);
      }
      const { captured, promised } = this.#bank.moneyOf(orderId);
      if (captured - promised < total) {
        this.#break(
          'confirmed-means-paid',
          `${orderId}: ${captured} taken, ${promised} going back`,
        );
      }
    }
    for (const { orderId, amount } of payments) {
      const order = this.#orders.get(orderId);
      if (order?.total !== amount) this.#break('one-payment-per-order', orderId);
    }
  }

  #ticketsFollow({ tickets, orderOf, outbox }: Committed): void {
    const owners = new Map<string, string>();
    for (const { orderId, seatId, valid } of tickets) {
      const order = orderOf.get(orderId);
      if (!order?.seatIds.includes(seatId) || order.confirmedAt === null) {
        this.#break('a-ticket-is-paid', `${orderId} ${seatId}`);
        continue;
      }
      if (!valid) continue;
      const onItsWay = outbox.some(
        (fact) => fact.name === 'booking.order-cancelled' && fact.orderId === orderId,
      );
      if (order.status !== 'CONFIRMED' && !onItsWay) {
        this.#break('a-cancelled-ticket-is-revoked', `${orderId} ${seatId}`);
      }
      if (order.status !== 'CONFIRMED') continue;
      const key = `${order.showId}/${seatId}`;
      if (owners.has(key)) this.#break('one-ticket-per-seat', seatId);
      owners.set(key, orderId);
    }
    for (const { name, setAside, orderId } of outbox) {
      if (setAside) this.#break('no-fact-is-given-up', `${name} of ${orderId}`);
    }
  }

  /** What a process tells of seats was committed: boards may be behind, but never ahead. */
  #newsIsTrue({ seatOf }: Committed): void {
    for (const { showId, holdId, takenUntilMs, seats } of this.#told.splice(0)) {
      for (const [seatId, fence] of seats) {
        const seat = seatOf.get(`${showId}/${seatId}`);
        const until = takenUntilMs ?? SOLD;
        if (!seat || seat.fence < fence) {
          this.#break('news-is-true', `${seatId}: fence ${fence} was never committed`);
        } else if (seat.fence === fence && (seat.holdId !== holdId || seat.until !== until)) {
          this.#break('news-is-true', `${seatId} fence ${fence} is not ${holdId}'s until ${until}`);
        }
      }
    }
  }

  /** Law 3, once everything has had its time: each capture is a confirmed order or went back. */
  settled({ orders, tickets, payments, refunds, outbox }: Snapshot): string[] {
    this.#broken.splice(0);
    const orderOf = new Map(orders.map((order) => [order.orderId, order]));
    for (const orderId of this.#bank.orders()) {
      const { captured, refunded, promised } = this.#bank.moneyOf(orderId);
      const kept = keptOf(orderOf.get(orderId));
      if (promised !== refunded || captured - refunded !== kept) {
        this.#break(
          'paid-is-a-ticket-or-money-back',
          `${orderId} (${orderOf.get(orderId)?.status}): ${captured} taken, ${refunded} back, ${kept} to keep`,
        );
      }
    }
    for (const order of orders) {
      const valid = tickets.filter(({ orderId, valid: is }) => is && orderId === order.orderId);
      const wanted = order.status === 'CONFIRMED' ? order.seatIds.length : 0;
      if (valid.length !== wanted) {
        this.#break('tickets-are-the-lines', `${order.orderId}: ${valid.length} of ${wanted}`);
      }
      if (order.status === 'PAYMENT_PENDING') this.#break('everything-ends', order.orderId);
    }
    for (const payment of payments) {
      if (payment.checkAt !== null) this.#break('everything-ends', `payment of ${payment.orderId}`);
    }
    for (const { orderId, open } of refunds) {
      if (open) this.#break('everything-ends', `refund of ${orderId}`);
    }
    for (const { name } of outbox) this.#break('everything-ends', name);
    return [...this.#broken];
  }
}

function isRunning({ released, orderId, expiresAt }: HoldFact, nowMs: number): boolean {
  return !released && orderId === null && expiresAt > nowMs;
}

/** Until when the order has its seats; 0: it has none. */
function endOf({ status, expiresAt }: OrderFact): number {
  if (status === 'CONFIRMED') return SOLD;
  return status === 'PAYMENT_PENDING' ? expiresAt : 0;
}

function keptOf(order: OrderFact | undefined): number {
  if (order?.status === 'CONFIRMED') return order.total;
  if (order?.status !== 'CANCELLED' || order.confirmedAt === null) return 0;
  return order.total - (order.refundAmount ?? 0);
}
