import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';

describe('base45', () => {
  // Source: RFC 9285, section 4.3 and 4.4.
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %j as the standard does', (plain, encoded) => {
    expect(encodeBase45(Buffer.from(plain))).toBe(encoded);
    expect(decodeBase45(encoded)?.toString()).toBe(plain);
  });

  test.each(['A', 'ABCD', ':::', 'GGW', '::', 'bb8', 'BB8Ä', 'A\n1'])('refuses %j', (text) => {
    expect(decodeBase45(text)).toBeUndefined();
  });

  property.prop([fc.uint8Array({ maxLength: 200 })])('gives back every byte', (bytes) => {
    const text = encodeBase45(bytes);
    expect(decodeBase45(text)).toEqual(Buffer.from(bytes));
    expect(text.endsWith(' ')).toBe(false);
  });
});
