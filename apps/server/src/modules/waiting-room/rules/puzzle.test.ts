import { expect, test } from 'vitest';
import { leadingZeroBits } from './puzzle.ts';

test.each([
  [[0xff], 0],
  [[0x80], 0],
  [[0x01], 7],
  [[0x00, 0x40], 9],
  [[0x00, 0x00], 16],
])('%j begins with %i zero bits', (bytes, bits) => {
  expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(bits);
});
