import type { CatalogFace } from '@houseful/contract/faces';
import type { Clock } from '#platform/clock';
import { problem } from '#platform/problem';
import { datesOfTitle, findShow, showsOfTitle } from '../store/shows.ts';
import type { CatalogDb, ShowTable, VenueTable } from '../store/tables.ts';
import { findTitle } from '../store/titles.ts';
import { cityExists, findVenues } from '../store/venues.ts';
import { viewCard, viewShow, viewVenue } from '../store/views.ts';

const DATES_MAX = 14;
/** One title on one day in all venues that are asked about; later shows are left out. */
export const SHOWS_PER_DAY_MAX = 1_000;

/** Which shows of a title are still to come, where and when. */
export function readShows({
  db,
  clock,
}: {
  db: CatalogDb;
  clock: Clock;
}): Pick<CatalogFace, 'listShows' | 'getShow'> {
  return {
    listShows: async ({ titleId, city, date }) => {
      if (!(await findTitle(db, titleId))) throw problem('no-such-title');
      if (city !== undefined && !(await cityExists(db, city))) throw problem('no-such-city');
      const now = clock.now();
      const dates = await datesOfTitle(db, titleId, city, now, DATES_MAX);
      const day = date ?? dates[0] ?? now.toISOString().slice(0, 10);
      const shows = await showsOfTitle(db, titleId, city, day, now, SHOWS_PER_DAY_MAX);
      const venueIds = new Set(shows.map(({ venue_id }) => venue_id));
      return { date: day, dates, venues: byVenue(shows, await findVenues(db, [...venueIds])) };
    },

    getShow: async ({ showId }) => {
      const show = await findShow(db, showId);
      if (!show) throw problem('no-such-show');
      const title = await findTitle(db, show.title_id);
      const venue = (await findVenues(db, [show.venue_id])).get(show.venue_id);
      if (!title || !venue) throw problem('no-such-show');
      return {
        listing: viewShow(show, venue.time_zone),
        title: viewCard(title),
        venue: viewVenue(venue),
      };
    },
  };
}

function byVenue(
  shows: readonly ShowTable[],
  venues: ReadonlyMap<string, VenueTable>,
): Awaited<ReturnType<CatalogFace['listShows']>>['venues'] {
  const grouped = Map.groupBy(shows, (show) => show.venue_id);
  return [...venues.values()]
    .map((venue) => ({
      venue: viewVenue(venue),
      shows: (grouped.get(venue.venue_id) ?? []).map((show) => viewShow(show, venue.time_zone)),
    }))
    .sort((a, b) => a.venue.name.localeCompare(b.venue.name, 'en'));
}
