import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { ShowSales } from '../boards/show-sales.ts';
import { repriceShows as reprice } from '../store/shows.ts';

/**
 * From the commit on new holds of these shows pay the prices of the announced step; what is held or
 * ordered keeps its own. A step that is told late, or again, changes nothing.
 */
export function repriceShows(
  sales: Pick<ShowSales, 'tellChanged'>,
): (tx: Tx, steps: readonly FactPayload<'offers.show-repriced'>[]) => Promise<void> {
  return async (tx, steps) => {
    const known = await reprice(tx, steps);
    // News of the show itself may still be on its way: this one is told again.
    const early = steps.find(({ showId }) => !known.has(showId));
    if (early) throw new Error(`show ${early.showId} is not on sale yet`);
    tx.afterCommit(() => {
      for (const showId of known) sales.tellChanged(showId);
    });
  };
}
