import type { FactPayload } from '@houseful/contract/facts';
import type { SeatMap } from '@houseful/contract/seat-map';
import type { Tx } from '#platform/postgres/tx';
import { shareGenerations } from '../store/generations.ts';
import { addSeatMaps, putShows } from '../store/shows.ts';
import { showOf } from './hear-facts.ts';

/** Keeps what is on sale, for its words, its time and its room. */
export async function keepShows(
  tx: Tx,
  scheduled: readonly FactPayload<'catalog.show-scheduled'>[],
): Promise<void> {
  const shows = new Map(
    scheduled.map(({ showId, label, seatMapId }) => [showId, showOf(showId, label, seatMapId)]),
  );
  putShows(tx, await shareGenerations(tx), [...shows.values()]);
}

/** Shows that were moved are where and when they are since; in sums by day, money stays where it was counted. */
export async function keepMovedShows(
  tx: Tx,
  moved: readonly FactPayload<'catalog.show-moved'>[],
): Promise<void> {
  const shows = new Map(
    [...moved]
      .sort((a, b) => a.version - b.version)
      .map(({ showId, label, version }) => [
        showId,
        { ...showOf(showId, label, null), moved_version: version },
      ]),
  );
  putShows(tx, await shareGenerations(tx), [...shows.values()]);
}

/** A cancelled show fills no room any more. */
export async function keepCancelledShows(
  tx: Tx,
  cancelled: readonly FactPayload<'catalog.show-cancelled'>[],
): Promise<void> {
  const shows = new Map(
    cancelled.map(({ showId, label, version }) => [
      showId,
      { ...showOf(showId, label, null), moved_version: version, is_cancelled: true },
    ]),
  );
  putShows(tx, await shareGenerations(tx), [...shows.values()]);
}

/** Keeps how many seats each room has. */
export async function keepSeatMaps(
  tx: Tx,
  published: readonly FactPayload<'venues.seat-map-published'>[],
): Promise<void> {
  addSeatMaps(
    tx,
    published.map(({ seatMap }) => ({
      seatMapId: seatMap.seatMapId,
      seatsTotal: seatsOf(seatMap),
    })),
  );
}

function seatsOf({ sections, areas }: SeatMap): number {
  const rows = sections.flatMap((section) => section.rows);
  const chairs = rows.reduce((sum, { seats }) => sum + seats.length, 0);
  return areas.reduce((sum, { capacity }) => sum + capacity, chairs);
}
