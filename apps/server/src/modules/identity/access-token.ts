import type { Role } from '@houseful/contract/identity';
import { SignJWT } from 'jose';
import type { AccessTokenTimes } from './rules/lifetimes.ts';

export type SignAccessToken = (
  user: { readonly userId: string; readonly roles: readonly Role[] },
  times: AccessTokenTimes,
) => Promise<string>;

/**
 * Signs what every process checks by itself: a JWT, HS256 under the UTF-8 bytes of AUTH_SECRET,
 * claims `sub` (user id), `roles`, `iat` and `exp`.
 */
export function createAccessTokenSigner(authSecret: string): SignAccessToken {
  const key = new TextEncoder().encode(authSecret);
  return ({ userId, roles }, { issuedAtSeconds, expiresAtSeconds }) =>
    new SignJWT({ roles: [...roles] })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(userId)
      .setIssuedAt(issuedAtSeconds)
      .setExpirationTime(expiresAtSeconds)
      .sign(key);
}
