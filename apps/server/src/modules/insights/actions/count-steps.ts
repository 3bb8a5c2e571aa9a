import type { InsightsFace } from '@houseful/contract/faces/insights';
import { SECOND_MS, type Stop } from '#platform/clock';
import { inTransaction } from '#platform/postgres/tx';
import type { InsightsDeps } from '../deps.ts';
import { addSteps, type StepsTaken } from '../store/steps.ts';

const WRITE_EVERY_MS = 5 * SECOND_MS;
/** Counted between two writes: more kinds of steps than this, the rest is not counted. */
const COUNTERS_MAX = 20_000;

export interface StepCounter {
  readonly count: InsightsFace['countStep'];
  start(): void;
  /** Writes what was counted, and stops. */
  stop(): Promise<void>;
  /** Writes what was counted since the last time. */
  write(): Promise<void>;
}

/**
 * Counts steps towards a ticket in memory and writes them together every few seconds: a look costs an addition. What
 * a process that dies has counted since its last write is lost, and so is what cannot be written; sales never depend
 * on it.
 */
export function createStepCounter({ pool, clock, log }: InsightsDeps): StepCounter {
  let counters = new Map<string, StepsTaken>();
  let stopWriting: Stop = () => undefined;

  async function write(): Promise<void> {
    if (counters.size === 0) return;
    const counted = [...counters.values()];
    counters = new Map();
    try {
      await inTransaction(pool, async (tx) => addSteps(tx, counted, clock.now()));
    } catch (error) {
      log.warn({ err: error, counters: counted.length }, 'steps of visitors were not counted');
    }
  }

  return {
    count: (step, of) => {
      const show_id = 'showId' in of ? of.showId : '';
      const title_id = 'titleId' in of ? of.titleId : '';
      const key = `${step} ${show_id} ${title_id}`;
      const known = counters.get(key);
      if (!known && counters.size >= COUNTERS_MAX) return;
      counters.set(key, { step, show_id, title_id, taken: (known?.taken ?? 0) + 1 });
    },
    start: () => {
      stopWriting = clock.every(WRITE_EVERY_MS, write);
    },
    stop: async () => {
      stopWriting();
      await write();
    },
    write,
  };
}
