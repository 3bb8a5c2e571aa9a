import { addMs, type Clock, MINUTE_MS } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { forgetReservations as forget } from '../store/reservations.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;
/** Providers may say for days that money has come after all. */
const KEPT_DAYS = 30;
const RESERVATIONS_PER_RUN_MAX = 2_000;

/** Forgets what orders were promised that came to nothing a month ago. Nobody waits for it. */
export function forgetReservations({
  pool,
  clock,
}: {
  pool: Pool;
  clock: Clock;
}): () => Promise<void> {
  return async () => {
    const before = addMs(clock.now(), -KEPT_DAYS * DAY_MS);
    let forgotten = RESERVATIONS_PER_RUN_MAX;
    while (forgotten === RESERVATIONS_PER_RUN_MAX) {
      forgotten = await inTransaction(pool, (tx) => forget(tx, before, RESERVATIONS_PER_RUN_MAX));
    }
  };
}
