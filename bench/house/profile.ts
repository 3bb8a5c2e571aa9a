import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '../bench.ts';
import type { House } from './open-house.ts';

const FUNCTIONS_MAX = 30;

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { functionName: string; url: string; lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
}

/** One more round, not measured, under Node's profiler: where the server spends its time. */
export async function profileRound(house: House, round: () => Promise<unknown>): Promise<Table[]> {
  const folder = join(house.folder, 'profile');
  mkdirSync(folder);
  await house.restart(folder);
  const startedMs = performance.now();
  await round();
  const lastMs = performance.now() - startedMs;
  await house.restart();
  return readProfile(folder, lastMs);
}

/**
 * Where the last `lastMs` of a profiled run went, idle time left out: by part of the program and by
 * function, self time.
 */
function readProfile(folder: string, lastMs: number): Table[] {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`no profile in ${folder}`);
  const { nodes, samples, timeDeltas } = JSON.parse(
    readFileSync(join(folder, file), 'utf8'),
  ) as CpuProfile;
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let leftUs = lastMs * 1_000;
  let busyUs = 0;
  for (let at = samples.length - 1; at >= 0 && leftUs > 0; at--) {
    const us = timeDeltas[at] ?? 0;
    leftUs -= us;
    const frame = byId.get(samples[at] ?? 0);
    if (!frame || frame.functionName === '(idle)') continue;
    busyUs += us;
    const part = partOf(frame.url, frame.functionName);
    const name = `${frame.functionName || '(anonymous)'} ${placeOf(frame.url, frame.lineNumber)}`;
    parts.set(part, (parts.get(part) ?? 0) + us);
    functions.set(name, (functions.get(name) ?? 0) + us);
  }
  const rows = (times: Map<string, number>, most: number) =>
    [...times]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([name, us]) => [name, `${((us / busyUs) * 100).toFixed(1)} %`]);
  return [
    { title: 'Server profile by part', columns: ['part', 'self time'], rows: rows(parts, 20) },
    {
      title: 'Server profile by function',
      columns: ['function', 'self time'],
      rows: rows(functions, FUNCTIONS_MAX),
    },
  ];
}

function partOf(url: string, name: string): string {
  if (url.startsWith('node:')) return `node:${url.slice(5).split('/').slice(0, 2).join('/')}`;
  const own = /\/apps\/server\/src\/((?:modules\/)?[\w-]+)/.exec(url)?.[1];
  if (own !== undefined) return `ours: ${own}`;
  if (url.includes('/packages/contract/')) return 'ours: contract';
  const library = /.*\/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/.exec(url)?.[1];
  return library ?? (url === '' ? name : url);
}

function placeOf(url: string, lineNumber: number): string {
  if (url === '') return '';
  const short = url.replace(/^.*\/(?:node_modules|apps\/server\/src)\//, '');
  return `${short}:${lineNumber + 1}`;
}
