import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import { updatePrices } from '../store/shows.ts';

/** Lists say the price that new buyers pay: of several steps of a show the last one counts. */
export async function followPrices(
  tx: Tx,
  steps: readonly FactPayload<'offers.show-repriced'>[],
): Promise<void> {
  const latest = new Map<string, FactPayload<'offers.show-repriced'>>();
  for (const each of steps) {
    if ((latest.get(each.showId)?.step ?? 0) < each.step) latest.set(each.showId, each);
  }
  updatePrices(tx, [...latest.values()]);
}
