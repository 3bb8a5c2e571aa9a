import { type catalogOperations, TitleKind } from '@houseful/contract/catalog';
import type { InputOf } from '@houseful/contract/operation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ANYBODY,
  type CatalogWorld,
  catalogWorld,
  pricedFrom,
  showOf,
  titleOf,
  venueAt,
} from './catalog-world.fixture.ts';

type Filter = Omit<InputOf<(typeof catalogOperations)['getTitleFacets']>, 'status'>;

const MUMBAI = { cityId: 'mumbai', latitude: 19.076, longitude: 72.8777 };
const PUNE = { cityId: 'pune', latitude: 18.5204, longitude: 73.8567 };

const at = (day: number, localTime: string): string =>
  new Date(`2026-11-${day}T${localTime}:00.000+05:30`).toISOString();

const TITLES = [
  titleOf('ttl_dune', { name: 'Dune', genres: ['Adventure', 'Drama'], rating: 8.6 }),
  titleOf('ttl_court', { name: 'Court', genres: ['Drama'], certificate: 'UA 16+', rating: 7.7 }),
  titleOf('ttl_eega', { name: 'Eega', genres: ['Action'], certificate: 'U', rating: null }),
  titleOf('ttl_band', {
    name: 'band of the hill',
    kind: 'concert',
    genres: ['Rock'],
    certificate: null,
    rating: null,
    releaseDate: '2026-11-22',
  }),
  titleOf('ttl_next', {
    name: 'Next',
    rating: null,
    genres: ['Drama'],
    languages: ['Tamil', 'Hindi'],
    formats: ['2D', 'IMAX 2D'],
    releaseDate: '2026-12-24',
  }),
  titleOf('ttl_after', { name: 'After', rating: null, releaseDate: '2027-01-14' }),
  // Released, and nothing of it is to come any more.
  titleOf('ttl_past', { name: 'Past' }),
];

/** It is the 20th, 17:30 in India. */
const SHOWS = [
  showOf('shw_dm', 'ttl_dune', 'ven_regal', at(21, '09:00'), {
    ...pricedFrom(15_000),
    language: 'English',
  }),
  showOf('shw_de', 'ttl_dune', 'ven_regal', at(21, '20:59'), {
    ...pricedFrom(45_000),
    language: 'Hindi',
    format: 'IMAX 2D',
  }),
  showOf('shw_dn', 'ttl_dune', 'ven_pride', at(22, '21:00'), { ...pricedFrom(30_000) }),
  showOf('shw_c5', 'ttl_court', 'ven_regal', at(21, '04:59'), pricedFrom(10_000)),
  showOf('shw_c6', 'ttl_court', 'ven_regal', at(21, '05:00'), pricedFrom(11_000)),
  showOf('shw_ca', 'ttl_court', 'ven_pride', at(23, '12:00'), pricedFrom(12_000)),
  showOf('shw_cb', 'ttl_court', 'ven_pride', at(23, '17:00'), pricedFrom(12_000)),
  showOf('shw_e1', 'ttl_eega', 'ven_pride', at(21, '11:59'), {
    ...pricedFrom(20_000),
    language: 'Telugu',
  }),
  showOf('shw_b1', 'ttl_band', 'ven_regal', at(22, '19:00'), {
    ...pricedFrom(250_000),
    language: 'English',
    format: 'Live',
  }),
];

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  await world.tellVenues([
    venueAt('ven_regal', MUMBAI, 'Regal'),
    venueAt('ven_pride', PUNE, 'Pride'),
  ]);
  await world.face.addTitles(TITLES);
  await world.face.scheduleShows(SHOWS);
});
afterAll(() => world.close());

type Listing = InputOf<(typeof catalogOperations)['listTitles']>;

const read = (asked: Partial<Listing>) =>
  world.face.listTitles({ limit: 100, status: 'now', ...asked }, ANYBODY);
