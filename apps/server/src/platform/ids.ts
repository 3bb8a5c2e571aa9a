import { hash } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';

/** Crockford's alphabet, lower case: no i, l, o, u to misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export interface Ids {
  /** A new id `{prefix}_{26 characters}`; ids made later sort later, to the millisecond. */
  next(prefix: string): string;
}

export function createIds(clock: Clock, random: Random): Ids {
  return {
    next: (prefix) => {
      const body = Buffer.alloc(16);
      body.writeUIntBE(clock.now().getTime(), 0, 6);
      random.bytes(10).copy(body, 6);
      return `${prefix}_${base32(body)}`;
    },
  };
}

/**
 * The id that these parts name, the same on every call and in every process: a retried
 * command makes the same thing, not a second one (law 4).
 */
export function deriveId(prefix: string, ...parts: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(parts), 'buffer');
  return `${prefix}_${base32(digest.subarray(0, 16))}`;
}

/** A digest that tells two requests apart; not reversible, stable across processes. */
export function fingerprint(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url').slice(0, 22);
}

/** 16 bytes as 26 characters whose order is the bytes' order: 130 bits, of which the first two are 0. */
function base32(bytes: Buffer): string {
  let text = '';
  let bits = 2;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[value >>> bits];
      value &= (1 << bits) - 1;
    }
  }
  return text;
}
