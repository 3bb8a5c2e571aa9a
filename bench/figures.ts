import type { Verdict } from './bench.ts';
import type { House } from './house/open-house.ts';
import { Histogram } from './load/histogram.ts';
import type { Report } from './load/meter.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export function rateOf({ counts, measureMs }: Report, status: number): number {
  return ((counts[String(status)] ?? 0) / measureMs) * 1_000;
}

/** Answers in the window with any other status than these, and broken connections. */
export function othersThan(reports: readonly Report[], statuses: readonly number[]): number {
  const good = new Set(statuses.map(String));
  return reports
    .flatMap(({ counts }) => Object.entries(counts))
    .reduce((sum, [status, count]) => (good.has(status) ? sum : sum + count), 0);
}

export function latencyOf(reports: readonly Report[]): Histogram {
  return Histogram.of(reports.map(({ latency }) => latency));
}

export function perSecond(rate: number): string {
  return Math.round(rate).toLocaleString('en-GB');
}

export function ms(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

/** A round together with the shares of one core that server, PostgreSQL and load took meanwhile. */
export interface Watched {
  readonly report: Report;
  readonly server: number;
  readonly postgres: number;
  readonly load: number;
  readonly memory: { readonly serverMb: number; readonly postgresMb: number };
}

export async function watch(house: House, work: () => Promise<Report>): Promise<Watched> {
  const before = house.usage();
  const startedMs = performance.now();
  const report = await work();
  const wallMs = performance.now() - startedMs;
  const after = house.usage();
  return {
    report,
    server: (after.server.cpuMs - before.server.cpuMs) / wallMs,
    postgres: (after.postgres.cpuMs - before.postgres.cpuMs) / wallMs,
    load: report.cpuMs / report.measureMs,
    memory: { serverMb: after.server.memoryMb, postgresMb: after.postgres.memoryMb },
  };
}

export function speed(claim: string, got: string, ok: boolean): Verdict {
  return { claim, got, ok, kind: 'speed' };
}

export function correct(claim: string, got: string, ok: boolean): Verdict {
  return { claim, got, ok, kind: 'correctness' };
}
