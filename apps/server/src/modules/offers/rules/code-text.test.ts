import { PromoCode } from '@houseful/contract/offers';
import { CODE_PREFIX_CHARACTERS_MAX } from '@houseful/contract/offers-desk';
import { expect, it } from 'vitest';
import { CODE_BYTES, codeText } from './code-text.ts';

it('writes what people can type back: each byte is a letter or digit, and the longest prefix fits', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const characters = new Set(codeText(undefined, bytes));
  expect(characters.size).toBe(32);
  expect([...characters].join('')).not.toMatch(/[ILOU]/);
  const longest = codeText('X'.repeat(CODE_PREFIX_CHARACTERS_MAX), bytes.subarray(0, CODE_BYTES));
  expect(PromoCode.parse(longest.toLowerCase())).toBe(longest);
});
