import type { Words } from '../i18n/words.ts';

const SECOND_MS = 1_000;
const SECONDS_PER_MINUTE = 60;

/** Whole seconds until `expiresAt`, never below 0. The last second counts until it is over. */
export function secondsLeft(expiresAt: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMs) / SECOND_MS));
}

/** `9:05`. */
export function formatCountdown(seconds: number): string {
  const rest = String(seconds % SECONDS_PER_MINUTE).padStart(2, '0');
  return `${Math.floor(seconds / SECONDS_PER_MINUTE)}:${rest}`;
}

/**
 * What a screen reader hears, and only when it is worth an interruption: each full minute of the
 * last five, then thirty and ten seconds. Null in between.
 */
export function countdownAnnouncement(seconds: number, { t }: Pick<Words, 't'>): string | null {
  if (seconds === 0) return t('countdown.over');
  if (seconds === 30 || seconds === 10) return t('countdown.secondsLeft', { count: seconds });
  const minutes = seconds / SECONDS_PER_MINUTE;
  if (!Number.isInteger(minutes) || minutes > 5) return null;
  return t('countdown.minutesLeft', { count: minutes });
}
