import { expect, test } from 'vitest';
import { unpackGaps } from './gaps.ts';
import { unpackPrints } from './prints.ts';
import { rowsOf } from './rows-of.ts';
import { SHEET_NUMBERS } from './sheet-index.ts';

test.each([
  [1, [5]],
  [443, [1_994]],
  // 443 fit into a chunk of 1,996 bytes, with two bytes to spare.
  [444, [1_994, 5]],
  [1_000, [3_992, 509]],
  [SHEET_NUMBERS, [17_964]],
])('%i notes become rows of %j bytes, and nothing is lost', (count, bytes) => {
  const numbers = Array.from({ length: count }, (_, i) => 100 + i + (i > 200 ? 9 : 0));
  const prints = numbers.map((number) => number * 1_000_003);
  const rows = rowsOf({ roomId: 'room', sheet: 0, numbers, prints });
  expect(rows.map((row) => row.prints.length)).toEqual(bytes);
  const stored = rows.map((row) => [...unpackPrints(row.prints)]);
  expect(stored.flat()).toEqual(prints);
  expect(
    rows.flatMap((row, i) => [
      ...unpackGaps(row.from_number, (stored[i] as number[]).length, row.gaps),
    ]),
  ).toEqual(numbers);
});

test('a number that two names are noted with is kept for both', () => {
  const numbers = [7, 8, 8, 9, 9, 9, 12];
  const prints = [1, 2, 3, 4, 5, 6, 7];
  const rows = rowsOf({ roomId: 'room', sheet: 0, numbers, prints });
  const stored = rows.map((row) => [...unpackPrints(row.prints)]);
  expect(stored.flat()).toEqual(prints);
  expect(
    rows.flatMap((row, i) => [
      ...unpackGaps(row.from_number, (stored[i] as number[]).length, row.gaps),
    ]),
  ).toEqual(numbers);
});
