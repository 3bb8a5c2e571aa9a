import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountOf, amountText, percentOf, percentText } from './amount-text.ts';

it.each([
  ['250', 'INR', 250_00],
  ['249.5', 'INR', 249_50],
  [' 1,25,000 ', 'INR', 125_000_00],
  ['12,500.5', 'INR', 12_500_50],
  ['1 000', 'INR', 1_000_00],
  ['236,40', 'INR', 236_40],
  ['236,4', 'INR', 236_40],
  ['12.', 'INR', 12_00],
  ['0', 'INR', 0],
  ['0.01', 'INR', 1],
  ['250', 'JPY', 250],
  ['1.234', 'KWD', 1_234],
  ['250.123', 'INR', null],
  ['250.5', 'JPY', null],
  ['1,23,45', 'INR', null],
  ['1,23,456,789', 'INR', null],
  ['0,500', 'INR', null],
  ['12 50', 'INR', null],
  ['1,234', 'KWD', null],
  ['1,234.500', 'KWD', 1_234_500],
  ['1234', 'KWD', 1_234_000],
  ['236,40', 'JPY', null],
  ['-5', 'INR', null],
  ['1e3', 'INR', null],
  ['two', 'INR', null],
  ['₹5', 'INR', null],
  ['', 'INR', null],
  ['99999999999', 'INR', null],
])('reads %j in %s as %j', (text, currency, amount) => {
  expect(amountOf(text, currency)).toBe(amount);
});

it('reads no more than is asked for', () => {
  expect(amountOf('10,000,001', 'INR')).toBe(null);
  expect(amountOf('10,000,001', 'INR', Number.MAX_SAFE_INTEGER)).toBe(1_000_000_100);
});

it('writes what it reads', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.constantFrom('INR', 'JPY', 'KWD'), (amount, currency) => {
      expect(amountOf(amountText(amount, currency), currency)).toBe(amount);
    }),
  );
  fc.assert(
    fc.property(fc.nat(100_000), (rate) => {
      expect(percentOf(percentText(rate))).toBe(rate);
    }),
  );
});

it.each([
  ['18', 1800],
  ['2,5', 250],
  ['2.5 %', 250],
  ['18.123', null],
  ['x', null],
])('reads the percentage %j as %j', (text, rate) => {
  expect(percentOf(text)).toBe(rate);
});
