import { fileURLToPath } from 'node:url';
import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { readFrom } from '#platform/postgres/tx';
import { addScreen } from './actions/add-screen.ts';
import { changeScreen } from './actions/change-screen.ts';
import { changeVenue } from './actions/change-venue.ts';
import { createVenue } from './actions/create-venue.ts';
import { publishPlan } from './actions/publish-plan.ts';
import { readDesk } from './actions/read-desk.ts';
import { readDrawings } from './actions/read-drawings.ts';
import { readPlaces } from './actions/read-places.ts';
import { registerPlaces } from './actions/register-places.ts';
import { createPlan, type PlanDeps, readPlans, savePlan } from './actions/seat-plans.ts';

export const venuesMigrations: MigrationSet = {
  schema: 'venues',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** Cities, venues, their screens, and the drawings of their rooms. */
export function createVenues(deps: PlanDeps): Module<VenuesFace> {
  const db = readFrom(deps.pool);
  return {
    face: {
      ...readPlaces(db),
      ...readDrawings(db),
      ...readDesk(db),
      registerPlaces: registerPlaces(deps),
      createVenue: createVenue(deps),
      changeVenue: changeVenue(deps),
      addScreen: addScreen(deps),
      changeScreen: changeScreen(deps),
      ...readPlans(db),
      createSeatPlan: createPlan(deps),
      saveSeatPlan: savePlan(deps),
      publishSeatPlan: publishPlan(deps),
    },
    reactions: [],
    schedule: [],
  };
}
