import type { identityOperations, Session } from '@houseful/contract/identity';
import type { Call, InputOf } from '@houseful/contract/operation';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { digestOf, familyOf } from '../refresh-tokens.ts';
import { refreshTokenEnd } from '../rules/lifetimes.ts';
import { judgeRefresh } from '../rules/refresh-verdict.ts';
import {
  deleteFamily,
  type FamilyRow,
  lockFamily,
  rotateFamily,
} from '../store/refresh-families.ts';
import type { ActionDeps } from '../deps.ts';
import { type SignedIn, toSession } from './open-session.ts';

/**
 * Trades a refresh token for the next one, once: of any number of parallel trades of one token
 * one wins, and the others are a reuse.
 *
 * - A reuse ends the family: every token grown from that sign-in, the good one included.
 * - The same trade with the same Idempotency-Key answers the same next token, until that is used.
 * - The access token carries the roles of now, not those of the sign-in.
 *
 * @throws refresh-token-invalid
 */
export async function refresh(
  deps: ActionDeps,
  { refreshToken }: InputOf<(typeof identityOperations)['refresh']>,
  { idempotencyKey }: Call,
): Promise<Session> {
  const familyId = familyOf(refreshToken);
  const signedIn =
    familyId &&
    // A refusal is returned, not thrown, inside: ending a family must commit.
    (await inTransaction(deps.pool, async (tx) => {
      const family = await lockFamily(tx, familyId);
      return family && trade(tx, deps, family, { refreshToken, idempotencyKey });
    }));
  if (!signedIn) throw problem('refresh-token-invalid');
  return toSession(deps, signedIn);
}

async function trade(
  tx: Tx,
  deps: ActionDeps,
  family: FamilyRow,
  { refreshToken, idempotencyKey }: { refreshToken: string; idempotencyKey: string | null },
): Promise<SignedIn | undefined> {
  const now = deps.clock.now();
  const familyId = family.family_id;
  const usedKeyDigest = idempotencyKey === null ? null : digestOf(idempotencyKey);
  const verdict = judgeRefresh(
    {
      tokenDigest: family.token_digest,
      usedTokenDigest: family.used_token_digest,
      usedKeyDigest: family.used_key_digest,
      tokenEndsAt: family.token_ends_at,
    },
    { tokenDigest: digestOf(refreshToken), keyDigest: usedKeyDigest },
    now,
  );
  if (verdict === 'ended' || verdict === 'reuse') {
    await deleteFamily(tx, familyId);
    if (verdict === 'reuse') {
      deps.log.warn(
        { userId: family.user_id, familyId },
        'a refresh token was used twice: its sign-in is ended',
      );
    }
    return undefined;
  }

  const next = deps.refreshTokens.successor(familyId, refreshToken, idempotencyKey);
  const tokenDigest = digestOf(next);
  if (verdict === 'retry') {
    // They differ only when AUTH_SECRET was changed between the trade and its retry.
    return tokenDigest === family.token_digest ? { user: family, refreshToken: next } : undefined;
  }
  await rotateFamily(tx, familyId, {
    tokenDigest,
    usedKeyDigest,
    tokenEndsAt: refreshTokenEnd(now, family.family_ends_at),
  });
  return { user: family, refreshToken: next };
}
