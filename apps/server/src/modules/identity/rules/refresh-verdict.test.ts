import { describe, expect, it } from 'vitest';
import { judgeRefresh } from './refresh-verdict.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const LATER = new Date('2026-11-20T12:00:00.001Z');
const family = {
  tokenDigest: 'good',
  usedTokenDigest: 'used',
  usedKeyDigest: 'key',
  tokenEndsAt: LATER,
};
const fresh = { ...family, usedTokenDigest: null, usedKeyDigest: null };
const withoutKey = { ...family, usedKeyDigest: null };

describe('a refresh token', () => {
  it.each([
    ['rotate', 'the good one', family, 'good', null],
    ['rotate', 'the good one, with the key of the trade before', family, 'good', 'key'],
    ['rotate', 'the first one', fresh, 'good', null],
    ['retry', 'the one before, with its key', family, 'used', 'key'],
    ['reuse', 'the one before, with another key', family, 'used', 'other'],
    ['reuse', 'the one before, without a key', family, 'used', null],
    ['reuse', 'the one before, traded without a key, asked with one', withoutKey, 'used', 'key'],
    ['reuse', 'the one before, traded and asked without a key', withoutKey, 'used', null],
    ['reuse', 'an older one', family, 'older', null],
    ['reuse', 'an older one, with the last key', family, 'older', 'key'],
    ['reuse', 'an unknown one of a family that never traded', fresh, 'other', 'key'],
  ] as const)('is judged %s when it is %s', (verdict, _what, known, tokenDigest, keyDigest) => {
    expect(judgeRefresh(known, { tokenDigest, keyDigest }, NOW)).toBe(verdict);
  });

  it('is ended at its very last instant, whichever it is', () => {
    for (const tokenDigest of ['good', 'used', 'older']) {
      expect(judgeRefresh(family, { tokenDigest, keyDigest: 'key' }, LATER)).toBe('ended');
    }
  });
});
