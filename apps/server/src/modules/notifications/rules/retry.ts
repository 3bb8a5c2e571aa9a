/** Tries before a delivery is set aside for a person: with the pauses, some four hours. */
export const ATTEMPTS_MAX = 10;
const PAUSE_MS = 5_000;
const PAUSE_MS_MAX = 3_600_000;

/** How long to wait after the nth failed try: 5 s, 20 s, 80 s … 1 h. Null: give up. */
export function pauseAfter(attempts: number): number | null {
  if (attempts >= ATTEMPTS_MAX) return null;
  return Math.min(PAUSE_MS * 4 ** (attempts - 1), PAUSE_MS_MAX);
}
