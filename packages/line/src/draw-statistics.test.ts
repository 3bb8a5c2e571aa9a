import { expect, test } from 'vitest';
import { openDraw } from './draw.ts';
import { hexOf } from './digests.ts';
import { portableDigests } from './sha256.ts';

/**
 * Thousands of draws from fixed seeds. Each limit is the value that chi-square passes once in a
 * million fair series (Wilson and Hilferty's approximation); with fixed seeds a series passes or
 * does not, so these tests cannot become flaky, and a change of the algorithm that passes them all
 * by luck would have been fair all the same.
 */
const NORMAL_ONE_IN_A_MILLION = 4.753;

function limitOf(degrees: number): number {
  const part = 2 / (9 * degrees);
  return degrees * (1 - part + NORMAL_ONE_IN_A_MILLION * Math.sqrt(part)) ** 3;
}

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function expectFair(counts: readonly number[]): void {
  expect(chiSquare(counts)).toBeLessThan(limitOf(counts.length - 1));
}

/** The draw of this many people from this seed: its key is all that chance has a part in. */
function draw(seed: string, count: number) {
  const key = hexOf(portableDigests.sha256(Buffer.from(seed)));
  return openDraw({ key, count, leased: count, gaps: [] }, portableDigests);
}

function tally(cells: number, draws: number, cellOf: (index: number) => number): number[] {
  const counts = Array.from({ length: cells }, () => 0);
  for (let i = 0; i < draws; i += 1) {
    const cell = cellOf(i);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/** The index of an order of few people among all their orders. */
function orderIndex(places: readonly number[]): number {
  return places.reduce((index, place, i) => {
    const after = places.slice(i + 1);
    return index * (after.length + 1) + after.filter((other) => other < place).length;
  }, 0);
}

test('the statistics are not blind: numbers in order of arrival, or a lightly loaded die, are found', () => {
  expect(chiSquare(tally(100, 4000, () => 0))).toBeGreaterThan(limitOf(99));
  const loaded = tally(6, 20_000, (i) => (i % 6 === 0 && i % 5 === 0 ? 1 : i % 6));
  expect(chiSquare(loaded)).toBeGreaterThan(limitOf(5));
});

test.each([257, 1000])('every one of %d numbers comes first equally often', (count) => {
  expectFair(tally(count, 12_000, (i) => draw(`first ${count} ${i}`, count).numberAt(0)));
});

test.each([
  [0, 1000],
  [999, 1000],
  [123_456, 10_000_000],
])('number %d of %d gets each hundredth of the places equally often', (number, count) => {
  expectFair(
    tally(100, 10_000, (i) => {
      const rank = draw(`place ${number} ${i}`, count).rankOf(number) as number;
      return Math.floor((rank * 100) / count);
    }),
  );
});

test('two neighbours, and two far apart, stand in either order equally often, and apart by chance', () => {
  for (const [a, b] of [
    [0, 1],
    [41, 999_999],
    [0, 1000],
  ] as const) {
    const orders = tally(2, 6000, (i) => {
      const { rankOf } = draw(`pair ${a} ${b} ${i}`, 1_000_000);
      return (rankOf(a) as number) < (rankOf(b) as number) ? 0 : 1;
    });
    expectFair(orders);
  }
  const distances = tally(50, 6000, (i) => {
    const { rankOf } = draw(`distance ${i}`, 1_000_000);
    const steps = (rankOf(7) as number) - (rankOf(8) as number) + 1_000_000;
    return Math.floor(((steps % 1_000_000) * 50) / 1_000_000);
  });
  expectFair(distances);
});

test.each([
  [2, 400],
  [3, 600],
  [4, 800],
])('a lobby of %d: each of their orders comes out equally often', (count, draws) => {
  const orders = [1, 1, 2, 6, 24][count] as number;
  const people = [...Array(count).keys()];
  expectFair(
    tally(orders, draws, (i) => {
      const { rankOf } = draw(`few ${count} ${i}`, count);
      return orderIndex(people.map((number) => rankOf(number) as number));
    }),
  );
});

test('four of a thousand stand in each of their 24 orders equally often', () => {
  expectFair(
    tally(24, 6000, (i) => {
      const { rankOf } = draw(`four ${i}`, 1000);
      return orderIndex([0, 1, 32, 33].map((number) => rankOf(number) as number));
    }),
  );
});

test('who is near the front in one draw is not in the next', () => {
  const count = 10_000;
  const agreements = tally(4, 5000, (i) => {
    const halves = [`even ${i}`, `odd ${i}`].map((seed) =>
      (draw(seed, count).rankOf(i) as number) < count / 2 ? 0 : 1,
    );
    return (halves[0] as number) * 2 + (halves[1] as number);
  });
  expectFair(agreements);
});
