import { portableDigests } from '@houseful/line/sha256';

const BASE = 36;
const BITS_PER_BYTE = 8;

/** The first number, in base 36, with which SHA-256 over `challenge:number` begins with so many zero bits. */
export function findNonce(challenge: string, bits: number): string {
  const letters = new TextEncoder();
  for (let tried = 0; ; tried += 1) {
    const nonce = tried.toString(BASE);
    const digest = portableDigests.sha256(letters.encode(`${challenge}:${nonce}`));
    if (zeroBits(digest) >= bits) return nonce;
  }
}

function zeroBits(digest: Uint8Array): number {
  let bits = 0;
  for (const byte of digest) {
    if (byte !== 0) return bits + Math.clz32(byte) - (32 - BITS_PER_BYTE);
    bits += BITS_PER_BYTE;
  }
  return bits;
}
