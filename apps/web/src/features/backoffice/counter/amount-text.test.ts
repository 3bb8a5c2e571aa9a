import { describe, expect, it } from 'vitest';
import { amountOf, textOf } from './amount-text.ts';

describe('an amount that is typed', () => {
  it.each([
    ['500', 'INR', 50_000],
    ['236.4', 'INR', 23_640],
    ['236,40', 'INR', 23_640],
    [' 0 ', 'INR', 0],
    ['12.', 'INR', 1_200],
    ['1200', 'JPY', 1_200],
  ])('%s of %s is %d minor units', (text, currency, amount) => {
    expect(amountOf(text, currency)).toEqual({ amount, currency });
  });

  it.each(['', '-5', '1.234', '1e3', 'abc', '1 000', '99999999999'])('%s is none', (text) => {
    expect(amountOf(text, 'INR')).toBeNull();
  });

  it.each([0, 5, 23_640, 50_000, 100_001])('%d comes back as it was', (amount) => {
    expect(amountOf(textOf({ amount, currency: 'INR' }), 'INR')?.amount).toBe(amount);
  });
});
