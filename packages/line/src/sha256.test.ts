import { createHash, createHmac } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { bytesOfHex, hexOf, linesAsBytes } from './digests.ts';
import { nodeDigests } from './node-digests.fixture.ts';
import { portableDigests } from './sha256.ts';

const { sha256, hmacSha256 } = portableDigests;

test('the examples of FIPS 180-4 come out', () => {
  const text = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq';
  expect(hexOf(sha256(Buffer.from('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(hexOf(sha256(Buffer.from(text)))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('for every length up to five blocks, SHA-256 and HMAC are those of Node', () => {
  const bytes = Uint8Array.from({ length: 320 }, (_, i) => (i * 167 + 13) % 256);
  for (let length = 0; length <= bytes.length; length += 1) {
    const message = bytes.subarray(0, length);
    expect(hexOf(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
    const mac = createHmac('sha256', message).update(bytes).digest('hex');
    expect(hexOf(hmacSha256(message)(bytes))).toBe(mac);
  }
});

test.prop([fc.uint8Array({ maxLength: 200 }), fc.array(fc.uint8Array({ maxLength: 2000 }))])(
  'one key serves many messages, in any order',
  (key, messages) => {
    const ours = hmacSha256(key);
    const theirs = nodeDigests.hmacSha256(key);
    for (const message of messages) expect(hexOf(ours(message))).toBe(hexOf(theirs(message)));
  },
);

test.prop([fc.uint8Array()])('hexadecimal there and back', (bytes) => {
  expect(bytesOfHex(hexOf(bytes))).toEqual(bytes);
});

test.each(['A0', 'a', 'zz', '0x'])('%j is not lower-case hexadecimal', (text) => {
  expect(() => bytesOfHex(text)).toThrow(RangeError);
});

test.each(['a\nb', 'é', '\t', '\u0000'])('%j cannot be smuggled into a line', (text) => {
  expect(() => linesAsBytes([text])).toThrow(RangeError);
});
