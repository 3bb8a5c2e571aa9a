import { describe, expect, it } from 'vitest';
import { accessTokenTimes, familyEnd, refreshTokenEnd } from './lifetimes.ts';

const NOW = new Date('2026-11-20T12:00:00.900Z');
const DAY_MS = 86_400_000;

describe('lifetimes', () => {
  it('an access token lives fifteen minutes, in whole seconds', () => {
    const { issuedAtSeconds, expiresAtSeconds } = accessTokenTimes(NOW);
    expect(issuedAtSeconds).toBe(Date.parse('2026-11-20T12:00:00Z') / 1_000);
    expect(expiresAtSeconds - issuedAtSeconds).toBe(15 * 60);
  });

  it('a refresh token lives thirty days, and never longer than its family of ninety', () => {
    const familyEndsAt = familyEnd(NOW);
    const dayOfFamily = (days: number) =>
      refreshTokenEnd(new Date(NOW.getTime() + days * DAY_MS), familyEndsAt).getTime() -
      NOW.getTime();
    expect(dayOfFamily(0)).toBe(30 * DAY_MS);
    expect(dayOfFamily(60)).toBe(90 * DAY_MS);
    expect(dayOfFamily(75)).toBe(90 * DAY_MS);
  });
});
