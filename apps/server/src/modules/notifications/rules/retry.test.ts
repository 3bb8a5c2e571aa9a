import { expect, test } from 'vitest';
import { ATTEMPTS_MAX, pauseAfter } from './retry.ts';

test('pauses grow from seconds to an hour and end', () => {
  const pauses = Array.from({ length: ATTEMPTS_MAX }, (_, index) => pauseAfter(index + 1));
  expect(pauses).toEqual([
    5_000,
    20_000,
    80_000,
    320_000,
    1_280_000,
    3_600_000,
    3_600_000,
    3_600_000,
    3_600_000,
    null,
  ]);
});
