import type { Words } from '../i18n/words.ts';

const SECOND_MS = 1_000;
const SECONDS_PER_MINUTE = 60;

/** What a screen reader hears, and only when it is worth an interruption: seconds before the end. */
const SPOKEN_SECONDS = [300, 120, 60, 30, 10, 0];

/** Whole seconds until `expiresAt`, never below 0. The last second counts until it is over. */
export function secondsLeft(expiresAt: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMs) / SECOND_MS));
}

/** `9 min`, and from the last minute on `45 s`: nobody chooses better with a clock racing beside. */
export function countdownText(seconds: number, { t }: Pick<Words, 't'>): string {
  if (seconds < SECONDS_PER_MINUTE) return t('countdown.seconds', { seconds });
  return t('countdown.minutes', { minutes: Math.round(seconds / SECONDS_PER_MINUTE) });
}

/**
 * What is said when `before` seconds have become `after`: the time left, if one of the moments
 * worth telling was reached or leapt over; null otherwise.
 */
export function countdownAnnouncement(
  before: number,
  after: number,
  { t }: Pick<Words, 't'>,
): string | null {
  if (!SPOKEN_SECONDS.some((moment) => after <= moment && moment < before)) return null;
  if (after === 0) return t('countdown.over');
  if (after < SECONDS_PER_MINUTE) return t('countdown.secondsLeft', { count: after });
  return t('countdown.minutesLeft', { count: Math.round(after / SECONDS_PER_MINUTE) });
}
