import type { BookingFace } from '@houseful/contract/faces/booking';
import fc from 'fast-check';
import { expect } from 'vitest';
import { inTransaction } from '#platform/postgres/tx';
import { callOf, PAYMENT_WINDOW_MS } from '#test/kit/booking-world';
import {
  type BookingModel,
  cancel,
  capture,
  change,
  extend,
  holdSeats,
  type ModelHold,
  type ModelOrder,
  placeOrder,
  PRICE_PER_SEAT,
  release,
  seatsOf,
  takenByOthers,
  untilNextEnd,
  whyUnpayable,
  writeDownExpired,
} from './booking-model.ts';
import {
  agree,
  buyerOf,
  send,
  type Sending,
  type Shop,
  tellOf,
  type Told,
} from './booking-shop.ts';

const COMMANDS_MAX = 40;
const SEATS = ['A1', 'A2', 'A3', 'A4'];
const MINUTE_MS = 60_000;

const sending: fc.Arbitrary<Sending> = fc.record({
  first: fc.nat({ max: 1 }),
  times: fc.integer({ min: 1, max: 2 }),
});

type Step = fc.AsyncCommand<BookingModel, Shop>;

/** A verb of chance: what it does to the model and to the shop, which must then agree. */
function step(
  text: string,
  can: (model: Readonly<BookingModel>) => boolean,
  act: (model: BookingModel, shop: Shop) => Promise<void>,
): Step {
  return {
    check: can,
    run: async (model, shop) => {
      await act(model, shop);
      await agree(model, shop);
    },
    toString: () => text,
  };
}

/** A verb on one of the holds there are. */
function onHold(
  text: string,
  pick: number,
  act: (model: BookingModel, shop: Shop, at: number, held: ModelHold) => Promise<void>,
  can: (held: ModelHold) => boolean = () => true,
): Step {
  const candidates = (model: Readonly<BookingModel>) => model.holds.filter(can);
  return step(
    `${text} of hold ${pick}`,
    (model) => candidates(model).length > 0,
    (model, shop) => {
      const fitting = candidates(model);
      const held = fitting[pick % fitting.length] as ModelHold;
      return act(model, shop, model.holds.indexOf(held), held);
    },
  );
}

const isOrdered = (held: ModelHold) => held.order !== null;
const picks = fc.nat({ max: 7 });
const keys = fc.constantFrom('k1', 'k2', 'k3');
const someSeats = fc.shuffledSubarray(SEATS, { minLength: 1, maxLength: 2 });

const holdSteps = fc
  .record({ buyer: fc.nat({ max: 1 }), key: keys, asked: someSeats, to: sending })
  .map(({ to, ...asked }) =>
    step(
      `buyer ${asked.buyer} holds ${asked.asked} as ${asked.key} ×${to.times}`,
      () => true,
      async (model, shop) => {
        const { showId } = shop;
        const call = buyerOf(asked.buyer, shop, asked.key);
        const seatIds = [...asked.asked];
        const taken = takenByOthers(model, seatIds, undefined);
        const expected = holdSeats(model, asked);
        const told = await send(shop, to, (face) => face.holdSeats({ showId, seatIds }, call));
        expect(told.answered).toBe(expected);
        if (expected === 'seats-taken')
          expect(told.body).toMatchObject({ members: { seatIds: taken } });
        if (expected === 'ok') rememberHold(model, shop, told);
      },
    ),
  );

function rememberHold({ holds }: BookingModel, { holdIds }: Shop, { body }: Told): void {
  const { holdId } = body as { holdId: string };
  if (!holdIds.includes(holdId)) holdIds.push(holdId);
  expect(holdIds).toHaveLength(holds.length);
}

/** Everybody wants the same seats at the same moment, from both processes. */
const rushSteps = fc
  .record({ name: fc.nat({ max: 1_000_000 }), seatIds: someSeats })
  .map(({ name, seatIds }) =>
    step(
      `a rush ${name} for ${seatIds}`,
      ({ holds, nowMs }) => holds.filter((each) => seatsOf(each, nowMs) === 'held').length < 7,
      async (model, shop) => {
        const { showId, faces } = shop;
        const rushers = [0, 1, 2, 3].map((n) => ({ buyer: n % 2, key: `rush ${name} ${n}` }));
        const isOpen =
          takenByOthers(model, seatIds, undefined).length === 0 &&
          !model.holds.some(({ key }) => key.startsWith(`rush ${name} `));
        if (!isOpen) return;
        const told = await Promise.all(
          rushers.map(({ buyer, key }, n) =>
            tellOf(
              (faces[n >> 1] as BookingFace).holdSeats(
                { showId, seatIds: [...seatIds] },
                buyerOf(buyer, shop, key),
              ),
            ),
          ),
        );
        expect(told.map(({ answered }) => answered).toSorted()).toEqual([
          'ok',
          'seats-taken',
          'seats-taken',
          'seats-taken',
        ]);
        const winner = told.findIndex(({ answered }) => answered === 'ok');
        holdSeats(model, { ...(rushers[winner] as (typeof rushers)[number]), asked: seatIds });
        rememberHold(model, shop, told[winner] as Told);
      },
    ),
  );

