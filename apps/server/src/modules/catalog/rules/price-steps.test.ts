import { expect, test } from 'vitest';
import { priceSteps } from './price-steps.ts';

test.each<[string, number[], number[]]>([
  ['no price', [], []],
  ['one price, which needs no steps', [25_000, 25_000], []],
  ['two prices', [18_000, 42_000], [20_000]],
  ['a cinema', [12_000, 15_000, 18_000, 21_000, 26_000, 34_000], [15_000, 20_000, 25_000, 30_000]],
  ['cheap and dear', [9_900, 25_000, 250_000, 1_250_000], [10_000, 25_000, 250_000]],
  ['next to nothing', [0, 100, 900], []],
])('%s', (_, prices, steps) => {
  expect(priceSteps(prices)).toEqual(steps);
});

test('every step leaves some titles and not all, and they rise', () => {
  for (let seed = 1; seed < 200; seed += 1) {
    const prices = Array.from(
      { length: 1 + (seed % 37) },
      (_, n) => ((seed * 7919 * (n + 3)) % 97) * 1_300,
    );
    const steps = priceSteps(prices);
    expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b));
    for (const step of steps) {
      const within = prices.filter((price) => price <= step).length;
      expect(within).toBeGreaterThan(0);
      expect(within).toBeLessThan(prices.length);
    }
  }
});
