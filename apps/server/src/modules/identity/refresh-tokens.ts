import { createHash, createHmac } from 'node:crypto';
import type { Random } from '#platform/random';

const SECRET_BYTES = 32;
/** The family's id, a dot, 256 bits in base64url. */
const TOKEN = /^(rfm_[0-9a-z]{26})\.[A-Za-z0-9_-]{43}$/;

export interface RefreshTokens {
  /** An unguessable token of the family. */
  first(familyId: string): string;
  /**
   * The token that follows `token`. With a key it is a function of token, key and the server's
   * secret, so that a retried trade can be answered alike though no token is stored; without one
   * it is drawn anew each time.
   */
  successor(familyId: string, token: string, idempotencyKey: string | null): string;
}

export function createRefreshTokens(authSecret: string, random: Random): RefreshTokens {
  const first = (familyId: string) =>
    `${familyId}.${random.bytes(SECRET_BYTES).toString('base64url')}`;
  return {
    first,
    successor: (familyId, token, idempotencyKey) => {
      if (idempotencyKey === null) return first(familyId);
      // The opening word keeps this use of the secret apart from the signing of access tokens.
      const parts = JSON.stringify(['refresh-successor', token, idempotencyKey]);
      return `${familyId}.${createHmac('sha256', authSecret).update(parts).digest('base64url')}`;
    },
  };
}

/** The family a well-formed token names, or null. */
export function familyOf(token: string): string | null {
  return TOKEN.exec(token)?.[1] ?? null;
}

/** What is stored in place of a token or key. They are random, so plain SHA-256 is enough. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