const changeSteps = fc
  .record({ pick: picks, key: keys, seatIds: someSeats, to: sending })
  .map(({ pick, key, seatIds, to }) =>
    onHold(`change to ${seatIds} as ${key} ×${to.times}`, pick, async (model, shop, at, held) => {
      const input = { holdId: shop.holdIds[at] as string, seatIds: [...seatIds] };
      const expected = change(model, held, { key, seatIds });
      const call = buyerOf(held.buyer, shop, key);
      expect((await send(shop, to, (face) => face.changeHold(input, call))).answered).toBe(
        expected,
      );
    }),
  );

const extendSteps = fc.record({ pick: picks, to: sending }).map(({ pick, to }) =>
  onHold(`extension ×${to.times}`, pick, async (model, shop, at, held) => {
    const expected = extend(model, held);
    const input = { holdId: shop.holdIds[at] as string };
    const told = await send(shop, to, (face) => face.extendHold(input, buyerOf(held.buyer, shop)));
    expect(told.answered).toBe(expected);
  }),
);

const releaseSteps = fc.record({ pick: picks, to: sending }).map(({ pick, to }) =>
  onHold(`release ×${to.times}`, pick, async (model, shop, at, held) => {
    const expected = release(model, held);
    const input = { holdId: shop.holdIds[at] as string };
    const told = await send(shop, to, (face) => face.releaseHold(input, buyerOf(held.buyer, shop)));
    expect(told.answered).toBe(expected);
  }),
);

const orderSteps = fc
  .record({
    pick: picks,
    key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
    contact: fc.option(fc.constantFrom('Asha', 'Ravi')),
    to: sending,
  })
  .map(({ pick, key, contact, to }) =>
    onHold(`order as ${key} for ${contact} ×${to.times}`, pick, async (model, shop, at, held) => {
      const expected = placeOrder(model, held, { key, contact });
      const input = {
        holdId: shop.holdIds[at] as string,
        ...(contact === null ? {} : { contact: { name: contact } }),
      };
      const call = buyerOf(held.buyer, shop, key);
      const told = await send(shop, to, (face) => face.placeOrder(input, call));
      expect(told.answered).toBe(expected);
      if (expected === 'ok') shop.orderIds[at] = (told.body as { orderId: string }).orderId;
    }),
  );

type BankSays = 'captured' | 'captured too late' | 'declined' | 'pending';

const confirmSteps = fc
  .record({
    pick: picks,
    says: fc.constantFrom<BankSays>('captured', 'captured too late', 'declined', 'pending'),
    to: sending,
  })
  .map(({ pick, says, to }) =>
    onHold(
      `confirmation, the bank says “${says}”, ×${to.times}`,
      pick,
      async (model, shop, at, held) => {
        const { world } = shop;
        const bought = held.order as ModelOrder;
        const orderId = shop.orderIds[at] as string;
        const money = { paymentId: `pay_${orderId}`, amount: held.seatIds.length * PRICE_PER_SEAT };
        const isLate = says === 'captured too late';
        const once = isLate ? { ...to, times: 1 } : to;
        world.settlement = async () => {
          if (says === 'declined') return { outcome: 'declined', reason: 'declined-by-bank' };
          if (says === 'pending') return { outcome: 'pending', retryAfterMs: 2_000 };
          if (isLate) await world.clock.advance(bought.deadlineMs - model.nowMs);
          return {
            outcome: 'captured',
            paymentId: money.paymentId,
            amount: { amount: money.amount, currency: 'INR' },
            capturedAt: world.clock.now().toISOString(),
          };
        };
        const refusal = whyUnpayable(model, bought);
        const told = await send(shop, once, (face) =>
          face.confirmPayment({ orderId, paymentToken: 'tok' }, buyerOf(held.buyer, shop)),
        );
        model.nowMs = world.clock.now().getTime();
        if (refusal !== null) expect(told.answered).toBe(refusal);
        else if (says === 'declined') expect(told.answered).toBe('payment-declined');
        else if (says === 'pending') expect(told.answered).toBe('payment-pending');
        else {
          const became = capture(model, held, money);
          expect(told.answered).toBe(became === 'confirmed' ? 'ok' : 'order-expired');
        }
      },
      isOrdered,
    ),
  );

