import { expect, test } from 'vitest';
import { readAmount, writeAmount } from './typed-amount.ts';

test.each([
  ['250', 'INR', 25_000],
  ['250.5', 'INR', 25_050],
  [' 250,50 ', 'INR', 25_050],
  ['0.01', 'INR', 1],
  ['250', 'JPY', 250],
  ['250.', 'INR', 25_000],
  ['250.505', 'INR', null],
  ['2.5', 'JPY', null],
  ['-5', 'INR', null],
  ['1e3', 'INR', null],
  ['', 'INR', null],
  ['two', 'INR', null],
])('%j of %s is %j minor units', (typed, currency, amount) => {
  expect(readAmount(typed, currency)).toBe(amount);
});

test('what a field holds is read as it was written', () => {
  for (const amount of [0, 1, 99, 100, 25_050]) {
    expect(readAmount(writeAmount(amount, 'INR'), 'INR')).toBe(amount);
  }
});
