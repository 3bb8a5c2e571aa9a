import { expect, test } from 'vitest';
import { refundable } from './refundable.ts';

const inr = (amount: number) => ({ amount, currency: 'INR' });

test.each([
  ['a part', inr(30_000), inr(30_000)],
  ['all of it', inr(50_000), inr(50_000)],
  ['more than was captured', inr(50_001), inr(50_000)],
  ['another currency', { amount: 1, currency: 'USD' }, inr(50_000)],
])('of %s, what goes back is within what was captured', (_what, asked, back) => {
  expect(refundable(inr(50_000), asked)).toEqual(back);
});
