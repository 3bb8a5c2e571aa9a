import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packGaps, unpackGaps } from './gaps.ts';

test.each([
  [[7], 0],
  [[7, 8, 9], 0],
  [[7, 9], 2],
  [[0, 1, 2, 10, 11], 2],
  [[5, 3_990], 3],
  [[0, 2, 4, 6], 6],
])('%j takes %i bytes beside its first number', (numbers, bytes) => {
  const gaps = packGaps(numbers);
  expect(gaps.length).toBe(bytes);
  expect([...unpackGaps(numbers[0] as number, numbers.length, gaps)]).toEqual(numbers);
});

test('any ascending numbers come back as they were', () => {
  const steps = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 300_000 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.nat(2 ** 30), steps, (from, by) => {
      const numbers = [from];
      for (const step of by) numbers.push((numbers.at(-1) as number) + step);
      expect([...unpackGaps(from, numbers.length, packGaps(numbers))]).toEqual(numbers);
    }),
  );
});
