import { DEFAULT_CANCELLATION } from '@houseful/contract/cancellation';
import { DEFAULT_ORPHAN_RULE } from '@houseful/contract/orphan-rule';
import type { Call } from '@houseful/contract/operation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ANYBODY,
  type CatalogWorld,
  catalogWorld,
  SEATS_PER_HOLD_MAX,
  showOf,
  titleOf,
  venueAt,
} from '../catalog-world.fixture.ts';

const MUMBAI = { cityId: 'mumbai', latitude: 19.076, longitude: 72.8777 };
const STARTS_AT = '2026-11-21T10:00:00.000Z';
const HOUR_MS = 3_600_000;

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  await world.tellVenues([venueAt('ven_regal', MUMBAI, 'Regal')]);
  await world.face.addTitles([titleOf('ttl_sholay', { name: 'Sholay' })]);
});
afterAll(() => world.close());

const show = (showId: string, changes = {}) =>
  showOf(showId, 'ttl_sholay', 'ven_regal', STARTS_AT, changes);
const recordedIds = async () =>
  (await world.recorded('catalog.show-scheduled')).map(({ showId }) => showId);
const isKnown = (showId: string) =>
  world.face.getShow({ showId }).then(
    () => true,
    () => false,
  );

test('a show and the fact with everything booking needs are written together', async () => {
  const fresh = show('shw_terms', { screenId: 'ven_regal-2', seatMapId: 'smp_2' });
  expect(await world.face.scheduleShows([fresh])).toEqual({ added: 1 });
  const [fact] = await world.recorded('catalog.show-scheduled');
  expect(fact).toEqual({
    showId: 'shw_terms',
    seatMapId: 'smp_2',
    localDate: '2026-11-21',
    opensAt: fresh.opensAt,
    closesAt: fresh.closesAt,
    seatsPerHoldMax: SEATS_PER_HOLD_MAX,
    categories: fresh.categories,
    label: {
      organisationId: 'org_first',
      venueId: 'ven_regal',
      screenId: 'ven_regal-2',
      titleId: 'ttl_sholay',
      titleName: 'Sholay',
      kind: 'movie',
      certificate: 'UA 13+',
      posterUrl: '/art/ttl_sholay/poster.svg',
      venueName: 'Regal',
      venueAddress: '1 Regal Road',
      cityName: 'MUMBAI',
      screenName: 'Screen 2',
      language: 'Hindi',
      format: '2D',
      startsAt: STARTS_AT,
      endsAt: '2026-11-21T12:00:00.000Z',
      timeZone: 'Asia/Kolkata',
    },
    cancellation: DEFAULT_CANCELLATION,
    orphanRule: DEFAULT_ORPHAN_RULE,
    seatsPerBuyerMax: null,
  });
});

test('scheduled again, also together with a new one, each show is added and told once', async () => {
  const before = await recordedIds();
  expect(await world.face.scheduleShows([show('shw_1'), show('shw_2')])).toEqual({ added: 2 });
  expect(await world.face.scheduleShows([show('shw_1'), show('shw_2')])).toEqual({ added: 0 });
  const changed = show('shw_2', { language: 'Tamil' });
  expect(await world.face.scheduleShows([changed, show('shw_3')])).toEqual({ added: 1 });
  expect((await recordedIds()).slice(before.length)).toEqual(['shw_1', 'shw_2', 'shw_3']);
  expect((await world.face.getShow({ showId: 'shw_2' })).listing.language).toBe('Hindi');
});

test.each([
  ['screen', { screenId: 'ven_regal-9' }],
  ['venue', { venueId: 'ven_unknown' }],
  ['title', { titleId: 'ttl_unknown' }],
])('a show of an unknown %s adds and tells nothing of its batch', async (what, changes) => {
  const before = await recordedIds();
  const fine = `shw_beside_${what}`;
  await expect(
    world.face.scheduleShows([show(fine), show(`shw_of_${what}`, changes)]),
  ).rejects.toThrow(/unknown title, venue or screen/);
  expect(await isKnown(fine)).toBe(false);
  expect(await recordedIds()).toEqual(before);
});

