import type { VenuesFace } from '@houseful/contract/faces';
import type { SeatMap } from '@houseful/contract/seat-map';
import { createLruCache } from '#platform/lru-cache';
import { readPage, skipOf } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { cityExists, findSeatMap, findVenue, listCities, listVenues } from '../store/places.ts';

const SEAT_MAPS_KEPT_MAX = 64;

type PlaceReads = Pick<VenuesFace, 'listCities' | 'listVenues' | 'getVenue' | 'getSeatMap'>;

export function readPlaces(db: Queryable): PlaceReads {
  // Immutable, and megabytes each where a stadium is drawn: read once, answered as the same object.
  const seatMaps = createLruCache<string, Promise<SeatMap>>(SEAT_MAPS_KEPT_MAX);

  return {
    listCities: async ({ limit, cursor }) => {
      const skip = skipOf(cursor);
      return readPage(await listCities(db, skip, limit + 1), skip, limit);
    },

    listVenues: async ({ limit, cursor, city }) => {
      if (city !== undefined && !(await cityExists(db, city))) throw problem('no-such-city');
      const skip = skipOf(cursor);
      return readPage(await listVenues(db, city, skip, limit + 1), skip, limit);
    },

    getVenue: async ({ venueId }) => {
      const venue = await findVenue(db, venueId);
      if (!venue) throw problem('no-such-venue');
      return venue;
    },

    getSeatMap: ({ seatMapId }) =>
      seatMaps.getOrLoad(seatMapId, async () => {
        const seatMap = await findSeatMap(db, seatMapId);
        if (!seatMap) throw problem('no-such-seat-map');
        return seatMap;
      }),
  };
}
