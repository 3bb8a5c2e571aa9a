import type { NewShow } from '@houseful/contract/faces/catalog';
import type { Tx } from '#platform/postgres/tx';
import type { Span } from '../rules/opening.ts';
import { occupancyOf } from '../rules/timetable.ts';
import type { CatalogDb, ShowTable, VenueTable } from './tables.ts';

export interface ScreenOfShow {
  readonly venue: VenueTable;
  readonly screenName: string;
}

/** A span as PostgreSQL reads a range. */
export function rangeOf({ from, until }: Span): string {
  return `[${from.toISOString()},${until.toISOString()})`;
}

function instantsOf({ startsAt, endsAt }: NewShow) {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/**
 * Adds the shows that are not known yet and tells which those are. One whose screen is kept for another show at that time is
 * not added: the constraint decides, also between two processes. Give them in the order of screens and starts, so
 * that two who add the same cannot wait for each other.
 */
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
    price_step: 0,
    version: 0,
    language: show.language,
    format: show.format,
    pre_show_minutes: show.turnaround?.preShowMinutes ?? 0,
    clean_up_minutes: show.turnaround?.cleanUpMinutes ?? 0,
    occupied: show.turnaround ? rangeOf(occupancyOf(instantsOf(show), show.turnaround)) : null,
    price_card_id: show.planned?.terms.priceCardId ?? null,
    terms: show.planned?.terms ?? null,
    planned_at: show.planned?.at ?? null,
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

/** Later steps count, whatever the order in which they are told. */
export function updatePrices(
  tx: Tx,
  steps: readonly (Pick<NewShow, 'showId' | 'categories'> & { readonly step: number })[],
): void {
  tx.write({
    name: 'catalog.update-prices',
    text: `update catalog.shows s
              set price_from = p.price_from, price_step = p.step
             from unnest($1::text[], $2::int[], $3::bigint[]) as p (show_id, step, price_from)
            where s.show_id = p.show_id and s.price_step < p.step`,
    values: [
      steps.map(({ showId }) => showId),
      steps.map(({ step }) => step),
      steps.map((each) => cheapest(each).price_from),
    ],
  });
}

/** What it costs from; null for a show without categories. */
export function cheapest({
  categories,
}: Pick<NewShow, 'categories'>): Pick<ShowTable, 'price_from' | 'currency'> {
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
    .where('s.cancelled_at', 'is', null)
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
    .where('cancelled_at', 'is', null)
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
    .where('cancelled_at', 'is', null)
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
    .where('cancelled_at', 'is', null)
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
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('show_id')
    .limit(showsMax)
    .execute();
}
