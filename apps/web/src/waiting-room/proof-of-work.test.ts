import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findNonce } from './proof-of-work.ts';

test.each([1, 7, 8, 12])('finds a number for %d bits, as the house counts them', (bits) => {
  const nonce = findNonce('challenge', bits);
  expect(nonce).toMatch(/^[0-9a-z]{1,16}$/);
  const hex = createHash('sha256').update(`challenge:${nonce}`).digest('hex');
  const zeroes = BigInt(`0x1${hex}`).toString(2).slice(1).indexOf('1');
  expect(zeroes).toBeGreaterThanOrEqual(bits);
});