const list = async (asked: Partial<Listing>) =>
  (await read(asked)).items.map(({ titleId }) => titleId.slice('ttl_'.length));

describe('a list', () => {
  test.each<[Filter, string[]]>([
    [{ format: ['imax 2d'] }, ['dune']],
    [{ format: ['IMAX 2D', 'Live'] }, ['dune', 'band']],
    [{ language: ['english', 'Telugu'] }, ['dune', 'band', 'eega']],
    [{ genre: ['Rock', 'Action'] }, ['band', 'eega']],
    [{ certificate: ['U', 'UA 16+'] }, ['court', 'eega']],
    [{ timeOfDay: ['morning'] }, ['dune', 'court', 'eega']],
    [{ timeOfDay: ['afternoon'] }, ['court']],
    [{ timeOfDay: ['evening'] }, ['dune', 'court', 'band']],
    [{ timeOfDay: ['night'] }, ['dune', 'court']],
    [{ timeOfDay: ['afternoon', 'night'] }, ['court', 'dune']],
    [{ priceMax: 9_999 }, []],
    [{ priceMax: 10_000 }, ['court']],
    [{ priceMax: 20_000 }, ['court', 'dune', 'eega']],
    [{ minRating: 8 }, ['dune']],
    // Each of these has a show of its own, but no show has all of them.
    [{ language: ['English'], format: ['IMAX 2D'] }, []],
    [{ city: 'pune', priceMax: 15_000 }, ['court']],
    [{ city: 'mumbai', timeOfDay: ['afternoon'] }, []],
    [{ date: '2026-11-21', timeOfDay: ['evening'], priceMax: 40_000 }, []],
    [{ date: '2026-11-21', timeOfDay: ['evening'], priceMax: 45_000 }, ['dune']],
    [{ genre: ['Drama'], certificate: ['UA 13+'], language: ['Hindi'], city: 'mumbai' }, ['dune']],
  ])('of %o is %o', async (filter, expected) => {
    expect(await list(filter)).toEqual(expected);
  });

  test('tells the cheapest price among the shows that were asked for', async () => {
    const priceOf = async (asked: Partial<Listing>) =>
      (await read(asked)).items.find(({ titleId }) => titleId === 'ttl_dune')?.priceFrom;
    expect(await priceOf({})).toEqual({ amount: 15_000, currency: 'INR' });
    expect(await priceOf({ city: 'pune' })).toEqual({ amount: 30_000, currency: 'INR' });
    expect(await priceOf({ timeOfDay: ['evening'] })).toEqual({ amount: 45_000, currency: 'INR' });
    const title = await world.face.getTitle({ titleId: 'ttl_past' }, ANYBODY);
    expect(title).toMatchObject({ priceFrom: null, releaseDate: '2026-10-01' });
  });

  test('of what is coming has what is released later and cannot be seen yet, the soonest first', async () => {
    // The band is released the day after tomorrow, but has a show on sale.
    expect(await list({ status: 'coming' })).toEqual(['next', 'after']);
    expect(await list({ status: 'coming', city: 'pune' })).toEqual(['next', 'after']);
    expect(await list({ status: 'coming', language: ['Tamil'], format: ['IMAX 2D'] })).toEqual([
      'next',
    ]);
    expect(await list({ status: 'coming', date: '2027-01-14' })).toEqual(['after']);
    expect(await list({ status: 'coming', timeOfDay: ['evening'] })).toEqual([]);
    expect(await list({ status: 'coming', priceMax: 100_000 })).toEqual([]);
    const [next] = (await read({ status: 'coming' })).items;
    expect(next).toMatchObject({ releaseDate: '2026-12-24', priceFrom: null });
  });

  test.each<[Listing['sort'], string[]]>([
    [undefined, ['court', 'dune', 'band', 'eega']],
    ['name', ['band', 'court', 'dune', 'eega']],
    ['rating', ['dune', 'court', 'band', 'eega']],
    ['newest', ['band', 'court', 'dune', 'eega']],
    // Nothing has been sold.
    ['trending', ['court', 'dune', 'band', 'eega']],
  ])('sorted by %s has every title once, in pages of any size', async (sort, expected) => {
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await read({ limit, ...(sort && { sort }), ...(cursor && { cursor }) });
        seen.push(...page.items.map(({ titleId }) => titleId.slice('ttl_'.length)));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(expected);
    }
  });

  test('is for its reader what it was at the first page, while shows begin', async () => {
    const before = world.clock.now();
    // Half an hour before two of Court's four shows begin: then it will be behind Dune.
    await world.clock.leap(Date.parse(at(21, '04:30')) - before.getTime());
    const first = await read({ limit: 2 });
    expect(first.items.map(({ titleId }) => titleId)).toEqual(['ttl_court', 'ttl_dune']);
    await world.clock.leap(50 * 60_000);
    expect(await list({ limit: 2 })).toEqual(['dune', 'court']);
    const rest = await read({ limit: 2, cursor: first.nextCursor ?? '' });
    expect(rest.items.map(({ titleId }) => titleId)).toEqual(['ttl_band', 'ttl_eega']);
    expect(rest.nextCursor).toBeNull();
    await world.clock.leap(11 * 60_000);
    await expect(read({ cursor: first.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'invalid-input',
      members: { issues: [{ path: 'cursor' }] },
    });
    await world.clock.leap(before.getTime() - world.clock.now().getTime());
  });

  test('does not go on with the cursor of a list that has no such title', async () => {
    const { nextCursor } = await read({ limit: 1 });
    await expect(read({ cursor: nextCursor ?? '', genre: ['Rock'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('facets', () => {
  const FILTERS: Filter[] = [
    {},
    { city: 'mumbai' },
    { language: ['Hindi'] },
    { language: ['Hindi', 'English'], timeOfDay: ['evening', 'night'] },
    { genre: ['Drama'], priceMax: 20_000 },
    { date: '2026-11-21', format: ['2D'] },
    { kind: 'concert' },
    { minRating: 8, certificate: ['UA 13+'] },
    { city: 'pune', q: 'dune' },
    { near: '19.076,72.8777', timeOfDay: ['morning'] },
    { language: ['Klingon'] },
  ];
  const cases = (['now', 'coming'] as const).flatMap((status) =>
    FILTERS.map((filter) => ({ status, ...filter })),
  );

  test.each(cases)('of %o count what the list would have with each value', async (asked) => {
    const { total, facets } = await world.face.getTitleFacets(asked, ANYBODY);
    const count = async (more: Partial<Listing>) => (await list({ ...asked, ...more })).length;
    expect(total).toBe(await count({}));
    for (const { value, count: told } of facets.kind)
      expect(await count({ kind: value })).toBe(told);
    for (const name of ['language', 'genre', 'format', 'certificate', 'timeOfDay'] as const) {
      for (const { value, count: told } of facets[name]) {
        expect([name, value, await count({ [name]: [value] })]).toEqual([name, value, told]);
      }
    }
    for (const { min, count: told } of facets.rating) {
      expect(await count({ minRating: min })).toBe(told);
    }
    for (const { max, count: told } of facets.price) {
      expect(await count({ priceMax: max.amount })).toBe(told);
    }
    for (const { date, count: told } of facets.date) expect(await count({ date })).toBe(told);
  });

  test.each(cases)('of %o leave aside what is chosen of the same facet', async (asked) => {
    const facetsOf = async (filter: typeof asked) =>
      (await world.face.getTitleFacets(filter, ANYBODY)).facets;
    const own = {
      kind: 'kind',
      language: 'language',
      genre: 'genre',
      certificate: 'certificate',
      format: 'format',
      timeOfDay: 'timeOfDay',
      rating: 'minRating',
      price: 'priceMax',
      date: 'date',
    } as const;
    const facets = await facetsOf(asked);
    for (const [facet, filter] of Object.entries(own)) {
      const { [filter]: _, ...others } = asked;
      expect(facets[facet as keyof typeof own]).toEqual(
        (await facetsOf(others))[facet as keyof typeof own],
      );
    }
  });

  test('leave no value out, and are in the order in which people look', async () => {
    const { total, facets } = await world.face.getTitleFacets({ status: 'now' }, ANYBODY);
    expect(total).toBe(4);
    expect(facets).toMatchObject({
      kind: [
        { value: 'movie', count: 3 },
        { value: 'concert', count: 1 },
      ],
      language: [
        { value: 'English', count: 2 },
        { value: 'Hindi', count: 2 },
        { value: 'Telugu', count: 1 },
      ],
      genre: [
        { value: 'Drama', count: 2 },
        { value: 'Action', count: 1 },
        { value: 'Adventure', count: 1 },
        { value: 'Rock', count: 1 },
      ],
      certificate: [
        { value: 'U', count: 1 },
        { value: 'UA 13+', count: 1 },
        { value: 'UA 16+', count: 1 },
      ],
      timeOfDay: [
        { value: 'morning', count: 3 },
        { value: 'afternoon', count: 1 },
        { value: 'evening', count: 3 },
        { value: 'night', count: 2 },
      ],
      rating: [9, 8, 7, 6, 5].map((min) => ({ min, count: min > 8 ? 0 : min > 7 ? 1 : 2 })),
      date: [
        { date: '2026-11-21', count: 3 },
        { date: '2026-11-22', count: 2 },
        { date: '2026-11-23', count: 1 },
      ],
    });
    expect(new Set(facets.kind.map(({ value }) => value))).toEqual(
      new Set(TitleKind.options.slice(0, 2)),
    );
  });

  test('offer two weeks of days', async () => {
    const daily = Array.from({ length: 16 }, (_, day) =>
      showOf(
        `shw_day_${day}`,
        'ttl_dune',
        'ven_pride',
        new Date(Date.parse(at(24, '18:00')) + day * 86_400_000).toISOString(),
      ),
    );
    await world.face.scheduleShows(daily);
    const { facets } = await world.face.getTitleFacets({ status: 'now' }, ANYBODY);
    expect(facets.date).toHaveLength(14);
    expect(facets.date.at(-1)?.date).toBe('2026-12-04');
  });

  test('of a city without a venue are refused', async () => {
    await expect(
      world.face.getTitleFacets({ status: 'now', city: 'atlantis' }, ANYBODY),
    ).rejects.toMatchObject({ code: 'no-such-city' });
  });
});

describe('shows of a venue', () => {
  test('are of one day, by title: those with the most shows first', async () => {
    const { date, dates, titles } = await world.face.listVenueShows({ venueId: 'ven_regal' });
    expect({ date, dates }).toEqual({ date: '2026-11-21', dates: ['2026-11-21', '2026-11-22'] });
    expect(
      titles.map(({ title, shows }) => [
        title.name,
        title.priceFrom?.amount,
        shows.map(({ showId }) => showId),
      ]),
    ).toEqual([
      ['Court', 10_000, ['shw_c5', 'shw_c6']],
      ['Dune', 15_000, ['shw_dm', 'shw_de']],
    ]);
    const asked = { venueId: 'ven_regal', date: '2026-11-22' };
    const sunday = await world.face.listVenueShows(asked);
    expect(sunday.titles.map(({ title }) => title.name)).toEqual(['band of the hill']);
    const never = { venueId: 'ven_regal', date: '2026-12-24' };
    expect((await world.face.listVenueShows(never)).titles).toEqual([]);
    await expect(world.face.listVenueShows({ venueId: 'ven_x' })).rejects.toMatchObject({
      code: 'no-such-venue',
    });
  });
});
