import type { Offer } from '@houseful/contract/offers';
import type { PriceCard } from '@houseful/contract/pricing';
import { Order, Quote } from '@houseful/contract/booking';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { fact } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
import { Problem } from '#platform/problem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BookingWorld, bookingWorld, callOf, HOLD_MS } from '#test/kit/booking-world';
import { WHOLE_HOUSE } from '#test/kit/staff';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world.close());

const organisationId = FIRST_ORGANISATION_ID;
const DESK = { ...callOf('usr_operator'), reach: WHOLE_HOUSE };
const any = { ticketTypeId: null, categoryId: null, format: null, daypart: null, weekdays: null };

const CARD: PriceCard = {
  name: 'Standard',
  currency: 'INR',
  basis: 'all-in',
  rounding: 'line',
  ticketTypes: [
    { ticketTypeId: 'adult', name: 'Adult' },
    { ticketTypeId: 'child', name: 'Child' },
  ],
  cells: [
    { ...any, categoryId: 'silver', amount: 250_00 },
    { ...any, categoryId: 'silver', ticketTypeId: 'child', amount: 150_00 },
    { ...any, categoryId: 'gold', ticketTypeId: 'adult', amount: 400_00 },
  ],
};

const UNLIMITED: Offer['limits'] = {
  usesMax: null,
  usesPerPersonMax: null,
  ticketsPerOrderMax: null,
  budget: null,
  ticketsMin: null,
  amountMin: null,
};

let made = 0;
const fresh = (what: string) => `${what}_${++made}`;

/** Puts a show on sale that was priced by the card. */
async function openPriced(card = CARD): Promise<string> {
  const { ruleId } = await world.offers.createPriceCard({ organisationId, rule: card }, DESK);
  const { categories, pricing } = await world.offers.quoteShow({
    ...{ organisationId, priceCardId: ruleId, venueId: 'ven_1', state: 'Maharashtra' },
    ...{ titleId: 'ttl_test', admission: 'film', format: '2D' },
    ...{ localDate: '2026-11-21', localTime: '01:00' },
    categories: [
      { categoryId: 'silver', name: 'Silver' },
      { categoryId: 'gold', name: 'Gold' },
    ],
  });
  return world.openShow({}, { categories, pricing });
}

/** An offer with a code of its own. */
async function codeFor(
  effect: Offer['effect'],
  limits: Partial<Offer['limits']> = {},
): Promise<{ code: string; offerId: string }> {
  const code = fresh('CODE').toUpperCase();
  const scope = { titleIds: null, showIds: null, venueIds: null, categoryIds: null };
  const offer: Offer = {
    ...{ name: `Offer ${code}`, currency: 'INR', code, effect },
    scope: { ...scope, ticketTypeIds: null, formats: null, weekdays: null },
    limits: { ...UNLIMITED, ...limits },
    ...{ opensAt: null, closesAt: null, rank: 100, stacks: false },
  };
  const { offerId } = await world.offers.createOffer({ organisationId, offer }, DESK);
  return { code, offerId };
}

const fiftyOff: Offer['effect'] = { kind: 'amount', amount: 50_00, per: 'order' };

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'none',
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return error.code === 'promo-code-refused' ? error.members['reason'] : error.code;
    },
  );
}

async function useOf(offerId: string) {
  const { settled, reserved } = (await world.offers.getOffer({ offerId }, DESK)).use;
  return { settled, reserved };
}

const face = {
  hold: (showId: string, seatIds: string[], buyer: string, ticketTypes?: Record<string, string>) =>
    world.booking.face.holdSeats({ showId, seatIds, ticketTypes }, callOf(buyer)),
};

