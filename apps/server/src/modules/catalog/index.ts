import { fileURLToPath } from 'node:url';
import type { CatalogFace } from '@houseful/contract/faces';
import type { Clock } from '#platform/clock';
import { type RecordFacts, reaction } from '#platform/facts/facts';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readShows } from './actions/read-shows.ts';
import { readTitles } from './actions/read-titles.ts';
import { addTitles, scheduleShows } from './actions/schedule-shows.ts';
import { catalogDb } from './store/tables.ts';
import { insertVenues } from './store/venues.ts';

export const catalogMigrations: MigrationSet = {
  schema: 'catalog',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

export interface CatalogDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly record: RecordFacts;
  /** Frozen into every show that is scheduled from now on. */
  readonly seatsPerHoldMax: number;
}

/** What is shown, where and when: titles and their shows. */
export function createCatalog(deps: CatalogDeps): Module<CatalogFace> {
  const { pool, clock } = deps;
  const db = catalogDb(pool);
  return {
    face: {
      ...readTitles({ db, clock }),
      ...readShows({ db, clock }),
      addTitles: addTitles(deps),
      scheduleShows: scheduleShows({ ...deps, db }),
    },
    reactions: [reaction('venues.venue-registered', 'catalog/keep-venues', insertVenues)],
    schedule: [],
  };
}
