import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { packPrints, printsUnder, unpackPrints } from './prints.ts';

const key = createHash('sha256').update('a room').digest();
const MAX = 2 ** 36 - 1;

test.each([
  [[]],
  [[0]],
  [[MAX]],
  [[MAX, 0]],
  [[0, MAX]],
  [[0, MAX, 0]],
  [[1, 2 ** 35, 2 ** 32, 2 ** 32 - 1, 0xf_0000_000f]],
])('%j is packed and unpacked as it was', (prints) => {
  const bytes = packPrints(prints);
  expect([...unpackPrints(bytes)]).toEqual(prints);
  expect(bytes.length).toBe(Math.ceil(prints.length * 4.5));
});

test('prints of any number of buyers come back, 4.5 bytes each', () => {
  const printOf = printsUnder(key);
  const prints = Array.from({ length: 1_001 }, (_, i) => printOf(`usr_${i}`));
  for (const count of [999, 1_000, 1_001]) {
    expect([...unpackPrints(packPrints(prints.slice(0, count)))]).toEqual(prints.slice(0, count));
  }
});

test('a print depends on every part of key and id, and on nothing else', () => {
  const printOf = printsUnder(key);
  expect(printsUnder(key)('usr_1')).toBe(printOf('usr_1'));
  const others = new Set([
    printOf('usr_1'),
    printOf('usr_2'),
    printOf('usr_1 '),
    printOf(''),
    printsUnder(createHash('sha256').update('another room').digest())('usr_1'),
  ]);
  expect(others.size).toBe(5);
});

test('prints fill their 36 bits evenly', () => {
  const printOf = printsUnder(key);
  const ones = Array.from({ length: 36 }, () => 0);
  const count = 4_000;
  for (let i = 0; i < count; i += 1) {
    const bits = printOf(`usr_${i}`).toString(2).padStart(36, '0');
    for (const [at, bit] of [...bits].entries()) ones[at] = (ones[at] as number) + Number(bit);
  }
  // Five standard deviations of a fair coin.
  const far = 5 * Math.sqrt(count / 4);
  for (const one of ones) expect(Math.abs(one - count / 2)).toBeLessThan(far);
});

test('a short key is refused', () => {
  expect(() => printsUnder(Buffer.alloc(8))).toThrow(RangeError);
});
