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
export function countdownAnnouncement(seconds: number): string | null {
  if (seconds === 0) return 'The time to pay is over.';
  if (seconds === 30 || seconds === 10) return `${seconds} seconds left.`;
  const minutes = seconds / SECONDS_PER_MINUTE;
  if (!Number.isInteger(minutes) || minutes > 5) return null;
  return minutes === 1 ? 'One minute left.' : `${minutes} minutes left.`;
}
