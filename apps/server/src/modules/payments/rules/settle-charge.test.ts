import type { PaymentStatus } from '@houseful/contract/payments';
import { expect, test } from 'vitest';
import type { AttemptState } from './attempt-states.ts';
import { type AttemptReport, settleCharge } from './settle-charge.ts';

const owed = { amount: 50_000, currency: 'INR' };
const at = '2026-11-20T12:00:00.000Z';
const captured = (amount = owed): AttemptReport => ({
  chargeRef: 'c',
  state: 'captured',
  amount,
  at,
});
const declined: AttemptReport = { chargeRef: 'c', state: 'declined', reason: 'no' };

test.each<[PaymentStatus, AttemptState, boolean, string | null]>([
  ['PENDING', 'CREATED', true, null],
  ['PENDING', 'FAILED', true, null],
  ['PENDING', 'DECLINED', true, null],
  ['CANCELLED', 'CREATED', true, null],
  ['CAPTURED', 'CREATED', false, 'duplicate-capture'],
  ['CAPTURED', 'DECLINED', false, 'duplicate-capture'],
  ['REFUNDED', 'CREATED', false, 'duplicate-capture'],
  ['CAPTURED', 'CAPTURED', false, null],
  ['REFUNDED', 'CAPTURED', false, null],
  ['PENDING', 'CAPTURED', false, null],
])(
  'a capture on a %s payment with a %s attempt: pays %s, goes back as %s',
  (status, attempt, pays, surplus) => {
    expect(settleCharge({ status, owed }, attempt, captured())).toEqual({
      attemptState: 'CAPTURED',
      pays,
      surplus,
    });
  },
);

test.each([
  ['too little', { amount: 49_999, currency: 'INR' }],
  ['too much', { amount: 50_001, currency: 'INR' }],
  ['in another currency', { amount: 50_000, currency: 'USD' }],
])('a capture of %s pays nothing and goes back', (_what, amount) => {
  for (const status of ['PENDING', 'CANCELLED', 'CAPTURED', 'REFUNDED'] as const) {
    expect(settleCharge({ status, owed }, 'CREATED', captured(amount))).toEqual({
      attemptState: 'CAPTURED',
      pays: false,
      surplus: 'amount-mismatch',
    });
  }
});

test('a decline that is told after the capture changes nothing', () => {
  expect(settleCharge({ status: 'CAPTURED', owed }, 'CAPTURED', declined)).toEqual({
    attemptState: 'CAPTURED',
    pays: false,
    surplus: null,
  });
});
