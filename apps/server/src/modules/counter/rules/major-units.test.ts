import { expect, test } from 'vitest';
import { majorUnits } from './major-units.ts';

test.each([
  [0, 'INR', '0.00'],
  [5, 'INR', '0.05'],
  [23_640, 'INR', '236.40'],
  [-500, 'INR', '-5.00'],
  [-5, 'EUR', '-0.05'],
  [1_200, 'JPY', '1200'],
])('%d of %s is %s', (amount, currency, text) => {
  expect(majorUnits(amount, currency)).toBe(text);
});
