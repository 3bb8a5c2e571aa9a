/** A stolen access token is good for at most this long; it cannot be called back earlier. */
export const ACCESS_TOKEN_MINUTES = 15;
/** A refresh token that nobody uses for this long ends. */
export const REFRESH_TOKEN_DAYS = 30;
/** After this long a person signs in again, however often the tokens were renewed. */
export const REFRESH_FAMILY_DAYS = 90;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Seconds since 1970, as JWT claims count. */
export interface AccessTokenTimes {
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
}

export function accessTokenTimes(now: Date): AccessTokenTimes {
  const issuedAtSeconds = Math.floor(now.getTime() / 1_000);
  return { issuedAtSeconds, expiresAtSeconds: issuedAtSeconds + ACCESS_TOKEN_MINUTES * 60 };
}

export function familyEnd(now: Date): Date {
  return new Date(now.getTime() + REFRESH_FAMILY_DAYS * DAY_MS);
}

/** A token never outlives its family. */
export function refreshTokenEnd(now: Date, familyEndsAt: Date): Date {
  return new Date(Math.min(now.getTime() + REFRESH_TOKEN_DAYS * DAY_MS, familyEndsAt.getTime()));
}
