import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { Problem } from '#platform/problem';
import { manualClock } from '#test/kit/manual-clock';
import { createAuthenticator } from './authenticate.ts';

const SECRET = 'a-secret-of-thirty-two-characters-or-more';
const NOW_SECONDS = Date.parse('2026-11-20T12:00:00Z') / 1_000;
const HEADER = { alg: 'HS256', typ: 'JWT' };
const CLAIMS = { sub: 'usr_1', roles: ['buyer'], exp: NOW_SECONDS + 900 };

function authenticator() {
  const clock = manualClock('2026-11-20T12:00:00.000Z');
  return { clock, authenticate: createAuthenticator({ authSecret: SECRET, clock }) };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: unknown = CLAIMS, header: unknown = HEADER, secret = SECRET): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('an access token', () => {
  it('made by jose with the same secret is understood, in any order of header fields', async () => {
    const { authenticate } = authenticator();
    const made = await new SignJWT({ roles: ['buyer', 'operator'] })
      .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
      .setSubject('usr_7')
      .setExpirationTime(CLAIMS.exp)
      .sign(new TextEncoder().encode(SECRET));
    expect(authenticate(`Bearer ${made}`)).toEqual({
      buyerId: 'usr_7',
      roles: ['buyer', 'operator'],
    });
  });

  it('that these tests make by hand is one jose accepts, so the refusals below mean something', async () => {
    const { payload } = await jwtVerify(token(), new TextEncoder().encode(SECRET), {
      algorithms: ['HS256'],
      currentDate: new Date(NOW_SECONDS * 1_000),
    });
    expect(payload).toEqual(CLAIMS);
  });

  it('is good until the very second it expires, and expired from then on', async () => {
    const { clock, authenticate } = authenticator();
    const header = `Bearer ${token()}`;
    await clock.advance(899_999);
    expect(authenticate(header)?.buyerId).toBe('usr_1');
    await clock.advance(1);
    expect(refusal(() => authenticate(header))).toBe('token-expired');
  });

  it('is nobody when there is no header at all', () => {
    expect(authenticator().authenticate(undefined)).toBeNull();
  });

  it('is read with any case of the scheme', () => {
    expect(authenticator().authenticate(`bEARER ${token()}`)?.buyerId).toBe('usr_1');
  });

  const signature = token().split('.')[2];
  const [head, body] = token().split('.');
  const unsigned = (alg: string) => `${encode({ alg, typ: 'JWT' })}.${encode(CLAIMS)}`;
  it.each([
    ['signed with another secret', token(CLAIMS, HEADER, `${SECRET}!`)],
    [
      'with claims changed after signing',
      `${head}.${encode({ ...CLAIMS, sub: 'usr_2' })}.${signature}`,
    ],
    [
      'with roles added after signing',
      `${head}.${encode({ ...CLAIMS, roles: ['operator'] })}.${signature}`,
    ],
    ['of algorithm none without signature', `${unsigned('none')}.`],
    ['of algorithm none with our signature', token(CLAIMS, { alg: 'none' })],
    ['of algorithm nOnE', token(CLAIMS, { alg: 'nOnE' })],
    ['of another algorithm', token(CLAIMS, { alg: 'HS512', typ: 'JWT' })],
    ['that claims a public-key algorithm', token(CLAIMS, { alg: 'RS256', typ: 'JWT' })],
    ['whose header demands an extension', token(CLAIMS, { ...HEADER, crit: ['exp'] })],
    ['whose header asks for unencoded content', token(CLAIMS, { ...HEADER, b64: false })],
    ['without algorithm', token(CLAIMS, { typ: 'JWT' })],
    ['whose header is not an object', token(CLAIMS, 'HS256')],
    ['whose claims are null', token(null)],
    ['without subject', token({ ...CLAIMS, sub: undefined })],
    ['with an empty subject', token({ ...CLAIMS, sub: '' })],
    ['with a number as subject', token({ ...CLAIMS, sub: 7 })],
    ['without roles', token({ ...CLAIMS, roles: undefined })],
    ['with roles as one text', token({ ...CLAIMS, roles: 'operator' })],
    ['without expiry', token({ ...CLAIMS, exp: undefined })],
    ['with a text as expiry', token({ ...CLAIMS, exp: '9999999999' })],
    ['that begins later', token({ ...CLAIMS, nbf: NOW_SECONDS + 60 })],
    ['whose signature is cut', token().slice(0, -1)],
    ['whose signature is spelt with padding', `${token()}=`],
    ['with a fourth part', `${token()}.x`],
    ['with two parts', `${head}.${body}`],
    ['that is longer than any of ours', token({ ...CLAIMS, note: 'x'.repeat(2_000) })],
    ['that is a word', 'null'],
    ['that is nothing', ''],
    ['that is two', `${token()} ${token()}`],
  ])('%s is refused', (_what, wrong) => {
    const { authenticate } = authenticator();
    expect(refusal(() => authenticate(`Bearer ${wrong}`))).toBe('unauthenticated');
  });

  it.each(['', 'Basic dXNlcjpwYXNz', 'Bearer', token()])(
    'is not found in the header "%s", which is refused rather than read as nobody',
    (header) => {
      expect(refusal(() => authenticator().authenticate(header))).toBe('unauthenticated');
    },
  );

  it('that is forged is never called expired', () => {
    const { authenticate } = authenticator();
    const forged = token({ ...CLAIMS, exp: NOW_SECONDS - 60 }, HEADER, 'another secret');
    expect(refusal(() => authenticate(`Bearer ${forged}`))).toBe('unauthenticated');
  });
});
