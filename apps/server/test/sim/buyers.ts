import type { Hold } from '@houseful/contract/booking';
import type { Call } from '@houseful/contract/operation';
import type { Bank } from './bank.ts';
import type { Chance } from './chance.ts';
import type { Promises } from './promises.ts';
import type { SimulatedProcess } from './process.ts';

type Face = SimulatedProcess['face'];
type HoldInput = Parameters<Face['holdSeats']>[0];

export interface BuyersDeps {
  readonly chance: Chance;
  readonly bank: Bank;
  readonly promises: Promises;
  readonly showIds: readonly string[];
  /** Calls a process of the house, mostly the usual one; null when it went away, or refused. */
  readonly call: <T>(
    label: string,
    home: number,
    ask: (face: Face) => Promise<T>,
  ) => Promise<T | null>;
}

interface Wanted {
  readonly key: string;
  readonly body: HoldInput;
}

interface Buyer {
  readonly buyerId: string;
  /** Where their calls mostly arrive. */
  readonly home: number;
  readonly wanted: Wanted[];
  readonly holds: Hold[];
  readonly orders: string[];
  readonly tokens: { readonly orderId: string; readonly token: string }[];
  underWay: number;
}

const CALLS_AT_ONCE_MAX = 3;
const ROWS = ['A', 'B'];
const SEATS_PER_ROW = 4;
/** Most buyers pay; the others are why a box office needs simulating. */
const KINDS = ['ok', 'ok', 'ok', 'ok', 'no', 'silent', 'busy', 'turn', 'short'];

/** People who want the same few seats, change their minds, ask twice and wander off. */
export class Buyers {
  readonly #deps: BuyersDeps;
  readonly #buyers: Buyer[];
  #keys = 0;

