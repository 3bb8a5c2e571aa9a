import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findRehearsal } from '../store/rehearsals.ts';
import {
  datesOfTitle,
  datesOfVenue,
  findShow,
  showsOfTitle,
  showsOfVenue,
} from '../store/shows.ts';
import { rehearsalName } from './rehearse-show.ts';
import type { CatalogDb, ShowTable, TitleTable, VenueTable } from '../store/tables.ts';
import { findTitle, findTitles, findTitlesOnOffer } from '../store/titles.ts';
import { cityExists, findVenues } from '../store/venues.ts';
import { type PriceFrom, viewCard, viewShow, viewVenue } from '../store/views.ts';

const DATES_MAX = 14;
/** Of one title in all venues that are asked about, or of one venue; later shows are left out. */
export const SHOWS_PER_DAY_MAX = 1_000;

/** Which shows are still to come of a title, and in a venue. */
export function readShows({
  db,
  reader,
  clock,
}: {
  db: CatalogDb;
  reader: Queryable;
  clock: Clock;
}): Pick<CatalogFace, 'listShows' | 'listVenueShows' | 'getShow'> {
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

    listVenueShows: async ({ venueId, date }) => {
      const venue = (await findVenues(db, [venueId])).get(venueId);
      if (!venue) throw problem('no-such-venue');
      const now = clock.now();
      const dates = await datesOfVenue(db, venueId, now, DATES_MAX);
      const day = date ?? dates[0] ?? now.toISOString().slice(0, 10);
      const shows = await showsOfVenue(db, venueId, day, now, SHOWS_PER_DAY_MAX);
      const titleIds = new Set(shows.map(({ title_id }) => title_id));
      const titles = await findTitles(db, [...titleIds]);
      return { date: day, dates, titles: byTitle(shows, titles, venue) };
    },

    getShow: async ({ showId }) => {
      const listed = await findShow(db, showId);
      const rehearsal = listed ? undefined : await findRehearsal(reader, showId);
      const show = rehearsal ? await findShow(db, rehearsal.rehearsal_of) : listed;
      if (!show) throw problem('no-such-show');
      const venue = (await findVenues(db, [show.venue_id])).get(show.venue_id);
      const [title] = await findTitlesOnOffer(db, [show.title_id], show.city_id, clock.now());
      if (!title || !venue) throw problem('no-such-show');
      const listing = viewShow(show, venue.time_zone);
      const card = viewCard(title);
      return {
        listing: rehearsal ? { ...listing, showId } : listing,
        title: rehearsal ? { ...card, name: rehearsalName(card.name) } : card,
        venue: viewVenue(venue),
        ...noticeOf(show),
      };
    },
  };
}

/** What the house has done to the show; a cancelled one was perhaps moved before, which nobody asks any more. */
function noticeOf(show: ShowTable): Pick<Awaited<ReturnType<CatalogFace['getShow']>>, 'notice'> {
  const { cancelled_at: cancelledAt, moved_at: movedAt, moved_from: movedFrom, message } = show;
  if (cancelledAt) {
    const wasStartingAt = show.starts_at.toISOString();
    return {
      notice: { kind: 'cancelled', at: cancelledAt.toISOString(), wasStartingAt, message },
    };
  }
  if (!movedAt || !movedFrom) return {};
  const wasStartingAt = movedFrom.toISOString();
  return { notice: { kind: 'moved', at: movedAt.toISOString(), wasStartingAt, message } };
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

function byTitle(
  shows: readonly ShowTable[],
  titles: ReadonlyMap<string, TitleTable>,
  venue: VenueTable,
): Awaited<ReturnType<CatalogFace['listVenueShows']>>['titles'] {
  const grouped = Map.groupBy(shows, (show) => show.title_id);
  return [...titles.values()]
    .map((title) => ({ title, shows: grouped.get(title.title_id) ?? [] }))
    .sort(
      (a, b) => b.shows.length - a.shows.length || a.title.name.localeCompare(b.title.name, 'en'),
    )
    .map((each) => ({
      title: viewCard({ ...each.title, ...cheapestOf(each.shows) }),
      shows: each.shows.map((show) => viewShow(show, venue.time_zone)),
    }));
}

function cheapestOf(shows: readonly ShowTable[]): PriceFrom {
  const [cheapest] = shows
    .filter(({ price_from }) => price_from !== null)
    .sort((a, b) => (a.price_from ?? 0) - (b.price_from ?? 0));
  return cheapest ?? { price_from: null, currency: null };
}