describe('ticket types', () => {
  test('cost what the card says, and stay with the seat through changes of the hold', async () => {
    const showId = await openPriced();
    const buyer = fresh('usr');
    const hold = await face.hold(showId, ['A1', 'A2'], buyer, { A2: 'child' });
    expect(hold.quote.lines.map((line) => [line.ticketTypeName, line.price.amount])).toEqual([
      ['Adult', 250_00],
      ['Child', 150_00],
    ]);
    const call = callOf(buyer);
    const { holdId } = hold;
    expect(await world.booking.face.getHold({ holdId }, call)).toEqual(hold);
    const grown = await world.booking.face.changeHold({ holdId, add: ['A3'] }, call);
    expect(grown.quote.lines.map((line) => line.ticketTypeName)).toEqual([
      'Adult',
      'Child',
      'Adult',
    ]);
    const types = { A1: 'child', A2: 'adult' };
    const swapped = await world.booking.face.changeHold({ holdId, ticketTypes: types }, call);
    expect(swapped.quote.lines.map((line) => line.ticketTypeName)).toEqual([
      'Child',
      'Adult',
      'Adult',
    ]);
    expect(swapped.quote.total.amount).toBe(650_00);
    const order = await world.booking.face.placeOrder({ holdId }, call);
    expect(order.total.amount).toBe(650_00);
    expect(order.quote.lines[0]).toMatchObject({ ticketTypeName: 'Child', split: { rate: 1800 } });
  });

  test('that are not sold for a seat are refused by name', async () => {
    const showId = await openPriced();
    const buyer = fresh('usr');
    const refused = face.hold(showId, ['A1', 'E1'], buyer, { E1: 'child' });
    await expect(refused).rejects.toMatchObject({
      code: 'unknown-ticket-type',
      members: { seatIds: ['E1'] },
    });
    const { holdId } = await face.hold(showId, ['A1'], buyer);
    const change = (ticketTypes: Record<string, string>) =>
      world.booking.face.changeHold({ holdId, ticketTypes }, callOf(buyer));
    expect(await refusal(change({ A1: 'senior' }))).toBe('unknown-ticket-type');
    expect(await refusal(change({ A2: 'child' }))).toBe('unknown-ticket-type');
    const plain = await world.openShow();
    expect(await refusal(face.hold(plain, ['A1'], buyer, { A1: 'child' }))).toBe(
      'unknown-ticket-type',
    );
  });

  test('are told with the prices of the show', async () => {
    const { categories } = await world.booking.face.getShowSale({ showId: await openPriced() });
    expect(categories[0]?.ticketTypes?.map(({ name, price }) => [name, price.amount])).toEqual([
      ['Adult', 250_00],
      ['Child', 150_00],
    ]);
  });
});

