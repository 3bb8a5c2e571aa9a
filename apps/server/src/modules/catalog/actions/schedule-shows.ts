import { DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { DEFAULT_ORPHAN_RULE } from '@houseful/contract/orphan-rule';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { FactPayload } from '@houseful/contract/facts';
import type { CatalogFace, NewShow } from '@houseful/contract/faces/catalog';
import type { Clock } from '#platform/clock';
import { fact, type RecordFacts } from '#platform/facts/facts';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { type Schedulable, whyNotScheduled } from '../rules/title-life.ts';
import { insertShows, type ScreenOfShow } from '../store/shows.ts';
import type { CatalogDb, TitleTable } from '../store/tables.ts';
import { insertTitleNames } from '../store/names.ts';
import { findTitles, insertTitles } from '../store/titles.ts';
import { findVenues } from '../store/venues.ts';
import { lastingPosterUrl } from '../store/views.ts';

const SHOWS_PER_TRANSACTION_MAX = 500;

export interface ScheduleDeps {
  readonly pool: Pool;
  readonly db: CatalogDb;
  readonly record: RecordFacts;
  readonly seatsPerHoldMax: number;
}

/**
 * Adds the shows that are not known yet and tells booking everything it needs to sell them, in
 * the same transaction; running it again adds nothing.
 * @throws Error for a show of an unknown title, venue or screen, or of a title that the venue's organisation may not put
 * on that day: nothing of its batch is added.
 */
export function scheduleShows(deps: ScheduleDeps): CatalogFace['scheduleShows'] {
  const { pool, db, record, seatsPerHoldMax } = deps;
  return async (shows) => {
    let added = 0;

    for (let start = 0; start < shows.length; start += SHOWS_PER_TRANSACTION_MAX) {
      const next = shows.slice(start, start + SHOWS_PER_TRANSACTION_MAX);
      const titles = await findTitles(db, [...new Set(next.map(({ titleId }) => titleId))]);
      const venues = await findVenues(db, [...new Set(next.map(({ venueId }) => venueId))]);
      const batch = next.map((show) => {
        const venue = venues.get(show.venueId);
        const screen = venue?.screens.find(({ screenId }) => screenId === show.screenId);
        const title = titles.get(show.titleId);
        if (!venue || !screen || !title) {
          throw new Error(`show ${show.showId} names an unknown title, venue or screen`);
        }
        const why = whyNotScheduled(schedulable(title), {
          ...{ organisationId: venue.organisation_id, localDate: show.localDate },
        });
        if (why !== null) throw new Error(`show ${show.showId} cannot be added: ${why}`);
        return { show, title, where: { venue, screenName: screen.name } };
      });
      added += await inTransaction(pool, (tx) => addShows(tx, { record, seatsPerHoldMax }, batch));
    }
    return { added };
  };
}

/** A show with what is said of it when it goes on sale. */
export interface ShowToAdd {
  readonly show: NewShow;
  readonly title: TitleTable;
  readonly where: ScreenOfShow;
}

/** Adds those that are not known yet and whose screens are free, and tells booking of them. @returns how many */
export async function addShows(
  tx: Tx,
  { record, seatsPerHoldMax }: Pick<ScheduleDeps, 'record' | 'seatsPerHoldMax'>,
  shows: readonly ShowToAdd[],
): Promise<number> {
  const fresh = await insertShows(tx, shows.toSorted(byScreenAndStart));
  await record(
    tx,
    shows
      .filter(({ show }) => fresh.has(show.showId))
      .map((each) => fact('catalog.show-scheduled', termsOf(each, seatsPerHoldMax))),
  );
  return fresh.size;
}

function byScreenAndStart({ show: a }: ShowToAdd, { show: b }: ShowToAdd): number {
  const left = `${a.screenId} ${a.startsAt}`;
  const right = `${b.screenId} ${b.startsAt}`;
  return left < right ? -1 : Number(left > right);
}

export function schedulable(title: TitleTable): Schedulable {
  return {
    ...{ organisationId: title.organisation_id, shared: title.shared },
    ...{ publishedAt: title.published_at, endedAt: title.ended_at },
    ...{ licenceFrom: title.licence_from, licenceUntil: title.licence_until },
  };
}

/** Everything booking needs to sell the show. */
export function termsOf(
  { show, title, where }: ShowToAdd,
  seatsPerHoldMax: number,
): FactPayload<'catalog.show-scheduled'> {
  return {
    showId: show.showId,
    seatMapId: show.seatMapId,
    localDate: show.localDate,
    opensAt: show.opensAt,
    closesAt: show.closesAt,
    seatsPerHoldMax,
    seatsPerBuyerMax: show.seatsPerBuyerMax ?? null,
    categories: [...show.categories],
    label: labelOf(show, title, where),
    cancellation: show.cancellation ?? DEFAULT_CANCELLATION,
    orphanRule: show.orphanRule ?? DEFAULT_ORPHAN_RULE,
    ...(show.pricing && { pricing: show.pricing }),
  };
}

function labelOf(show: NewShow, title: TitleTable, { venue, screenName }: ScreenOfShow): ShowLabel {
  return {
    titleId: title.title_id,
    titleName: title.name,
    organisationId: venue.organisation_id,
    venueId: venue.venue_id,
    screenId: show.screenId,
    kind: title.kind,
    certificate: title.certificate,
    posterUrl: lastingPosterUrl(title.title_id),
    venueName: venue.name,
    venueAddress: venue.address,
    cityName: venue.city_name,
    screenName,
    language: show.language,
    format: show.format,
    startsAt: show.startsAt,
    endsAt: show.endsAt,
    timeZone: venue.time_zone,
  };
}

/** Adds and publishes the titles that are not known yet; known ones stay as they are. */
export function addTitles({
  pool,
  clock,
}: Pick<ScheduleDeps, 'pool'> & { readonly clock: Clock }): CatalogFace['addTitles'] {
  return (titles) =>
    inTransaction(pool, async (tx) => {
      await insertTitleNames(tx, await insertTitles(tx, titles, clock.now()));
    });
}
