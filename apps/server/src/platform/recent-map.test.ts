import { expect, test } from 'vitest';
import { RecentMap } from '#platform/recent-map';

test('what is asked for stays, what is not is forgotten', () => {
  const map = new RecentMap<string, number>(4);
  map.set('kept', 0);
  map.set('forgotten', 1);
  for (let n = 2; n < 6; n++) {
    expect(map.get('kept')).toBe(0);
    map.set(`later ${n}`, n);
  }
  expect(map.get('forgotten')).toBeUndefined();
  expect(map.get('later 5')).toBe(5);
});

test.each([
  [999, 999],
  [950, 950],
  [899, undefined],
])('of a thousand in a map of a hundred: %i is remembered as %s', (asked, remembered) => {
  const map = new RecentMap<number, number>(100);
  for (let n = 0; n < 1_000; n++) map.set(n, n);
  expect(map.get(asked)).toBe(remembered);
});