describe('a promo code', () => {
  test('makes the order cheaper than its hold, is settled with it, and is told with the news', async () => {
    const showId = await openPriced();
    const { code, offerId } = await codeFor(fiftyOff);
    const buyer = fresh('usr');
    const call = callOf(buyer);
    const { holdId, quote } = await face.hold(showId, ['B1', 'B2'], buyer);
    const seen = await world.booking.face.priceHold(
      { holdId, promoCode: code.toLowerCase() },
      call,
    );
    expect(Quote.parse(seen)).toEqual(seen);
    expect([quote.total.amount, seen.discount.amount, seen.total.amount]).toEqual([
      500_00, 50_00, 450_00,
    ]);
    expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 0 });

    const expectedTotal = seen.total;
    const order = await world.booking.face.placeOrder(
      { holdId, promoCode: code, expectedTotal },
      call,
    );
    expect(order.quote).toEqual(seen);
    expect(order.payment?.amount).toEqual(seen.total);
    const { payment: _, ...rest } = order;
    expect(Order.parse(rest)).toEqual(rest);
    expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 1 });

    const paid = { orderId: order.orderId, paymentToken: 'tok_success' };
    const confirmed = await world.booking.face.confirmPayment(paid, call);
    expect(confirmed.offers).toEqual(seen.offers);
    expect(confirmed.total).toEqual(seen.total);
    await world.facts.drain();
    expect(await useOf(offerId)).toEqual({ settled: 1, reserved: 0 });
    await world.booking.face.cancelOrder({ orderId: order.orderId }, call);
    await world.facts.drain();
    expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 0 });
  });

  test('that is refused leaves the hold as it was', async () => {
    const showId = await openPriced();
    const { code } = await codeFor(fiftyOff, { usesMax: 1 });
    const [first, second] = [fresh('usr'), fresh('usr')];
    const one = await face.hold(showId, ['C1'], first);
    const two = await face.hold(showId, ['C2'], second);
    const wish = { holdId: one.holdId, promoCode: code };
    await world.booking.face.placeOrder(wish, callOf(first));
    const late = { holdId: two.holdId, promoCode: code };
    expect(await refusal(world.booking.face.priceHold(late, callOf(second)))).toBe('used-up');
    expect(await refusal(world.booking.face.placeOrder(late, callOf(second)))).toBe('used-up');
    const nobody = { holdId: two.holdId, promoCode: 'NOBODY' };
    expect(await refusal(world.booking.face.placeOrder(nobody, callOf(second)))).toBe('unknown');
    const order = await world.booking.face.placeOrder({ holdId: two.holdId }, callOf(second));
    expect(order.total.amount).toBe(250_00);
  });

  test('counts for a person once, whichever guest they are', async () => {
    const showId = await openPriced();
    const { code } = await codeFor(fiftyOff, { usesPerPersonMax: 1 });
    const asGuest = (id: string) => ({
      ...callOf(id),
      caller: { buyerId: id, roles: ['buyer', 'guest'] },
    });
    const order = async (seat: string, email?: string) => {
      const guest = asGuest(fresh('usr'));
      const { holdId } = await world.booking.face.holdSeats({ showId, seatIds: [seat] }, guest);
      const contact = email === undefined ? undefined : { email };
      return world.booking.face.placeOrder({ holdId, promoCode: code, contact }, guest);
    };
    expect(await refusal(order('D1'))).toBe('contact-needed');
    expect((await order('D2', 'asha@example.org')).total.amount).toBe(200_00);
    expect(await refusal(order('D3', 'asha@example.org'))).toBe('used-by-you');
  });

  test('is nobody’s any more once the hold has ended before the order', async () => {
    const showId = await openPriced();
    const { code, offerId } = await codeFor(fiftyOff);
    const buyer = fresh('usr');
    const { holdId } = await face.hold(showId, ['B1'], buyer);
    await world.booking.face.releaseHold({ holdId }, callOf(buyer));
    const wish = { holdId, promoCode: code };
    expect(await refusal(world.booking.face.placeOrder(wish, callOf(buyer)))).toBe('hold-released');
    expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 0 });
  });

  test('is given back by an order that is not paid in time', async () => {
    const showId = await openPriced();
    const { code, offerId } = await codeFor(fiftyOff);
    const buyer = fresh('usr');
    const { holdId } = await face.hold(showId, ['B1'], buyer);
    await world.booking.face.placeOrder({ holdId, promoCode: code }, callOf(buyer));
    await world.clock.advance(HOLD_MS);
    await world.booking.schedule.find(({ name }) => name === 'booking/expire-orders')?.run();
    await world.facts.drain();
    expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 0 });
  });

  test('that another request has not said does not change its order', async () => {
    const showId = await openPriced();
    const { code, offerId } = await codeFor(fiftyOff);
    const buyer = fresh('usr');
    const { holdId } = await face.hold(showId, ['B3'], buyer);
    await world.booking.face.placeOrder({ holdId }, callOf(buyer));
    const wish = { holdId, promoCode: code };
    expect(await refusal(world.booking.face.placeOrder(wish, callOf(buyer)))).toBe(
      'hold-already-ordered',
    );
    expect(await refusal(world.booking.face.priceHold(wish, callOf(buyer)))).toBe(
      'hold-already-ordered',
    );
    expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 0 });
  });

  test('said and not said at the same moment: one order, and what it uses is what it says', async () => {
    const showId = await openPriced();
    for (let round = 0; round < 10; round++) {
      const { code, offerId } = await codeFor(fiftyOff);
      const buyer = fresh('usr');
      const { holdId } = await face.hold(showId, ['B5'], buyer);
      const other = world.anotherProcess().face;
      const orders = await Promise.allSettled([
        world.booking.face.placeOrder({ holdId, promoCode: code }, callOf(buyer)),
        other.placeOrder({ holdId }, callOf(buyer)),
      ]);
      const [one] = orders.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      const { order } = await world.booking.face.getOrder(
        { orderId: one?.orderId ?? '' },
        callOf(buyer),
      );
      const { reserved } = await useOf(offerId);
      expect(order.quote.offers?.length ?? 0).toBe(reserved);
      await world.booking.face.cancelOrder({ orderId: order.orderId }, callOf(buyer));
      await world.facts.drain();
    }
  });

  test('is of no use for a show that went on sale without rules about prices', async () => {
    const showId = await world.openShow();
    const { code } = await codeFor(fiftyOff);
    const buyer = fresh('usr');
    const { holdId, quote } = await face.hold(showId, ['A1'], buyer);
    const wish = { holdId, promoCode: code };
    expect(await refusal(world.booking.face.placeOrder(wish, callOf(buyer)))).toBe('not-for-these');
    expect(await world.booking.face.priceHold({ holdId }, callOf(buyer))).toEqual(quote);
    const order = await world.booking.face.placeOrder({ holdId }, callOf(buyer));
    expect(order.quote).toEqual(quote);
  });
});

