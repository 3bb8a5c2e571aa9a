import type { CatalogFace } from '@houseful/contract/faces';
import type { TitleCard } from '@houseful/contract/catalog';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { readTitlesOfPeople } from '../store/names.ts';
import type { CatalogDb } from '../store/tables.ts';
import { findTitlesOnOffer, type TitleOnOffer } from '../store/titles.ts';
import { cityExists, findVenues } from '../store/venues.ts';
import { viewCard, viewVenue } from '../store/views.ts';
import { findByWords } from './find-by-words.ts';

/** How many of the best matches are looked at more closely, of each kind. */
const CONSIDERED_MAX = 60;

export interface SearchDeps {
  readonly db: CatalogDb;
  readonly reader: Queryable;
  readonly clock: Clock;
}

/**
 * What somebody may be looking for, after each letter. Only what can be seen or is coming; what
 * plays in the asked city comes before what plays elsewhere, and that before what is coming.
 */
export function search(deps: SearchDeps): CatalogFace['search'] {
  const { db } = deps;
  return async ({ q, city, limit }) => {
    if (city !== undefined && !(await cityExists(db, city))) throw problem('no-such-city');
    const { found, correctedTo } = await findByWords(deps, q);
    const subjectsOf = (kind: string) =>
      found.filter((each) => each.kind === kind && each.own > 0).map(({ subject }) => subject);

    const named = subjectsOf('title').slice(0, CONSIDERED_MAX);
    const people = subjectsOf('person').slice(0, CONSIDERED_MAX);
    const titlesOf = await readTitlesOfPeople(db, people);
    const titles = await readOnOffer(deps, [...named, ...[...titlesOf.values()].flat()], city);
    const cardsOf = (titleIds: readonly string[]): TitleCard[] =>
      best(titleIds.flatMap((titleId) => titles.get(titleId) ?? []))
        .slice(0, limit)
        .map(viewCard);
    const venueIds = subjectsOf('venue').slice(0, CONSIDERED_MAX);
    const venues = await findVenues(db, venueIds);

    return {
      query: q,
      correctedTo,
      titles: cardsOf(named),
      people: people
        .map((name) => ({ name, titles: cardsOf(titlesOf.get(name) ?? []) }))
        .filter((person) => person.titles.length > 0)
        .slice(0, limit),
      venues: venueIds
        .flatMap((venueId) => venues.get(venueId) ?? [])
        .sort((a, b) => Number(b.city_id === city) - Number(a.city_id === city))
        .slice(0, limit)
        .map(viewVenue),
    };
  };
}

/** Those of these titles that can be seen or are coming, by id. */
async function readOnOffer(
  { db, clock }: SearchDeps,
  titleIds: readonly string[],
  city: string | undefined,
): Promise<Map<string, TitleOnOffer>> {
  const now = clock.now();
  const today = now.toISOString().slice(0, 10);
  const rows = await findTitlesOnOffer(db, [...new Set(titleIds)], city, now);
  return new Map(
    rows
      .filter((row) => row.shows_anywhere > 0 || row.release_date > today)
      .map((row) => [row.title_id, row]),
  );
}

/** Stable: among equals the order of the matches stays. */
function best(titles: readonly TitleOnOffer[]): TitleOnOffer[] {
  return titles.toSorted((a, b) => nearness(b) - nearness(a));
}

function nearness({ shows_here, shows_anywhere }: TitleOnOffer): number {
  if (shows_here > 0) return 2;
  return shows_anywhere > 0 ? 1 : 0;
}
