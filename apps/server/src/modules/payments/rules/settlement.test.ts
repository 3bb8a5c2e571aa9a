import { expect, test } from 'vitest';
import { type SettledAttempt, type SettledPayment, settlementOf } from './settlement.ts';

const at = '2026-11-20T12:00:00.000Z';
const pending: SettledPayment = {
  paymentId: 'pay_1',
  status: 'PENDING',
  owed: { amount: 50_000, currency: 'INR' },
  capturedAt: null,
  refundId: null,
};
const paid: SettledPayment = { ...pending, status: 'CAPTURED', capturedAt: at };

test.each<[string, SettledPayment, SettledAttempt | null, object]>([
  ['an open attempt', pending, { state: 'CREATED', reason: null }, { outcome: 'pending' }],
  ['an attempt that got lost', pending, { state: 'FAILED', reason: null }, { outcome: 'pending' }],
  [
    'a declined attempt',
    pending,
    { state: 'DECLINED', reason: 'no' },
    { outcome: 'declined', reason: 'no' },
  ],
  [
    'an attempt refused because another one has the money, of which nothing is known yet',
    pending,
    { state: 'DECLINED', reason: 'already-paid' },
    { outcome: 'pending' },
  ],
  [
    'money of the wrong amount',
    pending,
    { state: 'CAPTURED', reason: null },
    { outcome: 'declined', reason: 'amount-mismatch' },
  ],
  ['a paid payment', paid, null, { outcome: 'captured', capturedAt: at, amount: paid.owed }],
  [
    'a payment paid by another attempt',
    paid,
    { state: 'DECLINED', reason: 'no' },
    { outcome: 'captured' },
  ],
])('%s is settled as such', (_what, payment, attempt, settlement) => {
  expect(settlementOf(payment, attempt)).toMatchObject(settlement);
});

test('money on its way back is never reported as captured again', () => {
  const declined = { outcome: 'declined', reason: 'payment-refunded' };
  const attempt = { state: 'CAPTURED', reason: null } as const;
  expect(settlementOf({ ...paid, refundId: 'rfd_1' }, attempt)).toEqual(declined);
  expect(settlementOf({ ...paid, refundId: 'rfd_1', status: 'REFUNDED' }, null)).toEqual(declined);
});
