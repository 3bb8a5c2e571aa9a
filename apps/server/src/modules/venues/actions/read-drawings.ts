import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { SeatMap, SeatMapOverview } from '@houseful/contract/seat-map';
import { createLruCache } from '#platform/lru-cache';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { seatMapOverview } from '../rules/seat-map-overview.ts';
import { findSeatMap } from '../store/places.ts';

const SEAT_MAPS_KEPT_MAX = 64;
/** A stadium's is 60 KB, a cinema's two. */
const OVERVIEWS_KEPT_MAX = 1_000;

type DrawingReads = Pick<VenuesFace, 'getSeatMap' | 'getSeatMapOverview' | 'getSection'>;

/**
 * Drawings whole, without their seats, and by the section. They never change, so each is read or
 * worked out once, kept, and answered as the same object.
 * @throws no-such-seat-map, no-such-section
 */
export function readDrawings(db: Queryable): DrawingReads {
  // Megabytes each where a stadium is drawn.
  const seatMaps = createLruCache<string, Promise<SeatMap>>(SEAT_MAPS_KEPT_MAX);
  const overviews = createLruCache<string, Promise<SeatMapOverview>>(OVERVIEWS_KEPT_MAX);

  const seatMapOf = (seatMapId: string): Promise<SeatMap> =>
    seatMaps.getOrLoad(seatMapId, async () => {
      const seatMap = await findSeatMap(db, seatMapId);
      if (!seatMap) throw problem('no-such-seat-map');
      return seatMap;
    });

  return {
    getSeatMap: ({ seatMapId }) => seatMapOf(seatMapId),

    getSeatMapOverview: ({ seatMapId }) =>
      overviews.getOrLoad(seatMapId, async () => seatMapOverview(await seatMapOf(seatMapId))),

    getSection: async ({ seatMapId, sectionId }) => {
      const { sections } = await seatMapOf(seatMapId);
      const section = sections.find(({ id }) => id === sectionId);
      if (!section) throw problem('no-such-section');
      return section;
    },
  };
}
