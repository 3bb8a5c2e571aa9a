import type { ShowTerms } from '@houseful/contract/faces/catalog';
import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CatalogWorld,
  catalogWorld,
  showOf,
  titleOf,
  venueAt,
} from '../catalog-world.fixture.ts';

const MUMBAI = { cityId: 'mumbai', latitude: 19.076, longitude: 72.8777 };
const STARTS_AT = '2026-11-21T10:00:00.000Z';

let world: CatalogWorld;
let terms: ShowTerms;
beforeAll(async () => {
  world = await catalogWorld();
  await world.tellVenues([venueAt('ven_regal', MUMBAI, 'Regal')]);
  await world.face.addTitles([titleOf('ttl_sholay', { name: 'Sholay' })]);
  await world.face.scheduleShows([showOf('shw_1', 'ttl_sholay', 'ven_regal', STARTS_AT)]);
  const [told] = await world.recorded('catalog.show-scheduled');
  if (!told) throw new Error('booking was not told of the show');
  terms = told;
});
afterAll(() => world.close());

const call = (key: string): Call => ({
  caller: { buyerId: 'usr_olga', roles: ['operator'] },
  idempotencyKey: key,
});
const rehearse = (key: string, label: Partial<ShowTerms['label']> = {}) =>
  world.face.rehearseShow(
    { showId: 'shw_1', minutes: 30, terms: { ...terms, label: { ...terms.label, ...label } } },
    call(key),
  );

test('the copy is told to booking once, with the terms of the show and a name that says what it is', async () => {
  const { showId, closesAt } = await rehearse('first');
  expect(await rehearse('first')).toMatchObject({ showId });
  const told = (await world.recorded('catalog.show-scheduled')).filter(
    (fact) => fact.showId === showId,
  );
  expect(told).toEqual([
    {
      ...terms,
      showId,
      opensAt: world.clock.now().toISOString(),
      closesAt,
      label: { ...terms.label, titleName: 'Rehearsal: Sholay', isRehearsal: true },
    },
  ]);
});

test('a show that has begun is not rehearsed any more, and nothing is told', async () => {
  const before = await world.recorded('catalog.show-scheduled');
  const startsAt = world.clock.now().toISOString();
  await expect(rehearse('late', { startsAt })).rejects.toMatchObject({
    code: 'rehearsal-refused',
    members: { reason: 'show-has-begun' },
  });
  expect(await world.recorded('catalog.show-scheduled')).toEqual(before);
});
