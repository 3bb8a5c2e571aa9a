import type { catalogOperations } from '@houseful/contract/catalog';
import type { InputOf } from '@houseful/contract/operation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ANYBODY,
  type CatalogWorld,
  catalogWorld,
  showOf,
  titleOf,
  venueAt,
} from './catalog-world.fixture.ts';
import { showsOfTitle } from './store/shows.ts';
import { catalogDb } from './store/tables.ts';

/** 49.9 and 50.1 km north of HERE: a degree of latitude is 111.2 km. */
const HERE = '19,73';
const INSIDE = { cityId: 'mumbai', latitude: 19.4488, longitude: 73 };
const OUTSIDE = { cityId: 'pune', latitude: 19.4506, longitude: 73 };
/** On the latitude of HERE, 50.5 km away: a degree of longitude is 105.1 km there. */
const EAST = { cityId: 'mumbai', latitude: 19, longitude: 73.48 };

const VENUES = [
  venueAt('ven_regal', INSIDE, 'Regal'),
  venueAt('ven_eros', EAST, 'Eros'),
  venueAt('ven_city', OUTSIDE, 'City Pride'),
];

const TITLES = [
  titleOf('ttl_zeta', { name: 'AC\\DC Night', kind: 'comedy', rating: null, certificate: null }),
  titleOf('ttl_under', { name: 'Under_score', rating: null, genres: ['Sci-Fi'] }),
  titleOf('ttl_sholay', {
    name: 'Sholay',
    nativeName: 'शोले',
    rating: 8.1,
    certificate: 'UA 16+',
    genres: ['Action', 'Drama'],
    cast: [{ name: 'Amitabh Bachchan', role: 'Jai' }],
    crew: [{ name: 'Ramesh Sippy', job: 'Director' }],
  }),
  titleOf('ttl_love', { name: '100% Love', rating: 6, certificate: 'U', genres: ['Romance'] }),
  titleOf('ttl_dangal', { name: 'Dangal', rating: 8.4, languages: ['Hindi', 'Tamil'] }),
  titleOf('ttl_spheres', { name: 'Music of the Spheres', kind: 'concert', rating: 9 }),
  titleOf('ttl_gone', { name: 'Gone' }),
];

/** It is the 20th, 17:30 in India. */
const SHOWS = [
  showOf('shw_gone', 'ttl_gone', 'ven_regal', '2026-11-20T12:00:00.000Z'),
  showOf('shw_s5', 'ttl_sholay', 'ven_regal', '2026-11-22T10:00:00.000Z'),
  showOf('shw_s3', 'ttl_sholay', 'ven_regal', '2026-11-21T15:00:00.000Z'),
  showOf('shw_s2', 'ttl_sholay', 'ven_regal', '2026-11-21T10:00:00.000Z'),
  // Half past midnight of the 21st in India, when it is still the 20th in UTC.
  showOf('shw_s1', 'ttl_sholay', 'ven_eros', '2026-11-20T19:00:00.000Z'),
  showOf('shw_s4', 'ttl_sholay', 'ven_city', '2026-11-21T10:00:00.000Z'),
  showOf('shw_s0', 'ttl_sholay', 'ven_regal', '2026-11-20T11:00:00.000Z'),
  showOf('shw_l1', 'ttl_love', 'ven_eros', '2026-11-21T10:00:00.000Z', { language: 'Telugu' }),
  showOf('shw_l2', 'ttl_love', 'ven_city', '2026-11-22T10:00:00.000Z', { language: 'Telugu' }),
  showOf('shw_d1', 'ttl_dangal', 'ven_city', '2026-11-22T10:00:00.000Z', { language: 'Tamil' }),
  showOf('shw_c1', 'ttl_spheres', 'ven_regal', '2026-11-23T10:00:00.000Z'),
  showOf('shw_u1', 'ttl_under', 'ven_city', '2026-11-23T10:00:00.000Z'),
  showOf('shw_z1', 'ttl_zeta', 'ven_eros', '2026-11-23T10:00:00.000Z'),
];
const LISTED = ['sholay', 'love', 'spheres', 'dangal', 'under', 'zeta'];

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  await world.tellVenues(VENUES);
  await world.face.addTitles(TITLES);
  await world.face.scheduleShows(SHOWS);
});
afterAll(() => world.close());

type Filter = Partial<InputOf<(typeof catalogOperations)['listTitles']>>;

const ask = (filter: Filter) =>
  world.face.listTitles({ limit: 20, status: 'now', ...filter }, ANYBODY);
const names = (items: readonly { titleId: string }[]) =>
  items.map(({ titleId }) => titleId.slice('ttl_'.length));
const list = async (filter: Filter) => names((await ask(filter)).items);

