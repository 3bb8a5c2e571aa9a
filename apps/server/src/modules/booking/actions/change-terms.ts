import type { BookingFace } from '@houseful/contract/faces/booking';
import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { ShowSales } from '../boards/show-sales.ts';
import { changeTerms as change, countTaken, lockShow } from '../store/shows.ts';

const RETRY_AFTER_MS = 2_000;

/**
 * Sells a show of which nothing is held, sold or set aside by other terms from the commit on. A hold that is made in that very
 * moment keeps the price that its buyer was told. Repeating it changes nothing.
 * @throws show-has-sales, overloaded for the moment in which a new show is being put on sale
 */
export function changeTerms({
  pool,
  clock,
  sales,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly sales: Pick<ShowSales, 'tellChanged'>;
}): BookingFace['changeTerms'] {
  return (terms) =>
    inTransaction(pool, async (tx) => {
      const { showId } = terms;
      if (!(await lockShow(tx, showId))) {
        throw problem(
          'overloaded',
          { retryAfterMs: RETRY_AFTER_MS },
          'The show is being put on sale.',
        );
      }
      const seatsTaken = await countTaken(tx, showId, clock.now());
      if (seatsTaken > 0) throw problem('show-has-sales', { seatsTaken });
      change(tx, terms);
      tx.afterCommit(() => sales.tellChanged(showId));
    });
}
