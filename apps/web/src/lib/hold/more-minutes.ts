const MINUTE_MS = 60_000;
/** Sooner nobody needs it, and asking would only hurry. */
const NEAR_THE_END_SECONDS = 120;

/** Whether so little time is left that more of it is worth offering. */
export function isNearTheEnd(secondsLeft: number): boolean {
  return secondsLeft > 0 && secondsLeft <= NEAR_THE_END_SECONDS;
}

/** How many minutes an extension gives, as people say it; at least one. */
export function minutesMore(hold: { expiresAt: string; extendableTo: string }): number {
  const ms = Date.parse(hold.extendableTo) - Date.parse(hold.expiresAt);
  return Math.max(1, Math.round(ms / MINUTE_MS));
}
