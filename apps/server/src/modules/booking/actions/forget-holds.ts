import { addMs, MINUTE_MS } from '#platform/clock';
import { inTransaction } from '#platform/postgres/tx';
import type { BookingDeps } from '../deps.ts';
import { deleteEndedHolds } from '../store/holds.ts';

/** How long a hold that came to nothing can still be asked for, and its key still names it. */
export const ENDED_HOLDS_KEPT_MS = 24 * 60 * MINUTE_MS;
const HOLDS_PER_RUN_MAX = 2_000;

/** Forgets holds that ended a day ago without an order; their seats have long been free. */
export function forgetHolds({ pool, clock }: Pick<BookingDeps, 'pool' | 'clock'>) {
  return async (): Promise<void> => {
    const before = addMs(clock.now(), -ENDED_HOLDS_KEPT_MS);
    let forgotten = HOLDS_PER_RUN_MAX;
    while (forgotten === HOLDS_PER_RUN_MAX) {
      forgotten = await inTransaction(pool, (tx) =>
        deleteEndedHolds(tx, before, HOLDS_PER_RUN_MAX),
      );
    }
  };
}
