import { describe, expect, it } from 'vitest';
import { areaPath, linePath, nearest, roundMax, stepPath, timeTicks } from './scale.ts';

const at = (time: string) => Date.parse(`2026-11-21T${time}:00.000Z`);
const INDIA_AHEAD_MS = 5.5 * 3_600_000;

describe('the end of an axis', () => {
  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [7, 8],
    [10, 10],
    [11, 20],
    [480, 600],
    [1_000, 1_000],
    [9_400_000, 10_000_000],
  ])('holds %i with %i, and its half is whole', (value, end) => {
    expect(roundMax(value)).toBe(end);
    expect(Number.isInteger(end / 2)).toBe(true);
  });
});

describe('times on an axis', () => {
  it('are round in their own place', () => {
    const { ticks } = timeTicks({ fromMs: at('09:07'), toMs: at('12:40') }, 5, INDIA_AHEAD_MS);
    expect(ticks).toEqual([at('09:30'), at('10:30'), at('11:30'), at('12:30')]);
  });

  it.each([1_000, 61_000, 3_600_000, 86_400_000, 40 * 86_400_000])(
    'are few, over %i ms',
    (span) => {
      const fromMs = at('09:07');
      const { ticks } = timeTicks({ fromMs, toMs: fromMs + span }, 5, 0);
      expect(ticks.length).toBeLessThanOrEqual(5);
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(fromMs);
        expect(tick).toBeLessThanOrEqual(fromMs + span);
      }
    },
  );

  it('are seconds where little time has passed', () => {
    expect(timeTicks({ fromMs: 5, toMs: 5 }, 5, 0)).toEqual({ ticks: [], stepMs: 10_000 });
  });
});

describe('the moment under a finger', () => {
  it.each([
    [-5, 0],
    [4, 0],
    [6, 1],
    [14, 1],
    [29, 3],
    [99, 3],
  ])('%i is nearest to number %i', (atMs, place) => {
    expect(nearest([0, 10, 20, 30], atMs)).toBe(place);
  });

  it('is the only one there is', () => {
    expect(nearest([7], 100)).toBe(0);
  });
});

describe('paths', () => {
  const points = [
    { x: 0, y: 10 },
    { x: 5.04, y: 4 },
  ];

  it('run through their points, or in steps, or down to the floor', () => {
    expect(linePath(points)).toBe('M0 10L5 4');
    expect(stepPath(points)).toBe('M0 10H5V4');
    expect(areaPath(points, 20)).toBe('M0 10L5 4V20H0Z');
    expect(areaPath([], 20)).toBe('');
  });
});
