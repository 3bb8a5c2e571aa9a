import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BoxOffice } from '#test/drills/box-office';
import type { Findings, Strike } from '#test/drills/drills';
import type { FloodOrder, FloodTold } from '#test/drills/flood-load';
import { openLine } from '#test/drills/line';

const LOAD = join(import.meta.dirname, 'flood-load.ts');
/** The buyers of the benches, and ten times as many. */
const FULL_HOUSE = { connections: 256, ms: 4_000 };
const FLOOD = { connections: 2_560, ms: 8_000 };
/** Each of them has eight connections, and may hold ten times. */
const GUESTS = 320;
const GUESTS_AT_ONCE = 16;
const GUEST_MS_MAX = 30_000;

/** A refusal is quick, and so are those who are let in; load, drill and house share the machine. */
const REFUSED_MS_P99_MAX = 1_000;
const ADMITTED_MS_P99_MAX = 2_000;
/** Of what the house does for a full house it does at least this much in a flood. */
const GOODPUT_RATIO_MIN = 0.7;

/**
 * What the house does for as many as it can serve, and for ten times as many, each asking again as soon as it is answered.
 * Nobody else is there: what others take would be missing from the one or the other.
 */
export async function compareFlood(box: BoxOffice): Promise<Findings> {
  const full = await flood(box, { ...FULL_HOUSE, name: 'full' });
  const flooded = await flood(box, { ...FLOOD, name: 'tenfold' });
  const before = (full.admittedMs.length * 1_000) / FULL_HOUSE.ms;
  const during = (flooded.admittedMs.length * 1_000) / FLOOD.ms;
  const share = `${Math.round((100 * during) / before)} %`;
  return {
    notes: [
      `without the storm ${Math.round(before)} holds/s decided for ${FULL_HOUSE.connections} connections, ${Math.round(during)} for ${FLOOD.connections} (${share})`,
    ],
    faults: [
      ...faultsOf(full),
      ...faultsOf(flooded),
      ...(during < before * GOODPUT_RATIO_MIN ? [`in the flood ${share} of the work is done`] : []),
    ],
  };
}

/** The tenfold flood beside the storm: those let in are served soon, the others refused sooner. */
export async function floodHolds(box: BoxOffice): Promise<Strike> {
  const flooded = await flood(box, { ...FLOOD, name: 'storm' });
  const endedAt = performance.now();
  const admittedMs = percentile(flooded.admittedMs, 0.99);
  const refusedMs = percentile(flooded.refusedMs, 0.99);
  const perSecond = (count: number) => Math.round((count * 1_000) / FLOOD.ms);
  return {
    endedAt,
    notes: [
      `in the storm ${perSecond(flooded.admittedMs.length)} holds/s decided, p99 ${admittedMs} ms`,
      flooded.refusedMs.length === 0
        ? 'nobody was answered 429 or 503'
        : `${perSecond(flooded.refusedMs.length)} refusals/s, p99 ${refusedMs} ms`,
    ],
    faults: [
      ...faultsOf(flooded),
      ...tooMuch('the p99 of those let in', admittedMs, ADMITTED_MS_P99_MAX),
      ...tooMuch('the p99 of refusals', refusedMs, REFUSED_MS_P99_MAX),
    ],
  };
}

function faultsOf({ faults }: FloodTold): string[] {
  return Object.entries(faults).map(([what, times]) => `${times} × ${what}`);
}

function tooMuch(what: string, ms: number, msMax: number): string[] {
  return ms > msMax ? [`${what} is ${ms} ms, above ${msMax} ms`] : [];
}

async function guests(box: BoxOffice): Promise<string[]> {
  const line = openLine(box.servers, GUESTS_AT_ONCE);
  const until = performance.now() + GUEST_MS_MAX;
  try {
    return await Promise.all(
      Array.from({ length: GUESTS }, async () => {
        const { body } = await line.insist('POST', '/auth/guest', { body: {} }, until);
        return String(body['accessToken']);
      }),
    );
  } finally {
    line.close();
  }
}

async function flood(
  box: BoxOffice,
  size: Pick<FloodOrder, 'connections' | 'ms' | 'name'>,
): Promise<FloodTold> {
  const ports = box.servers.map(({ url }) => Number(new URL(url).port));
  const order: FloodOrder = { ...size, ports, tokens: await guests(box) };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LOAD], { stdio: ['pipe', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (text) => (told += String(text)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(told) as FloodTold);
      else reject(new Error(`the flood ended with ${code}`));
    });
    child.stdin.end(JSON.stringify(order));
  });
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}
