import { describe, expect, test } from 'vitest';
import { manualClock } from '#test/kit/manual-clock';
import { createTillProvider, type TillBook } from './provider.ts';

const RUPEES_500 = { amount: 50_000, currency: 'INR' };
const EXPIRES_AT = '2026-11-20T12:05:00.000Z';
const signal = new AbortController().signal;

/** A till whose book says what a test writes into it. */
async function till(book: { taken?: object; back?: Record<string, object> } = {}) {
  const clock = manualClock();
  const entries: TillBook = {
    taken: async () => (book.taken ?? null) as never,
    handedBack: async (payoutId) => (book.back?.[payoutId] ?? null) as never,
  };
  const provider = createTillProvider({
    ...{ name: 'cash', book: entries, clock, publicUrl: 'http://shop.test' },
  });
  const { providerRef } = await provider.start(
    {
      ...{ paymentId: 'pay_1', orderId: 'ord_1', amount: RUPEES_500 },
      ...{ description: 'Sholay', expiresAt: EXPIRES_AT },
    },
    signal,
  );
  return { provider, providerRef, clock };
}

const TAKEN = { amount: RUPEES_500, at: '2026-11-20T12:01:00.000Z' };

describe('money at a till', () => {
  test('is captured when the book says so, whoever asks', async () => {
    const { provider, providerRef } = await till({ taken: TAKEN });
    const charge = { chargeRef: 'ord_1', state: 'captured', ...TAKEN };
    expect(provider.chargeOf(providerRef, 'till')).toBe('ord_1');
    expect(await provider.fetch(providerRef, signal)).toEqual({ charges: [charge], closed: true });
    expect(await provider.void(providerRef, signal)).toEqual({ charges: [charge], closed: true });
    const asked = { providerRef, chargeRef: 'ord_1', paymentToken: 'till', amount: RUPEES_500 };
    expect(await provider.capture(asked, signal)).toEqual(charge);
  });

  test('is nobody’s word but the book’s', async () => {
    const { provider, providerRef } = await till();
    expect(provider.chargeOf(providerRef, 'tok_success')).toBeNull();
    const asked = { providerRef, chargeRef: 'ord_1', paymentToken: 'till', amount: RUPEES_500 };
    await expect(provider.capture(asked, signal)).rejects.toThrow('no till has taken money');
    expect(provider.readWebhook(new Uint8Array(), {})).toEqual({ kind: 'forged' });
  });

  test.each([
    [0, false],
    [5 * 60_000, false],
    [6 * 60_000, false],
    [6 * 60_000 + 1, true],
  ])('can still come %d ms after it was opened: closed is %s', async (ms, closed) => {
    const { provider, providerRef, clock } = await till();
    await clock.advance(ms);
    expect(await provider.fetch(providerRef, signal)).toEqual({ charges: [], closed });
  });

  test('goes back by hand alone: it waits, is done when the book says so, and never by another amount', async () => {
    const refund = { refundId: 'rfd_1', providerRef: 'ord_1~0', chargeRef: 'ord_1' };
    const asked = { ...refund, changeId: null, amount: RUPEES_500 };
    expect(await (await till()).provider.refund(asked, signal)).toBe('waiting');
    const paid = await till({ back: { ord_1: { amount: RUPEES_500 } } });
    expect(await paid.provider.refund(asked, signal)).toBe('done');
    const other = await till({ back: { ord_1: { amount: { ...RUPEES_500, amount: 1 } } } });
    await expect(other.provider.refund(asked, signal)).rejects.toThrow('another amount');
  });

  test('goes back in parts, and each is asked about by itself', async () => {
    const refund = { refundId: 'rfd_1', providerRef: 'ord_1~0', chargeRef: 'ord_1' };
    const part = { amount: { ...RUPEES_500, amount: 20_000 } };
    const { provider } = await till({ back: { chg_1: part } });
    const ask = (changeId: string | null) =>
      provider.refund({ ...refund, ...part, changeId }, signal);
    expect([await ask('chg_1'), await ask('chg_2'), await ask(null)]).toEqual([
      ...['done', 'waiting', 'waiting'],
    ]);
  });
});
