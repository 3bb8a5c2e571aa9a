import type { Session } from '@houseful/contract/identity';
import type { Tx } from '#platform/postgres/tx';
import { digestOf } from '../refresh-tokens.ts';
import { accessTokenTimes, familyEnd, refreshTokenEnd } from '../rules/lifetimes.ts';
import { toUser } from '../rules/user-view.ts';
import { insertFamily } from '../store/refresh-families.ts';
import type { UserRow } from '../store/users.ts';
import type { ActionDeps } from '../deps.ts';

/** Sign-ins of one user that are kept alive; one more ends the oldest. */
export const FAMILIES_PER_USER_MAX = 50;

/** A user who has just proved who they are, and their new refresh token. */
export interface SignedIn {
  readonly user: UserRow;
  readonly refreshToken: string;
}

/** Starts a refresh family for the user, in the caller's transaction. */
export async function openSession(tx: Tx, deps: ActionDeps, user: UserRow): Promise<SignedIn> {
  const now = deps.clock.now();
  const familyId = deps.ids.next('rfm');
  const refreshToken = deps.refreshTokens.first(familyId);
  const familyEndsAt = familyEnd(now);
  await insertFamily(
    tx,
    {
      familyId,
      userId: user.user_id,
      tokenDigest: digestOf(refreshToken),
      startedAt: now,
      tokenEndsAt: refreshTokenEnd(now, familyEndsAt),
      familyEndsAt,
    },
    FAMILIES_PER_USER_MAX,
  );
  return { user, refreshToken };
}

/** The answer of every sign-in: the user, an access token with the roles of now, a refresh token. */
export async function toSession(
  { clock, signAccessToken }: ActionDeps,
  { user, refreshToken }: SignedIn,
): Promise<Session> {
  const times = accessTokenTimes(clock.now());
  return {
    user: toUser(user),
    accessToken: await signAccessToken({ userId: user.user_id, roles: user.roles }, times),
    refreshToken,
    expiresAt: new Date(times.expiresAtSeconds * 1_000).toISOString(),
  };
}
