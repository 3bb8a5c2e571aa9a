import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

export interface Vitals {
  /** Milliseconds from the start of navigation to the largest paint so far. */
  readonly lcpMs: number;
  /** Layout shift, the worst burst, as web.dev defines it. */
  readonly cls: number;
  /** The longest that the main thread was not to be had. */
  readonly longestTaskMs: number;
}

interface Seen {
  lcpMs: number;
  longestTaskMs: number;
  shifts: { at: number; value: number }[];
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Observes every page that this tab opens from now on. */
export async function observeVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Seen = { lcpMs: 0, longestTaskMs: 0, shifts: [] };
    window.seen = seen;
    const observe = (type: string, use: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({
        type,
        buffered: true,
      });
    observe('largest-contentful-paint', ({ startTime }) => {
      seen.lcpMs = startTime;
    });
    observe('longtask', ({ duration }) => {
      seen.longestTaskMs = Math.max(seen.longestTaskMs, duration);
    });
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) seen.shifts.push({ at: entry.startTime, value });
    });
  });
}

export async function readVitals(page: Page): Promise<Vitals> {
  const { lcpMs, longestTaskMs, shifts } = await page.evaluate(() => window.seen);
  return {
    lcpMs: Math.round(lcpMs),
    longestTaskMs: Math.round(longestTaskMs),
    cls: worstBurst(shifts),
  };
}

const BURST_GAP_MS = 1_000;
const BURST_MS_MAX = 5_000;

/** The largest sum of shifts with gaps below one second, in at most five. */
function worstBurst(shifts: Seen['shifts']): number {
  let worst = 0;
  let burst = { from: 0, last: Number.NEGATIVE_INFINITY, sum: 0 };
  for (const { at, value } of shifts) {
    const goesOn = at - burst.last < BURST_GAP_MS && at - burst.from < BURST_MS_MAX;
    burst = goesOn
      ? { ...burst, last: at, sum: burst.sum + value }
      : { from: at, last: at, sum: value };
    worst = Math.max(worst, burst.sum);
  }
  return worst;
}

/** Bytes of all scripts that the page loads while `during` runs, each gzipped on its own. */
export async function gzippedScripts(page: Page, during: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  const weigh = (response: Response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).byteLength));
  };
  page.on('response', weigh);
  await during();
  // What comes later may find the page closed.
  page.off('response', weigh);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
