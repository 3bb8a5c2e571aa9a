import type { Offer } from '@houseful/contract/offers';
import type { OrderToPrice } from '@houseful/contract/faces/offers';
import { fact } from '#platform/facts/facts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  confirmed,
  deskCall,
  MINUTE_MS,
  type OffersWorld,
  offersWorld,
  outcomeOf,
  PRICING,
  smallOffer,
  smallOrder,
} from '../offers-world.fixture.ts';

let world: OffersWorld;
beforeAll(async () => {
  world = await offersWorld();
});
afterAll(() => world.close());

const PAYMENT_MS = 5 * MINUTE_MS;
const GRACE_MS = 30_000;

let made = 0;
const fresh = (what: string) => `${what}_${++made}`;
const freshCode = () => fresh('CODE');

async function offer(wanted: Offer): Promise<{ offerId: string }> {
  return world.face.createOffer({ organisationId: 'org_first', offer: wanted }, deskCall());
}

function until(): Date {
  return new Date(world.clock.now().getTime() + PAYMENT_MS);
}

async function reserve(
  orderId: string,
  code: string | null,
  changes: Partial<OrderToPrice> = {},
  face = world.face,
): Promise<number | string> {
  return outcomeOf(await face.reserve({ ...smallOrder(orderId, code, changes), until: until() }));
}

async function useOf(offerId: string) {
  return (await world.face.getOffer({ offerId }, deskCall())).use;
}

describe('a promo code', () => {
  test('makes the order cheaper, and says what it took off', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code));
    const orderId = fresh('ord');
    const answer = await world.face.reserve({
      ...smallOrder(orderId, ` ${code.toLowerCase()} `),
      until: until(),
    });
    if (answer.outcome !== 'priced') throw new Error(answer.outcome);
    const { quote } = answer;
    const { subtotal, discount, fees, taxes, total } = quote;
    expect(total).toEqual({ amount: 450_00, currency: 'INR' });
    expect(discount.amount).toBe(50_00);
    expect(subtotal.amount - discount.amount + fees.amount + taxes.amount).toBe(total.amount);
    expect(quote.lines.map((line) => [line.price.amount, line.listPrice?.amount])).toEqual([
      [225_00, 250_00],
      [225_00, 250_00],
    ]);
    expect(quote.offers).toEqual([{ offerId, name: `Offer ${code}`, code, amount: discount }]);
    expect(quote.lines[0]?.split).toMatchObject({ rate: 1800, taxable: 190_68, cgst: 17_16 });
  });

  test('that nobody knows, or that is no code, is refused alike', async () => {
    expect(await reserve(fresh('ord'), 'NOBODY-KNOWS')).toBe('unknown');
    expect(await reserve(fresh('ord'), "' or 1=1 --")).toBe('unknown');
    expect(await reserve(fresh('ord'), '   ')).toBe('unknown');
  });

  test('of another organisation is unknown here', async () => {
    const code = freshCode();
    await world.face.createOffer({ organisationId: 'org_b', offer: smallOffer(code) }, deskCall());
    expect(await reserve(fresh('ord'), code)).toBe('unknown');
    const there = { ...PRICING, show: { ...PRICING.show, organisationId: 'org_b' } };
    expect(await reserve(fresh('ord'), code, { pricing: there })).toBe(450);
  });

  test('counts for no show that went on sale without rules about prices', async () => {
    expect(await reserve(fresh('ord'), 'ANY', { pricing: null })).toBe('not-for-these');
  });

  test('taken back is unknown from that moment on, and can be given anew', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code));
    await world.face.endOffer({ offerId }, deskCall());
    expect(await reserve(fresh('ord'), code)).toBe('unknown');
    await offer(smallOffer(code));
    expect(await reserve(fresh('ord'), code)).toBe(450);
  });
});

