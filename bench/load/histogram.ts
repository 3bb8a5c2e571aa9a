const STEPS_PER_DOUBLING = 32;
const DOUBLINGS = 36;

/** What travels between processes: filled buckets, the largest value, how many. */
export interface HistogramData {
  readonly buckets: readonly (readonly [index: number, count: number])[];
  readonly maxMs: number;
}

/**
 * Counts durations in buckets that grow by 2.2 %, from one microsecond to hours: a percentile is
 * right to 2.2 %, the largest value exactly, and recording costs nothing that could be measured.
 */
export class Histogram {
  readonly #counts = new Float64Array(STEPS_PER_DOUBLING * DOUBLINGS);
  #maxMs = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get maxMs(): number {
    return this.#maxMs;
  }

  record(ms: number, times = 1): void {
    const index = Math.log2(Math.max(ms * 1_000, 1)) * STEPS_PER_DOUBLING;
    const slot = Math.min(this.#counts.length - 1, Math.ceil(index));
    this.#counts[slot] = (this.#counts[slot] ?? 0) + times;
    this.#count += times;
    if (ms > this.#maxMs) this.#maxMs = ms;
  }

  /** The value below which that part of all values lies; 0 when there are none. */
  percentileMs(percent: number): number {
    const rank = Math.ceil((percent / 100) * this.#count);
    let seen = 0;
    for (const [slot, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= rank && seen > 0) {
        return Math.min(2 ** (slot / STEPS_PER_DOUBLING) / 1_000, this.#maxMs);
      }
    }
    return 0;
  }

  add({ buckets, maxMs }: HistogramData): void {
    for (const [slot, count] of buckets) {
      this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
      this.#count += count;
    }
    this.#maxMs = Math.max(this.#maxMs, maxMs);
  }

  toData(): HistogramData {
    const buckets = [...this.#counts.entries()].filter(([, count]) => count > 0);
    return { buckets, maxMs: this.#maxMs };
  }

  static of(all: readonly HistogramData[]): Histogram {
    const sum = new Histogram();
    for (const data of all) sum.add(data);
    return sum;
  }
}