  constructor(deps: BuyersDeps, count: number) {
    this.#deps = deps;
    this.#buyers = Array.from({ length: count }, (_, index) => ({
      buyerId: `usr_${index + 1}`,
      home: index,
      wanted: [],
      holds: [],
      orders: [],
      tokens: [],
      underWay: 0,
    }));
  }

  /** One of them does something, whatever comes of it. */
  act(): void {
    const idle = this.#buyers.filter(({ underWay }) => underWay < CALLS_AT_ONCE_MAX);
    if (idle.length === 0) return;
    const buyer = this.#deps.chance.pick(idle);
    const { chance } = this.#deps;
    const lot = chance.below(100);
    const hold = buyer.holds.at(-1);
    const orderId = buyer.orders.at(-1);
    const wanted = buyer.wanted.at(-1);
    if (orderId && lot < 34) return this.#pay(buyer, orderId, this.#token());
    if (orderId && lot < 40) return this.#payAgain(buyer);
    if (orderId && lot < 46) return this.#deps.bank.payOnPage(orderId, this.#token());
    if (orderId && lot < 58) return this.#cancel(buyer, orderId);
    if (hold && lot < 72) return this.#order(buyer, hold);
    if (hold && lot < 74) return this.#trespass(buyer, hold);
    if (hold && lot < 77) return this.#release(buyer, chance.pick(buyer.holds));
    if (hold && lot < 80) return this.#extend(buyer, hold);
    if (hold && lot < 84) return this.#change(buyer, hold);
    if (wanted && lot < 89) return this.#hold(buyer, chance.pick(buyer.wanted));
    if (wanted && lot < 91) return this.#hold(buyer, { key: wanted.key, body: this.#wish() });
    const fresh = { key: `key-${++this.#keys}`, body: this.#wish() };
    buyer.wanted.push(fresh);
    this.#hold(buyer, fresh);
    // An impatient finger: the same request again before the first is answered.
    if (chance.happens(0.2)) this.#hold(buyer, fresh);
  }

  #wish(): HoldInput {
    const { chance, showIds } = this.#deps;
    const showId = chance.happens(0.8) ? (showIds[0] as string) : (showIds[1] as string);
    const lot = chance.below(10);
    const quantity = chance.between(1, 3);
    if (lot < 2) return { showId, quantity };
    if (lot < 3) return { showId, quantity, together: true };
    if (lot < 4 && showId === showIds[0]) return { showId, areaId: 'FLOOR', quantity };
    return { showId, seatIds: this.#neighbours(quantity) };
  }

  #neighbours(quantity: number): string[] {
    const { chance } = this.#deps;
    const row = chance.pick(ROWS);
    const first = chance.between(1, SEATS_PER_ROW + 1 - quantity);
    const seatIds = Array.from({ length: quantity }, (_, index) => `${row}${first + index}`);
    return chance.happens(0.5) ? seatIds : seatIds.toReversed();
  }

  #token(): string {
    const { chance } = this.#deps;
    return `${chance.pick(KINDS)}-${chance.below(1_000)}`;
  }

  #callOf({ buyerId }: Buyer, idempotencyKey: string | null): Call {
    return { caller: { buyerId, roles: ['buyer'] }, idempotencyKey };
  }

  #ask<T>(
    buyer: Buyer,
    what: string,
    ask: (face: Face) => Promise<T>,
    hear: (answer: T) => void,
  ): void {
    buyer.underWay += 1;
    void this.#deps.call(`${buyer.buyerId} ${what}`, buyer.home, ask).then((answer) => {
      buyer.underWay -= 1;
      if (answer !== null) hear(answer);
    });
  }

  #hold(buyer: Buyer, { key, body }: Wanted): void {
    const text = JSON.stringify(body);
    const ask = (face: Face) => face.holdSeats(body, this.#callOf(buyer, key));
    this.#ask(buyer, `holds ${text} (${key})`, ask, (hold) => {
      this.#deps.promises.held(`${buyer.buyerId} ${key}`, text, hold);
      if (!buyer.holds.some(({ holdId }) => holdId === hold.holdId)) buyer.holds.push(hold);
    });
  }

  #release(buyer: Buyer, { holdId }: Hold): void {
    this.#deps.promises.releaseAsked.add(holdId);
    const ask = (face: Face) => face.releaseHold({ holdId }, this.#callOf(buyer, null));
    this.#ask(buyer, `releases ${holdId}`, ask, () => this.#deps.promises.released.add(holdId));
  }

  /** Somebody else tries what only the hold's buyer may do. */
  #trespass(owner: Buyer, { holdId }: Hold): void {
    const { chance, promises } = this.#deps;
    const buyer = chance.pick(this.#buyers.filter((other) => other !== owner));
    const call = this.#callOf(buyer, null);
    const ways: readonly ((face: Face) => Promise<unknown>)[] = [
      (face) => face.releaseHold({ holdId }, call),
      (face) => face.placeOrder({ holdId, contact: {} }, call),
      (face) => face.extendHold({ holdId }, call),
    ];
    this.#ask(buyer, `wants ${holdId} of ${owner.buyerId}`, chance.pick(ways), () =>
      promises.trespassed(`${buyer.buyerId} got at ${holdId} of ${owner.buyerId}`),
    );
  }

  #extend(buyer: Buyer, { holdId }: Hold): void {
    this.#deps.promises.touched.add(holdId);
    const ask = (face: Face) => face.extendHold({ holdId }, this.#callOf(buyer, null));
    this.#ask(buyer, `extends ${holdId}`, ask, () => undefined);
  }

  #change(buyer: Buyer, { holdId }: Hold): void {
    this.#deps.promises.touched.add(holdId);
    const seatIds = this.#neighbours(this.#deps.chance.between(1, 3));
    const ask = (face: Face) => face.changeHold({ holdId, seatIds }, this.#callOf(buyer, null));
    this.#ask(buyer, `changes ${holdId} to ${seatIds.join()}`, ask, () => undefined);
  }

  #order(buyer: Buyer, hold: Hold): void {
    const { holdId } = hold;
    const contact = { email: `${buyer.buyerId}@example.com` };
    const ask = (face: Face) =>
      face.placeOrder({ holdId, contact }, this.#callOf(buyer, `order ${holdId}`));
    const place = () =>
      this.#ask(buyer, `orders ${holdId}`, ask, (order) => {
        this.#deps.promises.ordered(hold, order);
        if (!buyer.orders.includes(order.orderId)) buyer.orders.push(order.orderId);
      });
    place();
    if (this.#deps.chance.happens(0.15)) place();
  }

  #pay(buyer: Buyer, orderId: string, paymentToken: string): void {
    buyer.tokens.push({ orderId, token: paymentToken });
    const ask = (face: Face) =>
      face.confirmPayment({ orderId, paymentToken }, this.#callOf(buyer, null));
    const pay = () =>
      this.#ask(buyer, `pays ${orderId} with ${paymentToken}`, ask, (answer) =>
        this.#deps.promises.confirmedWith(orderId, answer),
      );
    pay();
    if (this.#deps.chance.happens(0.2)) pay();
    if (this.#deps.chance.happens(0.1)) pay();
    if (this.#deps.chance.happens(0.1)) this.#cancel(buyer, orderId);
  }

  #payAgain(buyer: Buyer): void {
    const last = buyer.tokens.pop();
    if (last) this.#pay(buyer, last.orderId, last.token);
  }

  #cancel(buyer: Buyer, orderId: string): void {
    this.#deps.promises.cancelAsked.add(orderId);
    const ask = (face: Face) => face.cancelOrder({ orderId }, this.#callOf(buyer, null));
    const cancel = () =>
      this.#ask(buyer, `cancels ${orderId}`, ask, (answer) =>
        this.#deps.promises.cancelledWith(orderId, answer.refund?.amount.amount ?? 0),
      );
    cancel();
    if (this.#deps.chance.happens(0.15)) cancel();
  }
}
