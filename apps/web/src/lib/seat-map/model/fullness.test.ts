import { expect, it } from 'vitest';
import { type Fullness, fullnessOf } from './fullness.ts';

it.each<[number | null, Fullness]>([
  [null, 'plenty'],
  [200, 'plenty'],
  [30, 'plenty'],
  [29, 'few'],
  [1, 'few'],
  [0, 'none'],
])('of 200 seats %s left are %s', (left, fullness) => {
  expect(fullnessOf({ seatsTotal: 200 }, left)).toBe(fullness);
});
