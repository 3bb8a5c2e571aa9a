/** A pace taken in less than this says little: work leaves in batches. */
const MEASURE_MS = 250;
/** What was longer ago than this counts half, and half again. */
const MEMORY_MS = 1_000;

/** How long a newcomer to a line will wait. Instants are milliseconds of the same clock. */
export interface ExpectedWait {
  /**
   * Those before the newcomer, at the pace of late. Only a line that stands has a pace, because an idle house is slow for
   * want of work: the measure begins with the first question and ends with `cleared`, and the first 250 ms expect nothing.
   * Where nobody has moved since then, the newcomer waits at least as long as the line has stood.
   */
  ms(waiting: number, now: number): number;
  /** So many have left the line. */
  left(count: number): void;
  /** The line is short again. */
  cleared(): void;
}

export function createExpectedWait(): ExpectedWait {
  let since: number | undefined;
  let gone = 0;
  return {
    ms: (waiting, now) => {
      since ??= now;
      const stoodMs = now - since;
      if (stoodMs < MEASURE_MS) return 0;
      const expectedMs = gone === 0 ? stoodMs : (waiting * stoodMs) / gone;
      if (gone > 0 && stoodMs > MEMORY_MS) {
        since = now - stoodMs / 2;
        gone /= 2;
      }
      return expectedMs;
    },
    left: (count) => {
      if (since !== undefined) gone += count;
    },
    cleared: () => {
      since = undefined;
      gone = 0;
    },
  };
}
