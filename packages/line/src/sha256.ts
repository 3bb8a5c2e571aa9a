import type { Digests } from './digests.ts';

/**
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104) wherever JavaScript runs, at once and without a promise:
 * browsers offer theirs only as a promise and only on pages served over TLS, which a house in
 * somebody's own network need not be. Tests hold it against Node's own over every length of message
 * and key. It is not hardened against listeners in the same machine: in a browser it only ever sees
 * what has been published.
 */
export const portableDigests: Digests = {
  sha256: (message) => digestOf(START, message),
  hmacSha256(key) {
    const short = key.length > BLOCK_BYTES ? digestOf(START, key) : key;
    // The pads fill one block each, so their work is done once for all messages under this key.
    const inner = stateAfterPad(short, 0x36);
    const outer = stateAfterPad(short, 0x5c);
    return (message) => digestOf(outer, digestOf(inner, message, BLOCK_BYTES), BLOCK_BYTES);
  },
};

const BLOCK_BYTES = 64;
const DIGEST_WORDS = 8;

// biome-ignore format: as the standard prints them
const ROUND_CONSTANTS = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
);
// biome-ignore format: as the standard prints them
const START = Int32Array.of(
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
);

/** Nothing here waits, so one schedule serves every call. */
const schedule = new Int32Array(BLOCK_BYTES);

function stateAfterPad(key: Uint8Array, pad: number): Int32Array {
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(key);
  for (let i = 0; i < BLOCK_BYTES; i += 1) block[i] = (block[i] as number) ^ pad;
  const state = START.slice();
  compress(state, block, 0);
  return state;
}

/** Going on from a state that has taken in `bytesBefore` already. */
function digestOf(from: Int32Array, message: Uint8Array, bytesBefore = 0): Uint8Array {
  const state = from.slice();
  const padded = new Uint8Array(Math.ceil((message.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(message);
  padded[message.length] = 0x80;
  const bits = (bytesBefore + message.length) * 8;
  writeWord(padded, padded.length - 8, Math.floor(bits / 2 ** 32));
  writeWord(padded, padded.length - 4, bits | 0);
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) compress(state, padded, at);
  const digest = new Uint8Array(DIGEST_WORDS * 4);
  for (let i = 0; i < DIGEST_WORDS; i += 1) writeWord(digest, i * 4, state[i] as number);
  return digest;
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}

function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i += 1) {
    const j = at + i * 4;
    w[i] =
      ((bytes[j] as number) << 24) |
      ((bytes[j + 1] as number) << 16) |
      ((bytes[j + 2] as number) << 8) |
      (bytes[j + 3] as number);
  }
  for (let i = 16; i < BLOCK_BYTES; i += 1) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const small0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const small1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] as number) + small0 + (w[i - 7] as number) + small1) | 0;
  }
  // Word by word: taking the array apart by its iterator would cost more than the rounds.
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < BLOCK_BYTES; i += 1) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + big1 + choice + (ROUND_CONSTANTS[i] as number) + (w[i] as number)) | 0;
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const t2 = (big0 + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
