import { fileURLToPath } from 'node:url';
import type { CatalogFace } from '@houseful/contract/faces';
import type { Clock } from '#platform/clock';
import type { Ids } from '#platform/ids';
import type { RecordFacts } from '#platform/facts/facts';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import { countFacets } from './actions/count-facets.ts';
import { forgetSales } from './actions/count-sales.ts';
import { listTitlesThatFit } from './actions/list-titles.ts';
import { listTrendingTitles } from './actions/list-trending.ts';
import { nameEverything } from './actions/name-everything.ts';
import { readShows } from './actions/read-shows.ts';
import { readTitles } from './actions/read-titles.ts';
import { addTitles, scheduleShows } from './actions/schedule-shows.ts';
import { rehearseShow } from './actions/rehearse-show.ts';
import { search } from './actions/search.ts';
import { catalogReactions } from './reactions.ts';
import { catalogSchedule } from './schedule.ts';
import { catalogDb } from './store/tables.ts';

export const catalogMigrations: MigrationSet = {
  schema: 'catalog',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface CatalogDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly record: RecordFacts;
  /** Frozen into every show that is scheduled from now on. */
  readonly seatsPerHoldMax: number;
}

/** What is shown, where and when: titles and their shows. */
export function createCatalog(deps: CatalogDeps): Module<CatalogFace> {
  const { pool, clock } = deps;
  const db = catalogDb(pool);
  const reads = { db, reader: readFrom(pool), clock };
  return {
    face: {
      ...listTitlesThatFit(reads),
      ...readTitles(reads),
      ...readShows(reads),
      getTitleFacets: countFacets(reads),
      listTrendingTitles: listTrendingTitles(reads),
      search: search(reads),
      addTitles: addTitles(deps),
      scheduleShows: scheduleShows({ ...deps, db }),
      rehearseShow: rehearseShow({ ...deps, db }),
    },
    reactions: catalogReactions(deps),
    schedule: catalogSchedule({
      forgetSales: forgetSales(deps),
      nameEverything: nameEverything(deps),
    }),
  };
}