describe('titles', () => {
  test('are listed while they have a show to come: most shows first, then the better rated', async () => {
    expect(await list({})).toEqual(LISTED);
  });

  test.each<[Filter, string[]]>([
    [{ city: 'pune' }, ['dangal', 'sholay', 'love', 'under']],
    [{ kind: 'concert' }, ['spheres']],
    [{ certificate: ['U'] }, ['love']],
    [{ minRating: 8.1 }, ['sholay', 'spheres', 'dangal']],
    [{ genre: ['action'] }, ['sholay']],
    [{ genre: ['act'] }, []],
    [{ language: ['telugu'] }, ['love']],
    // What is shown counts, not what there is.
    [{ language: ['Hindi'] }, ['sholay', 'spheres', 'under', 'zeta']],
    [{ date: '2026-11-22' }, ['dangal', 'sholay', 'love']],
    [{ date: '2026-11-20' }, []],
    [{ q: 'music of' }, ['spheres']],
    [{ q: 'शोले' }, ['sholay']],
    [{ q: 'amitabh' }, ['sholay']],
    [{ q: 'SIPPY' }, ['sholay']],
    [{ q: 'jai' }, []],
    [{ q: 'director' }, []],
    [{ q: '%' }, ['love']],
    [{ q: '_' }, ['under']],
    [{ q: '\\' }, ['zeta']],
    [{ near: HERE }, ['sholay', 'spheres']],
    [{ near: '0,0' }, []],
    [{ city: 'pune', date: '2026-11-22', language: ['Tamil'], minRating: 8 }, ['dangal']],
    [{ city: 'mumbai', language: ['Tamil'] }, []],
  ])('that fit %o are %o', async (filter, expected) => {
    expect(await list(filter)).toEqual(expected);
  });

  test('are paged without losing or repeating one', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await ask({ limit: 4, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...names(page.items));
      sizes.push(page.items.length);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(LISTED);
    expect(sizes).toEqual([4, 2]);
    expect((await ask({ limit: LISTED.length })).nextCursor).toBeNull();
  });

  test('a cursor of somebody else and a city without a venue are refused', async () => {
    await expect(ask({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(ask({ city: 'atlantis' })).rejects.toMatchObject({ code: 'no-such-city' });
  });

  test('films are listed by themselves', async () => {
    const { items } = await world.face.listMovies({ limit: 20, status: 'now' }, ANYBODY);
    expect(names(items)).toEqual(['sholay', 'love', 'dangal', 'under']);
  });

  test('one answers with its people, also when nothing of it is to come', async () => {
    expect(await world.face.getTitle({ titleId: 'ttl_sholay' }, ANYBODY)).toMatchObject({
      name: 'Sholay',
      cast: [{ name: 'Amitabh Bachchan', role: 'Jai' }],
      crew: [{ name: 'Ramesh Sippy', job: 'Director' }],
      posterUrl: '/art/ttl_sholay/poster.svg',
    });
    expect(await world.face.getMovie({ titleId: 'ttl_gone' }, ANYBODY)).toMatchObject({
      name: 'Gone',
    });
    const unknown = { titleId: 'ttl_unknown' };
    for (const read of [world.face.getTitle, world.face.getMovie]) {
      await expect(read(unknown, ANYBODY)).rejects.toMatchObject({ code: 'no-such-title' });
    }
    await expect(world.face.getTitleArt(unknown)).rejects.toMatchObject({
      code: 'no-such-title',
    });
  });
});

describe('shows of a title', () => {
  const shows = async (input: { titleId: string; date?: string; city?: string }) => {
    const { date, dates, venues } = await world.face.listShows(input);
    return {
      date,
      dates,
      venues: venues.map((each) => [each.venue.name, each.shows.map(({ showId }) => showId)]),
    };
  };

  test('begin with the first day to come, by venue and start, on the venue’s own calendar', async () => {
    expect(await shows({ titleId: 'ttl_sholay' })).toEqual({
      date: '2026-11-21',
      dates: ['2026-11-21', '2026-11-22'],
      venues: [
        ['City Pride', ['shw_s4']],
        ['Eros', ['shw_s1']],
        ['Regal', ['shw_s2', 'shw_s3']],
      ],
    });
  });

  test('are those of the day and the city that are asked for', async () => {
    expect(await shows({ titleId: 'ttl_sholay', date: '2026-11-22' })).toMatchObject({
      date: '2026-11-22',
      venues: [['Regal', ['shw_s5']]],
    });
    expect(await shows({ titleId: 'ttl_sholay', city: 'pune' })).toEqual({
      date: '2026-11-21',
      dates: ['2026-11-21'],
      venues: [['City Pride', ['shw_s4']]],
    });
    expect((await shows({ titleId: 'ttl_sholay', date: '2026-12-24' })).venues).toEqual([]);
  });

  test('that have begun are left out, and a title with no other has none', async () => {
    expect((await shows({ titleId: 'ttl_sholay', date: '2026-11-20' })).venues).toEqual([]);
    expect(await shows({ titleId: 'ttl_gone' })).toMatchObject({ dates: [], venues: [] });
  });

  test('are read up to a limit, the earliest', async () => {
    const db = catalogDb(world.database.pool);
    const rows = await showsOfTitle(
      db,
      'ttl_sholay',
      undefined,
      '2026-11-21',
      world.clock.now(),
      2,
    );
    expect(rows.map(({ show_id }) => show_id)).toEqual(['shw_s1', 'shw_s2']);
  });

  test('of an unknown title or city are refused', async () => {
    await expect(shows({ titleId: 'ttl_unknown' })).rejects.toMatchObject({
      code: 'no-such-title',
    });
    await expect(shows({ titleId: 'ttl_sholay', city: 'atlantis' })).rejects.toMatchObject({
      code: 'no-such-city',
    });
  });

  test('one show tells what, where and when, also after it has begun', async () => {
    expect(await world.face.getShow({ showId: 'shw_s1' })).toMatchObject({
      listing: {
        showId: 'shw_s1',
        screenName: 'Screen 1',
        startsAt: '2026-11-20T19:00:00.000Z',
        localDate: '2026-11-21',
        localTime: '00:30',
        timeZone: 'Asia/Kolkata',
      },
      title: { titleId: 'ttl_sholay' },
      venue: { venueId: 'ven_eros', cityName: 'MUMBAI' },
    });
    expect((await world.face.getShow({ showId: 'shw_s0' })).listing.showId).toBe('shw_s0');
    await expect(world.face.getShow({ showId: 'shw_unknown' })).rejects.toMatchObject({
      code: 'no-such-show',
    });
  });
});
