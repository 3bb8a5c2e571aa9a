import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { encodeBase45 } from './base45.ts';
import { ticketIdBytes, ticketIdOf } from './ticket-id.ts';
import { printPayload, readPayload, type TicketClaims, writeClaims } from './ticket-payload.ts';

const CLAIMS: TicketClaims = {
  keyId: '0a1b2c3d',
  ticketId: 'tkt_5v0wq4befmwkp6v3jvta9hx89f',
  showDigest: '5c60fdda0706eb8e',
  startsAtSeconds: 1_795_185_000,
  expiresAtSeconds: 1_795_216_500,
  seatId: 'K12',
};
const SIGNATURE = Buffer.alloc(64, 7);
const printed = (bytes: Uint8Array) => `HF1:${encodeBase45(bytes)}`;

describe('the payload', () => {
  const signed = writeClaims(CLAIMS);
  const payload = printPayload(signed, SIGNATURE);

  test('gives back what was written, and the bytes that were signed', () => {
    expect(readPayload(payload)).toEqual({ claims: CLAIMS, signed, signature: SIGNATURE });
  });

  test('may be wrapped in the white space that scanners add', () => {
    expect(readPayload(` ${payload}\r\n`)?.claims).toEqual(CLAIMS);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['the prefix alone', 'HF1:'],
    ['another prefix', payload.replace('HF1:', 'HF2:')],
    ['another version', printed(Buffer.concat([Buffer.of(2), signed.subarray(1), SIGNATURE]))],
    ['a byte too many', printed(Buffer.concat([signed, SIGNATURE, Buffer.of(0)]))],
    ['a byte too few', printed(Buffer.concat([signed, SIGNATURE.subarray(1)]))],
    ['no seat', printed(Buffer.concat([signed.subarray(0, 37), Buffer.of(0), SIGNATURE]))],
    [
      'a seat that is none',
      printed(Buffer.concat([signed.subarray(0, 37), Buffer.of(1, 0x2e), SIGNATURE])),
    ],
    ['lower case', payload.toLowerCase()],
    ['an address', 'https://example.org/ticket'],
    ['many characters', `HF1:${'A'.repeat(996)}`],
  ])('refuses %s', (_, text) => {
    expect(readPayload(text)).toBeUndefined();
  });

  property.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
    'never throws when read',
    (text) => {
      expect(readPayload(text)).toBeUndefined();
      expect(readPayload(`HF1:${text}`)).toBeUndefined();
    },
  );

  test('does not write what does not fit', () => {
    expect(() => writeClaims({ ...CLAIMS, expiresAtSeconds: 2 ** 32 })).toThrow(RangeError);
    expect(() => writeClaims({ ...CLAIMS, ticketId: 'ord_5v0wq4befmwkp6v3jvta9hx89f' })).toThrow();
    expect(() => writeClaims({ ...CLAIMS, seatId: 'no such seat' })).toThrow();
    expect(() => writeClaims({ ...CLAIMS, keyId: '0a' })).toThrow(RangeError);
  });
});

property.prop([fc.uint8Array({ minLength: 16, maxLength: 16 })])(
  'a ticket id and its bytes are two spellings of one number',
  (bytes) => {
    expect(ticketIdBytes(ticketIdOf(bytes))).toEqual(Buffer.from(bytes));
  },
);