test('a hold that gets other seats while its order is being priced: the order is of the seats that it has', async () => {
  const showId = await openPriced();
  const other = world.anotherProcess().face;
  for (let round = 0; round < 20; round++) {
    const { code } = await codeFor(fiftyOff);
    const buyer = fresh('usr');
    const call = callOf(buyer);
    const { holdId } = await face.hold(showId, ['A1'], buyer);
    const [placed] = await Promise.allSettled([
      world.booking.face.placeOrder({ holdId, promoCode: code }, call),
      other.changeHold({ holdId, add: ['A2', 'A3'] }, call),
    ]);
    if (placed.status === 'rejected') throw placed.reason;
    const { orderId, seatIds, quote, total } = placed.value;
    expect(quote.lines.map(({ seatId }) => seatId)).toEqual(seatIds);
    expect(total.amount).toBe(seatIds.length * 250_00 - 50_00);
    await world.booking.face.cancelOrder({ orderId }, call);
    await world.facts.drain();
  }
});

test('an order is refused when it would cost another total than its buyer was shown', async () => {
  const showId = await openPriced();
  const { code, offerId } = await codeFor(fiftyOff);
  const buyer = fresh('usr');
  const { holdId } = await face.hold(showId, ['A1'], buyer);
  const expectedTotal = { amount: 199_00, currency: 'INR' };
  const wish = { holdId, promoCode: code, expectedTotal };
  await expect(world.booking.face.placeOrder(wish, callOf(buyer))).rejects.toMatchObject({
    code: 'price-changed',
    members: { total: { amount: 200_00 } },
  });
  expect(await useOf(offerId)).toEqual({ settled: 0, reserved: 0 });
});

test('an order that costs nothing is confirmed at once, once, and can be given up', async () => {
  const showId = await openPriced();
  const { code, offerId } = await codeFor({ kind: 'percent', share: 10_000, amountMax: null });
  const buyer = fresh('usr');
  const call = callOf(buyer, fresh('key'));
  const { holdId } = await face.hold(showId, ['A3'], buyer);
  const order = await world.booking.face.placeOrder({ holdId, promoCode: code }, call);
  expect(order).toMatchObject({ status: 'CONFIRMED', payment: null, total: { amount: 0 } });
  expect(await world.booking.face.placeOrder({ holdId, promoCode: code }, call)).toEqual(order);
  await world.facts.drain();
  expect(await useOf(offerId)).toEqual({ settled: 1, reserved: 0 });
  const { order: ended, refundDue } = await world.booking.face.cancelOrder(
    { orderId: order.orderId },
    call,
  );
  expect([ended.status, refundDue]).toEqual(['CANCELLED', null]);
});

