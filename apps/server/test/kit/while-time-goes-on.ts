import { setTimeout as pause } from 'node:timers/promises';
import type { ManualClock } from '#test/kit/manual-clock';

const TICK_MS = 10;

/**
 * Waits for the work with the clock moving on as time does: batches that met in a deadlock are
 * tried again after a pause, which would never end on a clock that stands still.
 */
export async function whileTimeGoesOn<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) {
    await Promise.race([ended, pause(TICK_MS)]);
    await clock.advance(TICK_MS);
  }
  return ended;
}
