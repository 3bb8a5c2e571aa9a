import { describe, expect, it } from 'vitest';
import { createBoxOffice, holdOf, orderOf, seatLine } from './box-office.fixture.ts';
import { placeOrder } from './place-order.ts';

const hold = holdOf([seatLine('F', '6'), seatLine('F', '7')]);
const contact = { email: 'asha@example.com' };
const wish = { contact, shown: hold.quote.total, promoCode: null };
const toBank = { kind: 'pay', orderId: 'ord_1', payUrl: 'http://bank.test/pay' };

describe('a hold becomes one order', () => {
  it('when the button is pressed twice, or in two tabs', async () => {
    const { api, orders } = createBoxOffice(hold);
    const steps = await Promise.all([1, 2, 3].map(() => placeOrder(api, hold, wish)));
    expect(steps).toEqual([toBank, toBank, toBank]);
    expect(orders.size).toBe(1);
  });

  it('when the answer is lost: the same request is sent again', async () => {
    const { api, orders, keys, loseAnswers } = createBoxOffice(hold);
    loseAnswers(2);
    expect(await placeOrder(api, hold, wish)).toEqual(toBank);
    expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
    expect(orders.size).toBe(1);
  });

  it('when there is no connection and the buyer presses once more later', async () => {
    const { api, orders, loseAnswers } = createBoxOffice(hold);
    loseAnswers(4);
    await expect(placeOrder(api, hold, wish)).rejects.toThrow('no-connection');
    expect(await placeOrder(api, hold, wish)).toEqual(toBank);
    expect(orders.size).toBe(1);
  });

  it('also with a second thought about where the tickets go', async () => {
    const { api, orders } = createBoxOffice(hold);
    await placeOrder(api, hold, wish);
    await placeOrder(api, hold, { ...wish, contact: { email: 'ASHA@example.com' } });
    expect([...orders.values()].map((order) => order.contact.email)).toEqual(['ASHA@example.com']);
  });
});

describe('the first price seen', () => {
  const answering = (changes: object) => ({
    call: async () => ({ ...orderOf(hold), payment: paymentOf(hold.quote.total), ...changes }),
  });
  const paymentOf = (amount: object) => ({ payUrl: 'http://bank.test/pay', amount });
  const dearer = { amount: 70_000, currency: 'INR' };

  it('is told to the box office, with the code that made it', async () => {
    const { api, bodies } = createBoxOffice(hold);
    const shown = { amount: 55_000, currency: 'INR' };
    await placeOrder(api, hold, { contact, shown, promoCode: 'DIWALI' });
    await placeOrder(api, hold, wish);
    expect(bodies).toEqual([
      { holdId: 'hld_1', contact, expectedTotal: shown, promoCode: 'DIWALI' },
      { holdId: 'hld_1', contact, expectedTotal: hold.quote.total },
    ]);
  });

  it('may be nothing: then there is no bank to go to', async () => {
    const api = answering({ payment: null }) as never;
    expect(await placeOrder(api, hold, wish)).toEqual({ kind: 'done', orderId: 'ord_1' });
  });

  it('is the price paid', async () => {
    const api = answering({}) as never;
    expect(await placeOrder(api, hold, wish)).toEqual(toBank);
  });

  it.each([
    ['the order has another total', { total: dearer }, dearer],
    ['the bank would take another amount', { payment: paymentOf(dearer) }, dearer],
    [
      'the bank would take another currency',
      { payment: paymentOf({ amount: 60_000, currency: 'USD' }) },
      { amount: 60_000, currency: 'USD' },
    ],
  ])('is asked about when %s', async (_case, changes, asked) => {
    const step = await placeOrder(answering(changes) as never, hold, wish);
    expect(step).toMatchObject({ kind: 'price-differs', shown: hold.quote.total, asked });
  });
});