describe('a step of the prices', () => {
  async function reprice(showId: string, step: number, amount: number): Promise<void> {
    const { categories } = await world.booking.face.getShowTerms({ showId });
    const money = { amount, currency: 'INR' };
    const none = { amount: 0, currency: 'INR' };
    const news = fact('offers.show-repriced', {
      ...{ showId, step, tierName: 'Late', at: world.clock.now().toISOString() },
      categories: categories.map((category) => ({
        ...category,
        ...{ price: money, base: money, fee: none, tax: none, stated: money },
        ticketTypes: [
          {
            ticketTypeId: 'adult',
            name: 'Adult',
            price: money,
            base: money,
            fee: none,
            tax: none,
            stated: money,
          },
        ],
      })),
    });
    const { database, facts } = world;
    await inTransaction(database.pool, (tx) => facts.record(tx, [news]));
    await facts.drain();
  }

  test('counts for new holds, in every process; what is held or ordered keeps its price', async () => {
    const showId = await openPriced();
    const [early, late] = [fresh('usr'), fresh('usr')];
    const held = await face.hold(showId, ['A1'], early);
    await reprice(showId, 2, 300_00);
    await reprice(showId, 1, 1_00);
    expect((await face.hold(showId, ['A2'], late)).quote.total.amount).toBe(300_00);
    const sale = await world.booking.face.getShowSale({ showId });
    expect(sale.categories[0]?.price.amount).toBe(300_00);
    const { holdId } = held;
    const grown = await world.booking.face.changeHold({ holdId, add: ['A3'] }, callOf(early));
    expect(grown.quote.lines.map((line) => line.price.amount)).toEqual([250_00, 300_00]);
    const order = await world.booking.face.placeOrder({ holdId }, callOf(early));
    expect(order.total.amount).toBe(550_00);
  });
});

test('tickets given up take a discount with them that needed them, and what is left costs what it costs by itself', async () => {
  const showId = await openPriced();
  const effect = { kind: 'percent', share: 2_000, amountMax: null } as const;
  const { code } = await codeFor(effect, { ticketsMin: 3 });
  const buyer = fresh('usr');
  const { holdId } = await face.hold(showId, ['A1', 'A2', 'E1', 'A3'], buyer);
  const call = callOf(buyer);
  const { orderId, total } = await world.booking.face.placeOrder({ holdId, promoCode: code }, call);
  expect(total.amount).toBe((3 * 250_00 + 400_00) * 0.8);
  await world.booking.face.confirmPayment({ orderId, paymentToken: 'tok_success' }, call);
  const terms = { orderId, terms: 'full' as const, reason: 'asked for at the desk' };
  const step = async (seatIds: string[], expectedVersion: number) => {
    const { refund } = await world.booking.face.previewDeskCancel({ ...terms, seatIds }, DESK);
    const { core } = await world.booking.face.cancelOrderAtDesk(
      { ...terms, seatIds, expectedVersion, expectedRefund: refund },
      { ...DESK, idempotencyKey: fresh('key') },
    );
    return [refund.amount, core.order.total.amount, core.order.quote.offers?.length ?? 0];
  };
  // Three tickets still have their fifth off; two pay what the card says.
  expect(await step(['E1'], 1)).toEqual([320_00, 600_00, 1]);
  expect(await step(['A3'], 2)).toEqual([100_00, 500_00, 0]);
  expect(await step(['A1', 'A2'], 3)).toEqual([500_00, 500_00, 0]);
  const { core } = await world.booking.face.getDeskOrder({ orderId }, DESK);
  expect(core).toMatchObject({ paid: total, refunded: total, refundable: { amount: 0 } });
});
