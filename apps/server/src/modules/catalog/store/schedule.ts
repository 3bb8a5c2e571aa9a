import type { NewShow } from '@houseful/contract/faces/catalog';
import type { PlanTerms } from '@houseful/contract/schedule-desk';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { Span } from '../rules/opening.ts';
import type { ShowOnScreen } from '../rules/timetable.ts';
import { cheapest } from './shows.ts';
import type { ShowTable, VenueTable } from './tables.ts';

interface OnScreenRow {
  readonly show_id: string;
  readonly screen_id: string;
  readonly title_name: string;
  readonly local_date: string;
  readonly local_time: string;
  readonly occupied_from: Date;
  readonly occupied_until: Date;
}

/** What these screens are kept for within a span, by screen. */
export async function occupiedScreens(
  db: Queryable,
  screenIds: readonly string[],
  { from, until }: Span,
): Promise<Map<string, ShowOnScreen[]>> {
  const rows = await db.rows<OnScreenRow>({
    text: `select s.show_id, s.screen_id, t.name as title_name, s.local_date, s.local_time,
                  lower(s.occupied) as occupied_from, upper(s.occupied) as occupied_until
             from catalog.shows s join catalog.titles t using (title_id)
            where s.screen_id = any ($1::text[]) and s.occupied && tstzrange($2, $3)`,
    values: [screenIds, from, until],
  });
  const shows = rows.map((row): [string, ShowOnScreen] => [
    row.screen_id,
    {
      ...{ showId: row.show_id, titleName: row.title_name },
      ...{ localDate: row.local_date, localTime: row.local_time },
      occupied: { from: row.occupied_from, until: row.occupied_until },
    },
  ]);
  const byScreen = new Map<string, ShowOnScreen[]>();
  for (const [screenId, show] of shows) {
    const known = byScreen.get(screenId) ?? [];
    known.push(show);
    byScreen.set(screenId, known);
  }
  return byScreen;
}

export async function findVenueToPlan(
  db: Queryable,
  venueId: string,
): Promise<VenueTable | undefined> {
  const [row] = await db.rows<VenueTable>({
    text: 'select * from catalog.venues where venue_id = $1',
    values: [venueId],
  });
  return row;
}

export type PlannedRow = ShowTable & { readonly title_name: string; readonly palette: string[] };

/**
 * The venue's programme of some days, by screen and start. Days begin at `nightUntil`: what starts before belongs to the
 * evening before.
 */
export function listProgramme(
  db: Queryable,
  venueId: string,
  days: { readonly from: string; readonly until: string; readonly nightUntil: string },
): Promise<PlannedRow[]> {
  return db.rows<PlannedRow>({
    text: `select s.*, t.name as title_name, t.palette
             from catalog.shows s join catalog.titles t using (title_id)
            where s.venue_id = $1 and s.occupied is not null
              and s.local_date between $2::date and $3::date
              and (s.local_date, s.local_time) >= ($2::date, $4)
              and (s.local_date, s.local_time) < ($3::date, $4)
            order by s.screen_id, s.starts_at, s.show_id`,
    values: [venueId, days.from, days.until, days.nightUntil],
  });
}

/** The known ones among these, in no order. */
export function findPlannedShows(db: Queryable, showIds: readonly string[]): Promise<PlannedRow[]> {
  return db.rows<PlannedRow>({
    text: `select s.*, t.name as title_name, t.palette
             from catalog.shows s join catalog.titles t using (title_id)
            where s.show_id = any ($1::text[])`,
    values: [showIds],
  });
}

/** The price card of the show that was planned last at the venue; null: none was. */
export async function lastPriceCard(db: Queryable, venueId: string): Promise<string | null> {
  const [row] = await db.rows<{ price_card_id: string | null }>({
    text: `select price_card_id from catalog.shows
            where venue_id = $1 and planned_at is not null
            order by planned_at desc limit 1`,
    values: [venueId],
  });
  return row?.price_card_id ?? null;
}

/** Until the end of the transaction nobody else changes it. */
export async function lockPlannedShow(tx: Tx, showId: string): Promise<ShowTable | undefined> {
  const [row] = await tx.rows<ShowTable>({
    text: 'select * from catalog.shows where show_id = $1 for update',
    values: [showId],
  });
  return row;
}

/** What may change of a show that nobody has bought. */
export function updateTerms(tx: Tx, show: NewShow & { readonly terms: PlanTerms | null }): void {
  const { price_from, currency } = cheapest(show);
  tx.write({
    text: `update catalog.shows
              set language = $2, format = $3, terms = $4, price_card_id = $5, price_from = $6, currency = $7
            where show_id = $1`,
    values: [
      show.showId,
      show.language,
      show.format,
      show.terms && JSON.stringify(show.terms),
      show.terms?.priceCardId ?? null,
      price_from,
      currency,
    ],
  });
}
