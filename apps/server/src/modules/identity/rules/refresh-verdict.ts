/** What is known of a family's tokens: digests, never the tokens. */
export interface FamilyTokens {
  readonly tokenDigest: string;
  readonly usedTokenDigest: string | null;
  readonly usedKeyDigest: string | null;
  readonly tokenEndsAt: Date;
}

export interface PresentedToken {
  readonly tokenDigest: string;
  /** Null when the caller sent no Idempotency-Key. */
  readonly keyDigest: string | null;
}

/**
 * - `rotate`: the good token; trade it for the next.
 * - `retry`: the very trade that made the good token, asked again; answer the same token.
 * - `reuse`: any other token of the family. Two parties hold it, and one of them is a thief.
 * - `ended`: nobody used it in time.
 */
export type RefreshVerdict = 'rotate' | 'retry' | 'reuse' | 'ended';

/**
 * What a presented token means for its family. A trade stays repeatable with its key until the
 * token it gave has been used; without a key no trade can be told from a theft.
 */
export function judgeRefresh(
  family: FamilyTokens,
  presented: PresentedToken,
  now: Date,
): RefreshVerdict {
  if (family.tokenEndsAt.getTime() <= now.getTime()) return 'ended';
  if (presented.tokenDigest === family.tokenDigest) return 'rotate';
  const sameTrade =
    presented.tokenDigest === family.usedTokenDigest &&
    presented.keyDigest !== null &&
    presented.keyDigest === family.usedKeyDigest;
  return sameTrade ? 'retry' : 'reuse';
}
