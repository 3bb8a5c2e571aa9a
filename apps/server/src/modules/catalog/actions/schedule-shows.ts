import { DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { DEFAULT_ORPHAN_RULE } from '@houseful/contract/orphan-rule';
import type { ShowLabel } from '@houseful/contract/show-label';
import type { CatalogFace, NewShow } from '@houseful/contract/faces';
import { fact, type NewFact, type RecordFacts } from '#platform/facts/facts';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { insertShows, type ScreenOfShow } from '../store/shows.ts';
import type { CatalogDb, TitleTable } from '../store/tables.ts';
import { insertTitleNames } from '../store/names.ts';
import { findTitles, insertTitles } from '../store/titles.ts';
import { findVenues } from '../store/venues.ts';
import { posterUrl } from '../store/views.ts';

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
 * @throws Error for a show of an unknown title, venue or screen: nothing of its batch is added.
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
        return { show, title, where: { venue, screenName: screen.name } };
      });
      added += await inTransaction(pool, async (tx) => {
        const fresh = await insertShows(tx, batch);
        await record(
          tx,
          batch
            .filter(({ show }) => fresh.has(show.showId))
            .map(({ show, title, where }) => scheduled(show, title, where, seatsPerHoldMax)),
        );
        return fresh.size;
      });
    }
    return { added };
  };
}

function scheduled(
  show: NewShow,
  title: TitleTable,
  where: ScreenOfShow,
  seatsPerHoldMax: number,
): NewFact {
  return fact('catalog.show-scheduled', {
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
  });
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
    posterUrl: posterUrl(title.title_id),
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

/** Adds the titles that are not known yet; known ones stay as they are. */
export function addTitles({ pool }: Pick<ScheduleDeps, 'pool'>): CatalogFace['addTitles'] {
  return (titles) =>
    inTransaction(pool, async (tx) => {
      await insertTitleNames(tx, await insertTitles(tx, titles));
    });
}
