import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Linux counts processor time in ticks of 10 ms. */
const TICK_MS = 10;
const PAGE = Buffer.alloc(8_192, 1);
const TRIES = 60;

/** Processor time that all programs of the machine have taken, and what the host kept from us; 0 without /proc. */
export function machineCpuMs(): number {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
      .trim()
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softirq + steal) * TICK_MS;
  } catch {
    return 0;
  }
}

/** What it takes to make a page of 8 KB durable on that folder's disk: the floor of every commit. */
export function fsyncMs(folder: string): { p50: number; p99: number } {
  const file = join(folder, 'fsync-probe');
  const handle = openSync(file, 'w');
  const times: number[] = [];
  for (let n = 0; n < TRIES; n++) {
    const startedMs = performance.now();
    writeSync(handle, PAGE);
    fdatasyncSync(handle);
    times.push(performance.now() - startedMs);
  }
  closeSync(handle);
  rmSync(file);
  times.sort((a, b) => a - b);
  return { p50: times[TRIES / 2] ?? 0, p99: times.at(-1) ?? 0 };
}
