import { expect, test } from 'vitest';
import { latencyOf, percentile } from './figures.ts';
import { describe, drawPlot } from './plot.ts';

const PLOT = {
  ...{ title: 'Line & lobby', x: 'minutes', y: 'people' },
  curves: [
    {
      name: 'waiting',
      isStep: true,
      points: [
        [0, 0],
        [5, 80],
        [10, 20],
      ] as const,
    },
  ],
  limits: [{ name: 'the cap', y: 100 }],
};

test('a plot stands on its own, with its words in it, and leaves nothing to chance', () => {
  const svg = drawPlot(PLOT);
  expect(svg).toContain('>Line &amp; lobby<');
  expect(svg).toContain('>the cap<');
  expect(svg).not.toMatch(/NaN|undefined|<script/);
  // From the left edge upwards: a step goes across first.
  expect(svg).toMatch(/d="M64\.0 290\.0H/);
});

test('it says in words what it shows', () => {
  expect(describe(PLOT)).toBe('Line & lobby (people). waiting: at most 80, at the end 20.');
});

test('a plot of nothing is a plot', () => {
  expect(drawPlot({ ...PLOT, curves: [{ name: 'none', points: [] }] })).not.toMatch(/NaN|Infinity/);
});

test('percentiles are values that were there', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
  expect([percentile(hundred, 50), percentile(hundred, 99)]).toEqual([50, 99]);
  expect(latencyOf([])).toEqual({ count: 0, p50: 0, p99: 0, most: 0 });
  expect(latencyOf([3, 1, 2])).toEqual({ count: 3, p50: 2, p99: 3, most: 3 });
});
