import { expect, it } from 'vitest';
import { everyNth, plotOf } from './plot.ts';

it('spreads marks evenly, and never more than there is room for', () => {
  expect(everyNth(7, 10)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(everyNth(7, 3)).toEqual([0, 3, 6]);
  expect(everyNth(0, 3)).toEqual([]);
  expect(everyNth(5, 0)).toEqual([0]);
});

it('has a ground also before its width is known', () => {
  expect(plotOf(0).right).toBeGreaterThanOrEqual(plotOf(0).left);
});
