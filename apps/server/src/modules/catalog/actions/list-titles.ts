import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { catalogOperations, TitleKind } from '@houseful/contract/catalog';
import type { InputOf, OutputOf } from '@houseful/contract/operation';
import { problem } from '#platform/problem';
import { type ListPlace, readPlace, writePlace } from '../rules/list-place.ts';
import { listTitles } from '../store/title-lists.ts';
import { viewCard } from '../store/views.ts';
import { readFilter } from './read-filter.ts';
import type { SearchDeps } from './search.ts';

type ListMovies = (typeof catalogOperations)['listMovies'];

/**
 * Titles that fit, page by page. Who turns pages reads the list as it was when they began, so that
 * every title is seen once while shows begin in the meantime.
 */
export function listTitlesThatFit(
  deps: SearchDeps,
): Pick<CatalogFace, 'listMovies' | 'listTitles'> {
  const { db, clock } = deps;

  async function list(
    input: InputOf<ListMovies>,
    kind: TitleKind | undefined,
  ): Promise<OutputOf<ListMovies>> {
    const filter = await readFilter(deps, { ...input, kind });
    const place = placeOf(input.cursor);
    const now = place?.asOf ?? clock.now();
    const { sort, limit } = input;
    const rows = await listTitles(db, filter, sort, now, place?.afterTitleId, limit + 1);
    // A cursor is given where more follows: if nothing does, it belongs to another list.
    if (place && rows.length === 0) throw badCursor();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(viewCard),
      nextCursor:
        last && rows.length > limit ? writePlace({ asOf: now, afterTitleId: last.title_id }) : null,
    };
  }

  function placeOf(cursor: string | undefined): ListPlace | undefined {
    if (cursor === undefined) return undefined;
    const place = readPlace(cursor, clock.now());
    if (!place) throw badCursor();
    return place;
  }

  return {
    listMovies: (input) => list(input, 'movie'),
    listTitles: (input) => list(input, input.kind),
  };
}

function badCursor(): Error {
  const message = 'is not one of ours, or too old';
  return problem('invalid-input', { issues: [{ path: 'cursor', message }] });
}
