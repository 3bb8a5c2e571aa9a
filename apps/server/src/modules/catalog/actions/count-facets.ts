import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { viewFacets } from '../rules/facets.ts';
import { countByFacet } from '../store/facets.ts';
import { readFilter } from './read-filter.ts';
import type { SearchDeps } from './search.ts';

const DATES_MAX = 14;

/** How many titles each further filter would leave. */
export function countFacets(deps: SearchDeps): CatalogFace['getTitleFacets'] {
  return async (asked) => {
    const filter = await readFilter(deps, asked);
    return viewFacets(await countByFacet(deps.db, filter, deps.clock.now(), DATES_MAX));
  };
}
