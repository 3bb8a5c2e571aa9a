import { createHmac } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { createTokens } from './tokens.ts';

const SECRET = 'a secret for tests';
const tokens = createTokens(SECRET);
const place = { roomId: 'wrm_a', buyerId: 'usr_a', number: 7, returned: null };
const admission = { roomId: 'wrm_a', buyerId: 'usr_a', number: 7, expiresAtMs: 1_763_600_000_000 };

describe('a token', () => {
  it('says what was signed', () => {
    expect(tokens.readPlace(tokens.signPlace(place))).toEqual(place);
    const back = { ...place, returned: { seq: 3, turn: 140 } };
    expect(tokens.readPlace(tokens.signPlace(back))).toEqual(back);
    expect(tokens.readAdmission(tokens.signAdmission(admission))).toEqual(admission);
    expect(tokens.readDevice(tokens.signDevice('dev_a'))).toBe('dev_a');
  });

  it('is sealed with HMAC-SHA256', () => {
    const [purpose, claim, seal] = tokens.signPlace(place).split('.');
    const expected = createHmac('sha256', SECRET).update(`${purpose}.${claim}`).digest('base64url');
    expect(seal).toBe(expected);
  });

  it('is good for one purpose and one house', () => {
    expect(tokens.readAdmission(tokens.signPlace(place))).toBeNull();
    expect(tokens.readPlace(tokens.signAdmission(admission))).toBeNull();
    expect(createTokens('another secret').readPlace(tokens.signPlace(place))).toBeNull();
  });

  it('has one spelling: any other letter, and it is nobody’s', () => {
    const token = tokens.signPlace(place);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(tokens.readPlace(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
  });

  test.each([undefined, '', '.', '..', 'place..', 'place.W10.', 'x'.repeat(2_000)])(
    'is not %j',
    (token) => {
      expect(tokens.readPlace(token)).toBeNull();
    },
  );
});
