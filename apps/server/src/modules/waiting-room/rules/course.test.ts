import { expect, test } from 'vitest';
import { sampleStep } from './course.ts';

const HOUR_MS = 3_600_000;

test('a room that stands for a day has never more than 720 samples', () => {
  const kept = new Set<number>();
  for (let ageMs = 0; ageMs < 24 * HOUR_MS; ageMs += 5_000) {
    const { step, multipleOf } = sampleStep(ageMs);
    if (step % multipleOf === 0) kept.add(step);
    for (const old of kept) if (old % multipleOf !== 0) kept.delete(old);
    expect(kept.size).toBeLessThanOrEqual(720);
  }
  expect(kept.size).toBeGreaterThan(360);
});

test('in its first hour each five seconds are kept', () => {
  expect(sampleStep(HOUR_MS - 5_000)).toEqual({ step: 719, multipleOf: 1 });
  expect(sampleStep(HOUR_MS)).toEqual({ step: 720, multipleOf: 2 });
});
