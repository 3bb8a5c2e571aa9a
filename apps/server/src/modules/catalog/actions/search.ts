import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { TitleCard } from '@houseful/contract/catalog';
import type { Clock } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { fold } from '../rules/words.ts';
import { type NameKind, readTitlesOfPeople } from '../store/names.ts';
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
    const subjectsOf = (kind: NameKind) =>
      found
        .filter((each) => each.kind === kind && each.own > 0)
        .slice(0, CONSIDERED_MAX)
        .map(({ subject }) => subject);
    const begins = (name: string) => fold(name).startsWith(found[0]?.starts[0] ?? '');

    const people = begunFirst(subjectsOf('person'), begins);
    const titlesOf = await readTitlesOfPeople(db, people);
    const titleIds = subjectsOf('title');
    const titles = await readOnOffer(deps, [...titleIds, ...[...titlesOf.values()].flat()], city);
    const cardsOf = (ids: readonly string[]): TitleCard[] =>
      begunFirst(
        ids.flatMap((titleId) => titles.get(titleId) ?? []),
        ({ name }) => begins(name),
      )
        .sort((a, b) => nearness(b) - nearness(a))
        .slice(0, limit)
        .map(viewCard);
    const venueIds = subjectsOf('venue');
    const venues = await findVenues(db, venueIds);

    return {
      query: q,
      correctedTo,
      titles: cardsOf(titleIds),
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

      .filter(
        ({ ended_at, shows_anywhere, release_date }) =>
          ended_at === null && (shows_anywhere > 0 || release_date > today),
      )
      .map((row) => [row.title_id, row]),
  );
}

/** Names that begin with what was typed come before names that have it further on. */
function begunFirst<T>(found: readonly T[], begins: (each: T) => boolean): T[] {
  return found.toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
}

function nearness({ shows_here, shows_anywhere }: TitleOnOffer): number {
  if (shows_here > 0) return 2;
  return shows_anywhere > 0 ? 1 : 0;
}
