const REFUND_PAUSE_MS = 5_000;
export const REFUND_PAUSE_MS_MAX = 60 * 60_000;

/** Pause before a refund is tried, or asked about, again; `tries` includes the last one. */
export function pauseBeforeNextTry(tries: number): number {
  return Math.min(REFUND_PAUSE_MS * 2 ** Math.min(tries - 1, 30), REFUND_PAUSE_MS_MAX);
}
