import type { NewShow } from '@houseful/contract/faces';
import type { Tx } from '#platform/postgres/tx';
import type { CatalogDb, ShowTable, VenueTable } from './tables.ts';

export interface ScreenOfShow {
  readonly venue: VenueTable;
  readonly screenName: string;
}

/** Adds the shows that are not known yet and tells which those are. */
export async function insertShows(
  tx: Tx,
  shows: readonly { show: NewShow; where: ScreenOfShow }[],
): Promise<Set<string>> {
  const rows = shows.map(({ show, where }) => ({
    ...cheapest(show),
    show_id: show.showId,
    title_id: show.titleId,
    venue_id: show.venueId,
    city_id: where.venue.city_id,
    screen_id: show.screenId,
    screen_name: where.screenName,
    starts_at: show.startsAt,
    ends_at: show.endsAt,
    local_date: show.localDate,
    local_time: show.localTime,
    language: show.language,
    format: show.format,
  }));
  const added = await tx.rows<{ show_id: string }>({
    name: 'catalog.insert-shows',
    text: `insert into catalog.shows
           select * from jsonb_populate_recordset(null::catalog.shows, $1::jsonb)
           on conflict do nothing
           returning show_id`,
    values: [JSON.stringify(rows)],
  });
  return new Set(added.map(({ show_id }) => show_id));
}

function cheapest({ categories }: NewShow): Pick<ShowTable, 'price_from' | 'currency'> {
  const [first, ...others] = categories.map(({ price }) => price);
  if (!first) return { price_from: null, currency: null };
  const low = others.reduce((best, price) => (price.amount < best.amount ? price : best), first);
  return { price_from: low.amount, currency: low.currency };
}

export function findShow(db: CatalogDb, showId: string): Promise<ShowTable | undefined> {
  return db
    .selectFrom('catalog.shows')
    .selectAll()
    .where('show_id', '=', showId)
    .executeTakeFirst();
}

/** Shows of the title that are to come, soonest first. */
export async function showIdsOfTitle(
  db: CatalogDb,
  wanted: { titleId: string; organisationId: string | null; now: Date; limit: number },
): Promise<string[]> {
  const { titleId, organisationId, now, limit } = wanted;
  const rows = await db
    .selectFrom('catalog.shows as s')
    .innerJoin('catalog.venues as v', 'v.venue_id', 's.venue_id')
    .select('s.show_id')
    .where('s.title_id', '=', titleId)
    .where('s.ends_at', '>', now)
    .$if(organisationId !== null, (some) => some.where('v.organisation_id', '=', organisationId))
    .orderBy('s.starts_at')
    .limit(limit)
    .execute();
  return rows.map(({ show_id }) => show_id);
}

/** Days on which the title still has a show to come, soonest first. */
export async function datesOfTitle(
  db: CatalogDb,
  titleId: string,
  cityId: string | undefined,
  now: Date,
  datesMax: number,
): Promise<string[]> {
  let query = db
    .selectFrom('catalog.shows')
    .select('local_date')
    .distinct()
    .where('title_id', '=', titleId)
    .where('starts_at', '>', now)
    .orderBy('local_date')
    .limit(datesMax);
  if (cityId !== undefined) query = query.where('city_id', '=', cityId);
  return (await query.execute()).map(({ local_date }) => local_date);
}

/** Shows of a title to come on one day, by start; at most `showsMax`, the earliest. */
export function showsOfTitle(
  db: CatalogDb,
  titleId: string,
  cityId: string | undefined,
  localDate: string,
  now: Date,
  showsMax: number,
): Promise<ShowTable[]> {
  let query = db
    .selectFrom('catalog.shows')
    .selectAll()
    .where('title_id', '=', titleId)
    .where('local_date', '=', localDate)
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .orderBy('show_id')
    .limit(showsMax);
  if (cityId !== undefined) query = query.where('city_id', '=', cityId);
  return query.execute();
}

/** Days on which the venue still has a show to come, soonest first. */
export async function datesOfVenue(
  db: CatalogDb,
  venueId: string,
  now: Date,
  datesMax: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('catalog.shows')
    .select('local_date')
    .distinct()
    .where('venue_id', '=', venueId)
    .where('starts_at', '>', now)
    .orderBy('local_date')
    .limit(datesMax)
    .execute();
  return rows.map(({ local_date }) => local_date);
}

/** Shows of a venue to come on one day, by start; at most `showsMax`, the earliest. */
export function showsOfVenue(
  db: CatalogDb,
  venueId: string,
  localDate: string,
  now: Date,
  showsMax: number,
): Promise<ShowTable[]> {
  return db
    .selectFrom('catalog.shows')
    .selectAll()
    .where('venue_id', '=', venueId)
    .where('local_date', '=', localDate)
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .orderBy('show_id')
    .limit(showsMax)
    .execute();
}
