import type { VenuesFace } from '@houseful/contract/faces/venues';
import { readPage, skipOf } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { deskVenue } from '../rules/venue-views.ts';
import { findVenueRow, listKnownCities, listReachedVenues, screensOf } from '../store/desk.ts';
import { isReached } from './at-venue.ts';
import { runVenueOf } from './run-venue-of.ts';

const CITIES_MAX = 1_000;

type DeskReads = Pick<VenuesFace, 'listDeskVenues' | 'getDeskVenue' | 'listKnownCities'>;

/** Venues as those see them who run them. */
export function readDesk(db: Queryable): DeskReads {
  return {
    listDeskVenues: async ({ limit, cursor, organisation }, { reach = [] }) => {
      const skip = skipOf(cursor);
      const rows = await listReachedVenues(db, reach, { organisation, skip, rowsMax: limit + 1 });
      const screens = await screensOf(
        db,
        rows.map(({ venue_id }) => venue_id),
      );
      const venues = rows.map((row) => deskVenue(runVenueOf(row, screens.get(row.venue_id) ?? [])));
      return readPage(venues, skip, limit);
    },

    getDeskVenue: async ({ venueId }, call) => {
      const row = await findVenueRow(db, venueId);
      if (!row || !isReached(row, call)) throw problem('no-such-venue');
      return deskVenue(runVenueOf(row, (await screensOf(db, [venueId])).get(venueId) ?? []));
    },

    listKnownCities: async () => ({ items: await listKnownCities(db, CITIES_MAX) }),
  };
}
