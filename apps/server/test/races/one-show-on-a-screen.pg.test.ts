import type { PlanTerms, SchedulePlan } from '@houseful/contract/schedule-desk';
import type { Call } from '@houseful/contract/operation';
import { FIRST_ORGANISATION_ID } from '@houseful/contract/staff';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '#platform/problem';
import {
  type CatalogWorld,
  catalogWorld,
  titleOf,
  venueAt,
} from '../../src/modules/catalog/catalog-world.fixture.ts';

const PLANNERS = 40;
const UNGUARDED_ROUNDS_MAX = 20;
const CONSTRAINT = 'one_show_on_a_screen';
const TERMS: PlanTerms = {
  ...{ priceCardId: 'prc_card', saleOpensAt: null, saleClosesMinutesAfterStart: 15 },
  ...{ seatsPerBuyerMax: null, cancellation: null, orphanRule: null },
};

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  await world.face.addTitles([titleOf('ttl_film')]);
});
afterAll(() => world.close());

let rounds = 0;

/**
 * Everybody wants the same two screens on the same evening, a few minutes apart, some by hand and some by a batch that takes what it
 * gets. @returns how many pairs of shows are on one screen at one time, and how many shows there are
 */
async function rush(): Promise<{ overlaps: number; shows: number; refused: number }> {
  const venueId = `ven_rush_${(rounds += 1)}`;
  const place = { cityId: 'mumbai', latitude: 19, longitude: 73 };
  await world.tellVenues([venueAt(venueId, place, `Rush ${rounds}`)]);
  const answers = await Promise.all(
    Array.from({ length: PLANNERS }, async (_, n) => {
      const call: Call = {
        ...{ caller: { buyerId: `usr_${n}`, roles: [] }, idempotencyKey: `rush ${rounds} ${n}` },
        reach: [{ organisationId: FIRST_ORGANISATION_ID, venueIds: null }],
      };
      const localTime = `18:${String((n % 12) * 5).padStart(2, '0')}`;
      const show = { titleId: 'ttl_film', language: 'Hindi', format: '2D', durationMinutes: 60 };
      const screens = [`${venueId}-1`, `${venueId}-2`];
      if (n % 2 === 0) {
        const shows = screens.map((screenId) => ({
          ...{ ...show, screenId, localDate: '2026-11-24', localTime, terms: TERMS },
        }));
        return world.face.planShows({ venueId, shows }, call).then(() => 'planned', refusal);
      }
      const line = { ...show, screenIds: screens, weekdays: [2], times: [localTime] };
      const days = { from: '2026-11-24', until: '2026-11-24' };
      const plan: SchedulePlan = {
        kind: 'template',
        venueId,
        ...days,
        lines: [line],
        terms: TERMS,
      };
      const done = await world.face.applySchedule({ plan, mode: 'skip-clashes' }, call);
      return done.state;
    }),
  );
  const others = answers.filter((answer) => !['planned', 'shows-clash', 'done'].includes(answer));
  expect(others).toEqual([]);
  const { rows } = await world.database.pool.query<{ overlaps: number; shows: number }>(
    `select (select count(*)::int from catalog.shows a join catalog.shows b
                 on a.screen_id = b.screen_id and a.show_id < b.show_id and a.occupied && b.occupied
              where a.venue_id = $1) as overlaps,
            (select count(*)::int from catalog.shows where venue_id = $1) as shows`,
    [venueId],
  );
  const refused = answers.filter((answer) => answer === 'shows-clash').length;
  return { overlaps: rows[0]?.overlaps ?? -1, shows: rows[0]?.shows ?? -1, refused };
}

function refusal(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  return error.code;
}

test('however many plan at once, a screen has one show at a time, and everybody gets an answer', async () => {
  for (let n = 0; n < 3; n += 1) {
    const { overlaps, shows, refused } = await rush();
    expect(overlaps).toBe(0);
    // One on each screen: who came first.
    expect(shows).toBe(2);
    expect(refused).toBeGreaterThanOrEqual(PLANNERS / 2 - 1);
  }
});

// The last one: what it takes away is not there any more.
test('without the constraint two planners at once put two shows on a screen', async () => {
  const { pool } = world.database;
  await pool.query(`alter table catalog.shows drop constraint ${CONSTRAINT}`);
  let overlaps = 0;
  for (let n = 0; n < UNGUARDED_ROUNDS_MAX && overlaps === 0; n += 1) {
    ({ overlaps } = await rush());
  }
  expect(overlaps).toBeGreaterThan(0);
});