describe('limits', () => {
  test('of uses: the last one is the last, until one is given back', async () => {
    const code = freshCode();
    await offer(smallOffer(code, { usesMax: 2 }));
    const [first, second] = [fresh('ord'), fresh('ord')];
    expect(await reserve(first, code)).toBe(450);
    expect(await reserve(second, code)).toBe(450);
    expect(await reserve(fresh('ord'), code)).toBe('used-up');
    await world.face.release({ orderId: first });
    expect(await reserve(fresh('ord'), code)).toBe(450);
    expect(await reserve(fresh('ord'), code)).toBe('used-up');
  });

  test('of the budget: to the paisa', async () => {
    const code = freshCode();
    await offer(smallOffer(code, { budget: 100_00 }));
    expect(await reserve(fresh('ord'), code)).toBe(450);
    expect(await reserve(fresh('ord'), code)).toBe(450);
    expect(await reserve(fresh('ord'), code)).toBe('used-up');
  });

  test('of a person: by account, by mailbox and by phone', async () => {
    const code = freshCode();
    await offer(smallOffer(code, { usesPerPersonMax: 1 }));
    const nobody = { accountId: null, email: null, phone: null };
    const by = (person: Partial<OrderToPrice['person']>) =>
      reserve(fresh('ord'), code, { person: { ...nobody, ...person } });
    expect(await by({})).toBe('contact-needed');
    expect(await by({ accountId: 'usr_a', email: 'asha@example.org' })).toBe(450);
    expect(await by({ accountId: 'usr_a' })).toBe('used-by-you');
    expect(await by({ accountId: 'usr_b', email: 'asha+again@example.org' })).toBe('used-by-you');
    expect(await by({ email: 'ravi@example.org', phone: '+919800000001' })).toBe(450);
    expect(await by({ accountId: 'usr_c', phone: '+919800000001' })).toBe('used-by-you');
  });

  test('of a person count paid orders for good, and expired ones no more', async () => {
    const code = freshCode();
    await offer(smallOffer(code, { usesPerPersonMax: 1 }));
    const person = { accountId: fresh('usr'), email: null, phone: null };
    const first = fresh('ord');
    expect(await reserve(first, code, { person })).toBe(450);
    await world.clock.advance(PAYMENT_MS + GRACE_MS);
    const second = fresh('ord');
    expect(await reserve(second, code, { person })).toBe(450);
    await world.tell([confirmed(second)]);
    await world.clock.advance(PAYMENT_MS + GRACE_MS);
    expect(await reserve(fresh('ord'), code, { person })).toBe('used-by-you');
  });
});

describe('a reservation', () => {
  test('asked for again is the same one, counted once', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code, { usesMax: 1 }));
    const orderId = fresh('ord');
    const ask = () => world.face.reserve({ ...smallOrder(orderId, code), until: until() });
    const first = await ask();
    await world.clock.advance(MINUTE_MS);
    expect(await ask()).toEqual(first);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([first, first, first]);
    expect(await useOf(offerId)).toMatchObject({ reserved: 1, amountReserved: 50_00 });
    // It is kept until five minutes after it was asked for last.
    await world.clock.advance(PAYMENT_MS);
    expect(await reserve(fresh('ord'), code)).toBe('used-up');
  });

  test('ends as a fact of time: nobody has to sweep', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code, { usesMax: 1 }));
    expect(await reserve(fresh('ord'), code)).toBe(450);
    await world.clock.advance(PAYMENT_MS + GRACE_MS - 1);
    expect(await reserve(fresh('ord'), code)).toBe('used-up');
    await world.clock.advance(1);
    expect(await useOf(offerId)).toMatchObject({ reserved: 0, settled: 0 });
    expect(await reserve(fresh('ord'), code)).toBe(450);
  });

  test('with other wishes for the same order waits until the first can have come to nothing', async () => {
    const [code, other] = [freshCode(), freshCode()];
    await offer(smallOffer(code, { usesMax: 1 }));
    await offer(smallOffer(other));
    const orderId = fresh('ord');
    const both = await Promise.all([reserve(orderId, code), reserve(orderId, other)]);
    expect(both).toEqual([450, 'busy']);
    await world.clock.advance(MINUTE_MS - 1);
    expect(await reserve(orderId, other)).toBe('busy');
    await world.clock.advance(1);
    expect(await reserve(orderId, other)).toBe(450);
    expect(await reserve(fresh('ord'), code)).toBe(450);
  });

  test('is settled once by a payment, also by one that comes late', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code));
    const [paid, late] = [fresh('ord'), fresh('ord')];
    await reserve(paid, code);
    await reserve(late, code);
    await world.tell([confirmed(paid), fact('booking.order-expired', { orderId: late })]);
    await world.tell([confirmed(paid), confirmed(late)]);
    expect(await useOf(offerId)).toEqual({
      settled: 2,
      amountSettled: 100_00,
      reserved: 0,
      amountReserved: 0,
    });
    // The answer stays what it was.
    expect(await reserve(paid, code)).toBe(450);
    expect(await reserve(paid, null)).toBe(500);
  });

  test('of a cancelled order is given back, in whatever order the news comes', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code));
    const [paid, muddled] = [fresh('ord'), fresh('ord')];
    await reserve(paid, code);
    await reserve(muddled, code);
    const cancelled = (orderId: string) => fact('booking.order-cancelled', { orderId });
    await world.tell([confirmed(paid), cancelled(muddled)]);
    expect(await useOf(offerId)).toMatchObject({ settled: 1, amountSettled: 50_00 });
    await world.tell([cancelled(paid), confirmed(muddled)]);
    await world.tell([cancelled(paid)]);
    expect(await useOf(offerId)).toMatchObject({ settled: 0, amountSettled: 0, reserved: 0 });
  });

  test('outlives a second payment for its order, and not one that cannot be honoured', async () => {
    const code = freshCode();
    const { offerId } = await offer(smallOffer(code));
    const orderId = fresh('ord');
    await reserve(orderId, code);
    await world.tell([confirmed(orderId)]);
    const money = { amount: 450_00, currency: 'INR' };
    const surplus = { paymentId: 'pay_2', orderId, amount: money };
    await world.tell([fact('booking.order-unfulfillable', { ...surplus, reason: 'already-paid' })]);
    expect(await useOf(offerId)).toMatchObject({ settled: 1 });
  });

  test('is forgotten a month after it came to nothing', async () => {
    const code = freshCode();
    await offer(smallOffer(code));
    const [lost, paid] = [fresh('ord'), fresh('ord')];
    await reserve(lost, code);
    await reserve(paid, code);
    await world.tell([confirmed(paid)]);
    await world.clock.advance(31 * 24 * 60 * MINUTE_MS);
    await world.runJob('offers/forget-reservations');
    const { rows } = await world.database.pool.query(
      'select order_id from offers.reservations where order_id = any($1)',
      [[lost, paid]],
    );
    expect(rows).toEqual([{ order_id: paid }]);
  });
});

