import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of 10 ms. */
const TICK_MS = 10;

export interface Usage {
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** Processor time so far and memory now of one process. All zero where there is no /proc. */
export function usageOf(pid: number): Usage {
  return { cpuMs: cpuMsOf(pid), memoryMb: Math.round(memoryKbOf(pid) / 1024) };
}

/**
 * The same of a process and everything below it. Memory that several processes share is counted
 * once (`Pss`), where the system tells us.
 */
export function usageOfTree(pid: number): Usage {
  const all = [pid, ...childrenOf(pid)];
  return {
    cpuMs: all.reduce((sum, each) => sum + cpuMsOf(each) + cpuMsOfEnded(each), 0),
    memoryMb: Math.round(all.reduce((sum, each) => sum + memoryKbOf(each), 0) / 1024),
  };
}

function childrenOf(pid: number): number[] {
  const parents = pidsNow().map((each) => [each, parentOf(each)] as const);
  const below = (parent: number): number[] =>
    parents.flatMap(([each, its]) => (its === parent ? [each, ...below(each)] : []));
  return below(pid);
}

function pidsNow(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** The fields of /proc/<pid>/stat that come after the program's name. */
function statOf(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1]);
}

function cpuMsOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}

/** Of children that have ended; without it the time of a worker would be lost with it. */
function cpuMsOfEnded(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * TICK_MS;
}

function memoryKbOf(pid: number): number {
  const shared = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`));
  const resident = shared ?? /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`));
  return Number(resident?.[1] ?? 0);
}

/** Empty when the process has ended meanwhile, or is not ours to look at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
