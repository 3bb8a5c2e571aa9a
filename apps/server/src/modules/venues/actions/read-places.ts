import type { VenuesFace } from '@houseful/contract/faces/venues';
import { readPage, skipOf } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { cityExists, findVenue, listCities, listVenues } from '../store/places.ts';

type PlaceReads = Pick<VenuesFace, 'listCities' | 'listVenues' | 'getVenue'>;

export function readPlaces(db: Queryable): PlaceReads {
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
  };
}