/** The relay brings news of money, perhaps of a second payment or of a wrong amount. */
const captureSteps = fc
  .record({
    pick: picks,
    payment: fc.constantFrom('pay', 'pay', 'second'),
    short: fc.constantFrom(0, 0, 0, 1),
    process: fc.nat({ max: 1 }),
  })
  .map(({ pick, payment, short, process }) =>
    onHold(
      `news of money (${payment}, ${short} short)`,
      pick,
      async (model, shop, at, held) => {
        const { world } = shop;
        const orderId = shop.orderIds[at] as string;
        const paymentId = `${payment}_${orderId}`;
        const amount = held.seatIds.length * PRICE_PER_SEAT - short;
        capture(model, held, { paymentId, amount });
        const hears = shop.booking[process]?.reactions.find(
          ({ consumer }) => consumer === 'booking/confirm-orders',
        );
        const news = { orderId, paymentId, amount: { amount, currency: 'INR' } };
        const capturedAt = world.clock.now().toISOString();
        await inTransaction(
          world.database.pool,
          async (tx) => await hears?.act(tx, [{ ...news, capturedAt } as never]),
        );
      },
      isOrdered,
    ),
  );

const cancelSteps = fc.record({ pick: picks, to: sending }).map(({ pick, to }) =>
  onHold(
    `cancellation ×${to.times}`,
    pick,
    async (model, shop, at, held) => {
      const expected = cancel(model, held);
      const orderId = shop.orderIds[at] as string;
      const call = buyerOf(held.buyer, shop);
      const told = await send(shop, to, (face) => face.cancelOrder({ orderId }, call));
      expect(told.answered).toBe(expected);
    },
    isOrdered,
  ),
);

/** Whoever is not its buyer finds neither hold nor order, and changes nothing. */
const strangerSteps = picks.map((pick) =>
  onHold('a stranger’s tries', pick, async (_model, { faces, holdIds, orderIds }, at) => {
    const stranger = callOf('usr_stranger', 'k1');
    const holdId = holdIds[at] as string;
    const orderId = orderIds[at] ?? 'ord_none';
    const [, face] = faces;
    const tries = await Promise.all([
      tellOf(face.getHold({ holdId }, stranger)),
      tellOf(face.changeHold({ holdId, seatIds: ['A1'] }, stranger)),
      tellOf(face.extendHold({ holdId }, stranger)),
      tellOf(face.releaseHold({ holdId }, stranger)),
      tellOf(face.placeOrder({ holdId }, stranger)),
      tellOf(face.confirmPayment({ orderId, paymentToken: 'tok' }, stranger)),
      tellOf(face.cancelOrder({ orderId }, stranger)),
    ]);
    expect(tries.map(({ answered }) => answered)).toEqual([
      ...Array<string>(5).fill('no-such-hold'),
      ...Array<string>(2).fill('no-such-order'),
    ]);
  }),
);

async function passTime(model: BookingModel, { world }: Shop, ms: number): Promise<void> {
  await world.clock.advance(ms);
  model.nowMs += ms;
}

const timeSteps = fc.oneof(
  fc.constantFrom(1_000, PAYMENT_WINDOW_MS - 1, 4 * MINUTE_MS, 11 * MINUTE_MS).map((ms) =>
    step(
      `${ms} ms pass`,
      () => true,
      (model, shop) => passTime(model, shop, ms),
    ),
  ),
  fc.constantFrom(-1, 0).map((off) =>
    step(
      `time until the next end ${off}`,
      (model) => untilNextEnd(model) !== null,
      (model, shop) => passTime(model, shop, Math.max(0, (untilNextEnd(model) ?? 0) + off)),
    ),
  ),
);

const expirySteps = fc.constant(
  step(
    'the job writes down what has expired',
    () => true,
    async (model, { booking }) => {
      writeDownExpired(model);
      const [one] = booking;
      await one.schedule.find(({ name }) => name === 'booking/expire-orders')?.run();
    },
  ),
);

export const stories = fc.commands<BookingModel, Shop, false>(
  [
    ...[holdSteps, holdSteps, holdSteps, rushSteps, changeSteps, extendSteps, releaseSteps],
    ...[orderSteps, orderSteps, orderSteps, confirmSteps, confirmSteps, captureSteps],
    ...[cancelSteps, strangerSteps, timeSteps, timeSteps, expirySteps],
  ],
  { maxCommands: COMMANDS_MAX, size: 'max' },
);
