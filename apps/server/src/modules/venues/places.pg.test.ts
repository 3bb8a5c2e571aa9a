import type { SeatMap } from '@houseful/contract/seat-map';
import type { City, Venue } from '@houseful/contract/venues';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAudit } from '#platform/audit';
import { createFacts } from '#platform/facts/relay';
import { createIds } from '#platform/ids';
import { seededRandom } from '#platform/random';
import { silentLogger } from '#platform/telemetry/logger';
import { createMetrics } from '#platform/telemetry/metrics';
import { manualClock } from '#test/kit/manual-clock';
import { smallRoom } from '#test/kit/small-room';
import { cloneDatabase, type TestDatabase } from '#test/kit/test-database';
import { createVenues } from './index.ts';

const ANYBODY = { caller: null, idempotencyKey: null };
const POINT = { latitude: 19.076, longitude: 72.8777, timeZone: 'Asia/Kolkata' };

const city = (cityId: string): City => ({ cityId, name: cityId, state: 'Somewhere', ...POINT });
const venue = (venueId: string, cityId: string, name: string): Venue => ({
  venueId,
  name,
  kind: 'multiplex',
  cityId,
  address: '1 Proof Road',
  ...POINT,
  screens: [
    { screenId: `scr_${venueId}`, name: '1', seatMapId: 'smp_0', seatCount: 50, formats: [] },
  ],
});
const CITIES = ['mumbai', 'delhi', 'agra', 'empty'].map(city);
const VENUES = [
  venue('ven_b', 'mumbai', 'Bioscope'),
  venue('ven_a', 'mumbai', 'Alfred'),
  venue('ven_c', 'agra', 'Capitol'),
  venue('ven_d', 'delhi', 'Delite'),
].map((each) => ({ venue: each, cityName: each.cityId }));
/** More than one transaction takes. */
const ROOMS = Array.from({ length: 23 }, (_, index) => smallRoom(`smp_${index}`, { rows: 1 }));
const PLACES = { cities: CITIES, venues: VENUES, seatMaps: ROOMS };

let database: TestDatabase;
let face: ReturnType<typeof createVenues>['face'];
beforeEach(async () => {
  database = await cloneDatabase();
  const { pool } = database;
  const clock = manualClock();
  const facts = createFacts({ pool, clock, log: silentLogger, metrics: createMetrics() });
  const { record } = facts;
  const ids = createIds(clock, seededRandom('places'));
  face = createVenues({
    pool,
    ids,
    clock,
    record,
    audit: createAudit({ ids, clock, record }),
  }).face;
});
afterEach(() => database.close());

/** What was told so far, in order, by id. */
async function told(): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select coalesce(payload -> 'seatMap' ->> 'seatMapId', payload -> 'venue' ->> 'venueId') as id
       from platform.outbox order by fact_id`,
  );
  return rows.map(({ id }) => id);
}

const ALL = [
  ...ROOMS.map(({ seatMapId }) => seatMapId),
  ...VENUES.map((each) => each.venue.venueId),
];

test('places are registered and told once, rooms before the venues they are in', async () => {
  await face.registerPlaces(PLACES);
  expect(await told()).toEqual(ALL);
  await face.registerPlaces(PLACES);
  expect(await told()).toEqual(ALL);
});

test('a run that was cut short is finished by the next one, and nothing is told twice', async () => {
  function* cutShort(): Generator<SeatMap> {
    yield* ROOMS.slice(0, 21);
    throw new Error('killed');
  }
  await expect(face.registerPlaces({ ...PLACES, seatMaps: cutShort() })).rejects.toThrow('killed');
  // A known venue means that its rooms are known, so there is none yet.
  expect((await face.listVenues({ limit: 100 }, ANYBODY)).items).toEqual([]);
  expect(await told()).toEqual(ALL.slice(0, 20));
  await face.registerPlaces(PLACES);
  expect(await told()).toEqual(ALL);
});

test('what is known stays as it was first registered', async () => {
  await face.registerPlaces(PLACES);
  const redrawn = { ...smallRoom('smp_0', { rows: 1 }), name: 'Redrawn' };
  await face.registerPlaces({
    cities: [{ ...city('mumbai'), name: 'Bombay' }],
    venues: [{ venue: venue('ven_a', 'mumbai', 'Renamed'), cityName: 'Bombay' }],
    seatMaps: [redrawn],
  });
  expect(await face.getSeatMap({ seatMapId: 'smp_0' }, ANYBODY)).toEqual(ROOMS[0]);
  expect(await face.getVenue({ venueId: 'ven_a' }, ANYBODY)).toEqual({
    ...VENUES[1]?.venue,
    cityName: 'mumbai',
  });
  expect((await face.listCities({ limit: 1 }, ANYBODY)).items[0]?.name).toBe('mumbai');
});

test('cities with a venue are listed as registered, venues by name, page by page', async () => {
  await face.registerPlaces(PLACES);
  const first = await face.listCities({ limit: 2 }, ANYBODY);
  expect(first.items.map(({ cityId }) => cityId)).toEqual(['mumbai', 'delhi']);
  const second = await face.listCities({ limit: 2, cursor: first.nextCursor ?? '' }, ANYBODY);
  expect(second.items).toEqual([city('agra')]);
  expect(second.nextCursor).toBeNull();

  const venues = await face.listVenues({ limit: 3 }, ANYBODY);
  expect(venues.items.map(({ name }) => name)).toEqual(['Alfred', 'Bioscope', 'Capitol']);
  const rest = await face.listVenues({ limit: 3, cursor: venues.nextCursor ?? '' }, ANYBODY);
  expect(rest.items.map(({ name }) => name)).toEqual(['Delite']);
  const mumbai = await face.listVenues({ limit: 100, city: 'mumbai' }, ANYBODY);
  expect(mumbai.items.map(({ name }) => name)).toEqual(['Alfred', 'Bioscope']);
});

test('an unknown city, venue or seat map is said to be none', async () => {
  await expect(face.listVenues({ limit: 1, city: 'oz' }, ANYBODY)).rejects.toMatchObject({
    code: 'no-such-city',
  });
  await expect(face.getVenue({ venueId: 'ven_x' }, ANYBODY)).rejects.toMatchObject({
    code: 'no-such-venue',
  });
  await expect(face.getSeatMap({ seatMapId: 'smp_x' }, ANYBODY)).rejects.toMatchObject({
    code: 'no-such-seat-map',
  });
});
