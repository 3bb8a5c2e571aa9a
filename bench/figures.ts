import { availableParallelism } from 'node:os';
import type { Verdict } from './bench.ts';
import type { House, HouseUsage } from './house/open-house.ts';
import { fsyncMs, machineCpuMs } from './house/machine-load.ts';
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

/** A round together with the shares of one core that everybody took within its window. */
export interface Watched {
  readonly report: Report;
  readonly server: number;
  readonly postgres: number;
  readonly load: number;
  /** Everybody who has nothing to do with the bench: noise. */
  readonly strangers: number;
  readonly memory: { readonly serverMb: number; readonly postgresMb: number };
}

/** Shares of a core that strangers took, of all rounds that this process has watched. */
export const noiseSeen: number[] = [];

/** Looks at who works while a load presses; `work` hands the given function on as its `onWarm`. */
export async function watch(
  look: () => HouseUsage,
  work: (onWarm: () => void) => Promise<Report>,
): Promise<Watched> {
  const lookAll = () => ({ ...look(), machine: machineCpuMs(), atMs: performance.now() });
  let before = lookAll();
  const report = await work(() => {
    before = lookAll();
  });
  const after = lookAll();
  const wallMs = after.atMs - before.atMs;
  const server = (after.server.cpuMs - before.server.cpuMs) / wallMs;
  const postgres = (after.postgres.cpuMs - before.postgres.cpuMs) / wallMs;
  const load = report.cpuMs / report.measureMs;
  const all = (after.machine - before.machine) / wallMs;
  const strangers = Math.max(0, all - server - postgres - load);
  noiseSeen.push(strangers);
  return {
    report,
    ...{ server, postgres, load, strangers },
    memory: { serverMb: after.server.memoryMb, postgresMb: after.postgres.memoryMb },
  };
}

/** What a reader of rates should know of the machine they come from. */
export function conditions(house: House): string {
  const { p50, p99 } = fsyncMs(house.folder);
  const { server, postgres } = house.usage();
  return (
    `Memory at the end: server ${server.memoryMb} MB, PostgreSQL ${postgres.memoryMb} MB. ` +
    `The disk makes 8 KB durable in ${ms(p50)} ms (p99 ${ms(p99)} ms).`
  );
}

/** What keeps the house from being faster, by who was busy. */
export function limitedBy(rounds: readonly Watched[]): string {
  const share = (part: 'server' | 'postgres' | 'load' | 'strangers') =>
    median(rounds.map((round) => round[part]));
  const [server, postgres, press] = [share('server'), share('postgres'), share('load')];
  const noise = share('strangers');
  const all = server + postgres + press + noise;
  const others =
    noise > 0.2 ? ` Programs outside of the bench took ${percent(noise)} of a core: noise.` : '';
  if (server > 0.9) return `Limited by the server: its one thread is busy all the time.${others}`;
  if (all > 0.9 * availableParallelism()) {
    return `Limited by the processor: its ${availableParallelism()} cores are full.${others}`;
  }
  return (
    `Limited by waiting: server ${percent(server)}, PostgreSQL ${percent(postgres)} of a core; ` +
    `the rest of the time everybody waits for a commit to be durable.${others}`
  );
}

export function speed(claim: string, got: string, ok: boolean): Verdict {
  return { claim, got, ok, kind: 'speed' };
}

export function correct(claim: string, got: string, ok: boolean): Verdict {
  return { claim, got, ok, kind: 'correctness' };
}