test('more shows than one transaction takes are all added; a fault later on keeps the earlier ones', async () => {
  const many = Array.from({ length: 501 }, (_, index) => show(`shw_many_${index}`));
  expect(await world.face.scheduleShows(many)).toEqual({ added: 501 });
  const more = Array.from({ length: 500 }, (_, index) => show(`shw_more_${index}`));
  await expect(
    world.face.scheduleShows([...more, show('shw_last', { screenId: 'ven_regal-9' })]),
  ).rejects.toThrow(/shw_last/);
  expect(await isKnown('shw_more_499')).toBe(true);
  expect(await world.face.scheduleShows([...more, show('shw_last')])).toEqual({ added: 1 });
});

test('two weeks of days are offered, however many there are', async () => {
  await world.face.addTitles([titleOf('ttl_long')]);
  const daily = Array.from({ length: 16 }, (_, day) =>
    showOf(
      `shw_day_${day}`,
      'ttl_long',
      'ven_regal',
      new Date(Date.parse(STARTS_AT) + day * 24 * HOUR_MS).toISOString(),
    ),
  );
  await world.face.scheduleShows(daily);
  const { dates } = await world.face.listShows({ titleId: 'ttl_long' });
  expect(dates).toHaveLength(14);
  expect(dates.at(-1)).toBe('2026-12-04');
});

test('a known title and a known venue stay as they are', async () => {
  await world.face.addTitles([titleOf('ttl_sholay', { name: 'Another' }), titleOf('ttl_new')]);
  await world.tellVenues([venueAt('ven_regal', MUMBAI, 'Another')]);
  expect(await world.face.getTitle({ titleId: 'ttl_sholay' }, ANYBODY)).toMatchObject({
    name: 'Sholay',
  });
  expect(await world.face.getTitle({ titleId: 'ttl_new' }, ANYBODY)).toMatchObject({
    name: 'ttl_new',
  });
  expect((await world.face.getShow({ showId: 'shw_1' })).venue.name).toBe('Regal');
});

const STAFF: Call = {
  caller: { buyerId: 'usr_olga', roles: [] },
  idempotencyKey: null,
  reach: [{ organisationId: 'org_first', venueIds: null }],
};

test.each<[string, (titleId: string) => Promise<unknown>]>([
  ['ended', (titleId) => world.face.endTitle({ titleId }, STAFF)],
  [
    'outside-licence',
    (titleId) =>
      world.face.changeTitle({ titleId, licence: { from: null, until: '2026-11-20' } }, STAFF),
  ],
])('no show of a title is added that is %s; what is on sale stays', async (why, becomeSo) => {
  const titleId = `ttl_${why}`;
  await world.face.addTitles([titleOf(titleId)]);
  const of = (showId: string) => showOf(showId, titleId, 'ven_regal', STARTS_AT);
  expect(await world.face.scheduleShows([of(`shw_before_${why}`)])).toEqual({ added: 1 });
  await becomeSo(titleId);
  await expect(world.face.scheduleShows([of(`shw_after_${why}`)])).rejects.toThrow(why);
  expect([await isKnown(`shw_before_${why}`), await isKnown(`shw_after_${why}`)]).toEqual([
    ...[true, false],
  ]);
});

test('no show is added of another organisation’s title that it does not share, nor of a draft', async () => {
  const organisationId = 'org_circus';
  await world.face.addTitles([
    titleOf('ttl_theirs', { organisationId, shared: false }),
    titleOf('ttl_lent', { organisationId }),
  ]);
  const of = (titleId: string) => showOf(`shw_${titleId}`, titleId, 'ven_regal', STARTS_AT);
  await expect(world.face.scheduleShows([of('ttl_theirs')])).rejects.toThrow('not-shared');
  expect(await world.face.scheduleShows([of('ttl_lent')])).toEqual({ added: 1 });
  const { titleId } = await world.face.createTitle(
    { organisationId: 'org_first', kind: 'movie', name: 'A Draft' },
    STAFF,
  );
  await expect(world.face.scheduleShows([of(titleId)])).rejects.toThrow(/unknown title/);
});
