import { RecentMap } from '#platform/recent-map';

/** Sources remembered at once, some 20 MB; past it the ones that were longest quiet begin anew. */
const SOURCES_MAX = 100_000;

interface Window {
  count: number;
  readonly endsAtMs: number;
}

/** Counts per source in windows that begin with its first try. For this process alone. */
export class WindowCounts {
  readonly #windows = new RecentMap<string, Window>(SOURCES_MAX);
  readonly #windowMs: number;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts one more, unless the limit is reached: then how long until it may be tried again, in ms. */
  tryOne(source: string, limit: number, nowMs: number): number | null {
    const known = this.#running(source, nowMs);
    if (!known) {
      if (limit < 1) return this.#windowMs;
      this.#windows.set(source, { count: 1, endsAtMs: nowMs + this.#windowMs });
      return null;
    }
    if (known.count >= limit) return known.endsAtMs - nowMs;
    known.count += 1;
    return null;
  }

  /** What was counted last came to nothing. */
  giveBack(source: string, nowMs: number): void {
    const known = this.#running(source, nowMs);
    if (known && known.count > 0) known.count -= 1;
  }

  #running(source: string, nowMs: number): Window | undefined {
    const known = this.#windows.get(source);
    return known && known.endsAtMs > nowMs ? known : undefined;
  }
}
