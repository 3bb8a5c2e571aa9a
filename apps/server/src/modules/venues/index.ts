import { fileURLToPath } from 'node:url';
import type { VenuesFace } from '@houseful/contract/faces';
import type { RecordFacts } from '#platform/facts/facts';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import type { Pool } from '#platform/postgres/pool';
import { readFrom } from '#platform/postgres/tx';
import { readDrawings } from './actions/read-drawings.ts';
import { readPlaces } from './actions/read-places.ts';
import { registerPlaces } from './actions/register-places.ts';

export const venuesMigrations: MigrationSet = {
  schema: 'venues',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Cities, venues, their screens, and the drawings of their rooms. */
export function createVenues(deps: { pool: Pool; record: RecordFacts }): Module<VenuesFace> {
  const db = readFrom(deps.pool);
  return {
    face: { ...readPlaces(db), ...readDrawings(db), registerPlaces: registerPlaces(deps) },
    reactions: [],
    schedule: [],
  };
}
