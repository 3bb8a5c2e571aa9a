import type { Asked } from './ledger.ts';

/** The value below which that part of all values lies; 0 when there are none. */
export function percentile(sorted: readonly number[], percent: number): number {
  const at = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.max(0, at)] ?? 0;
}

export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export function latencyOf(ms: readonly number[]): Latency {
  const sorted = ms.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    p50: percentile(sorted, 50),
    p99: percentile(sorted, 99),
    most: sorted.at(-1) ?? 0,
  };
}

/** How long the good answers to these took, in order of time. */
export function goodAnswers(asked: readonly Asked[], ...what: readonly string[]): Asked[] {
  return asked.filter((one) => what.includes(one.what) && one.status >= 200 && one.status < 300);
}

/** Curves of p50 and p99 over equal spans of time; spans without any are left out. */
export function latencyCurves(
  asked: readonly Asked[],
  spanMs: number,
  xOf: (atMs: number) => number,
): { p50: [number, number][]; p99: [number, number][] } {
  const spans = Map.groupBy(asked, ({ atMs }) => Math.floor(atMs / spanMs));
  const all = [...spans].sort(([a], [b]) => a - b);
  const curve = (of: 'p50' | 'p99'): [number, number][] =>
    all.map(([span, some]) => [
      xOf((span + 0.5) * spanMs),
      latencyOf(some.map(({ tookMs }) => tookMs))[of],
    ]);
  return { p50: curve('p50'), p99: curve('p99') };
}