describe('an offer without a code', () => {
  test('counts by itself, until it is taken back; a code has to be better', async () => {
    const venue = { ...PRICING, show: { ...PRICING.show, venueId: 'ven_auto' } };
    const scope = { ...smallOffer(null).scope, venueIds: ['ven_auto'] };
    const own = { pricing: venue };
    expect(await reserve(fresh('ord'), null, own)).toBe(500);
    const { offerId } = await offer(smallOffer(null, {}, { scope }));
    const [weak, strong] = [freshCode(), freshCode()];
    await offer(smallOffer(weak, {}, { effect: { kind: 'amount', amount: 10_00, per: 'order' } }));
    await offer(
      smallOffer(strong, {}, { effect: { kind: 'percent', share: 5_000, amountMax: null } }),
    );
    expect(await reserve(fresh('ord'), null, own)).toBe(450);
    expect(await reserve(fresh('ord'), weak, own)).toBe('not-better');
    expect(await reserve(fresh('ord'), strong, own)).toBe(250);
    await world.face.endOffer({ offerId }, deskCall());
    expect(await reserve(fresh('ord'), null, own)).toBe(500);
  });

  test('is heard of in other processes within two seconds', async () => {
    const venue = { ...PRICING, show: { ...PRICING.show, venueId: 'ven_far' } };
    const far = world.anotherProcess();
    expect(await reserve(fresh('ord'), null, { pricing: venue }, far)).toBe(500);
    const scope = { ...smallOffer(null).scope, venueIds: ['ven_far'] };
    await offer(smallOffer(null, {}, { scope }));
    await world.clock.advance(2_000);
    expect(await reserve(fresh('ord'), null, { pricing: venue }, far)).toBe(450);
  });
});

test('a preview is what reserving answers, and keeps nothing', async () => {
  const code = freshCode();
  const { offerId } = await offer(smallOffer(code, { usesMax: 1, usesPerPersonMax: 1 }));
  const order = smallOrder(fresh('ord'), code);
  const seen = await world.face.previewOrder(order);
  expect(await useOf(offerId)).toMatchObject({ reserved: 0 });
  const kept = await world.face.reserve({ ...order, until: until() });
  expect({ ...seen, reserved: true }).toEqual(kept);
  expect(outcomeOf(await world.face.previewOrder(smallOrder(fresh('ord'), code)))).toBe('used-up');
  expect(outcomeOf(await world.face.previewOrder(smallOrder(fresh('ord'), 'NO')))).toBe('unknown');
});

test('what is left of an order keeps the offers it was placed with, whatever became of them', async () => {
  const code = freshCode();
  const twoForTwenty = smallOffer(
    code,
    { ticketsMin: 2 },
    { effect: { kind: 'percent', share: 2_000, amountMax: null } },
  );
  const { offerId } = await offer(twoForTwenty);
  const orderId = fresh('ord');
  const order = smallOrder(orderId, code);
  const three = [...order.lines, { ...order.lines[0], seatId: 'A3' }] as typeof order.lines;
  const placed = await world.face.reserve({ ...order, lines: three, until: until() });
  if (placed.outcome !== 'priced') throw new Error(placed.outcome);
  await world.face.endOffer({ offerId }, deskCall());
  const rest = { orderId, showId: 'shw_1', pricing: PRICING };
  const money = { paid: 600_00, retained: 0, captured: 600_00, refundedBefore: 0 };
  const two = await world.face.priceRemainder({
    ...rest,
    lines: placed.quote.lines.slice(1),
    money,
  });
  expect([two.quote.total.amount, two.refund.amount]).toEqual([400_00, 200_00]);
  const one = await world.face.priceRemainder({
    ...rest,
    lines: placed.quote.lines.slice(2),
    money,
  });
  expect([one.quote.total.amount, one.refund.amount]).toEqual([250_00, 350_00]);
  expect(one.quote.offers).toBeUndefined();
});
