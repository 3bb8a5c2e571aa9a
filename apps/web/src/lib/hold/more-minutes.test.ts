import { expect, it } from 'vitest';
import { isNearTheEnd, minutesMore } from './more-minutes.ts';

it.each([
  [121, false],
  [120, true],
  [1, true],
  [0, false],
])('with %i seconds left more is offered: %s', (seconds, offered) => {
  expect(isNearTheEnd(seconds)).toBe(offered);
});

it.each([
  ['12:05:00', 5],
  ['12:03:20', 3],
  ['12:00:10', 1],
])('an extension until %s is told as %i minutes', (until, minutes) => {
  const hold = { expiresAt: '2026-11-21T12:00:00Z', extendableTo: `2026-11-21T${until}Z` };
  expect(minutesMore(hold)).toBe(minutes);
});
