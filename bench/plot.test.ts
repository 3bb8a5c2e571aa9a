import { expect, test } from 'vitest';
import { describe, drawPlot } from './plot.ts';

const BARS = {
  ...{ title: 'Holds <& others>', unit: '/s', kind: 'bars' as const },
  ...{ labels: ['limit', 'house'], series: [{ name: 'rate', values: [40_000, 20_000] }] },
};

test('a plot says in words what it shows, and its bars are as long as their figures', () => {
  const svg = drawPlot(BARS);
  expect(describe(BARS)).toBe('Holds <& others>. limit: 40,000 /s, house: 20,000 /s');
  expect(svg).toContain('Holds &lt;&amp; others>');
  expect(svg).toContain('house: 20,000 /s, 50 %');
  const [longer = 0, shorter = 0] = [...svg.matchAll(/class="c\d"[^>]* width="([\d.]+)"/g)].map(
    ([, width]) => Number(width),
  );
  expect(shorter / longer).toBeCloseTo(0.5, 2);
});

test('lines go through their points, higher values higher', () => {
  const svg = drawPlot({ ...BARS, kind: 'lines' });
  const [first = 0, second = 0] = (/points="([^"]+)"/.exec(svg)?.[1] ?? '')
    .split(' ')
    .map((point) => Number(point.split(',')[1]));
  expect(first).toBeLessThan(second);
});
