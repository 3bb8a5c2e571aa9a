import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import { indexSeatMap } from '../rules/seat-index.ts';
import { insertSeatMaps, insertShows } from '../store/shows.ts';

/** Keeps the shows' terms as they were when they went on sale; later edits do not reach them. */
export async function putOnSale(
  tx: Tx,
  shows: readonly FactPayload<'catalog.show-scheduled'>[],
): Promise<void> {
  await insertShows(tx, shows);
}

/** Keeps each version of a room's drawing, so that redrawing it can never lose a sold seat. */
export async function keepSeatMaps(
  tx: Tx,
  published: readonly FactPayload<'venues.seat-map-published'>[],
): Promise<void> {
  await insertSeatMaps(
    tx,
    published.map(({ seatMap }) => ({
      seatMap,
      seatsTotal: indexSeatMap(seatMap).places.length,
    })),
  );
}
