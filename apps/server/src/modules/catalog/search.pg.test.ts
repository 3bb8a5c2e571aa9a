import type { SearchAnswer } from '@houseful/contract/catalog';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ANYBODY,
  type CatalogWorld,
  catalogWorld,
  showOf,
  titleOf,
  venueAt,
} from './catalog-world.fixture.ts';

const MUMBAI = { cityId: 'mumbai', latitude: 19, longitude: 73 };
const PUNE = { cityId: 'pune', latitude: 18.5, longitude: 73.9 };
const TOMORROW = '2026-11-21T10:00:00.000Z';

const by = (...names: string[]) => ({ cast: names.map((name) => ({ name, role: 'Themselves' })) });

const TITLES = [
  titleOf('ttl_coldplay', {
    name: 'Coldplay: Music of the Spheres',
    kind: 'concert',
    ...by('Chris Martin'),
  }),
  titleOf('ttl_pathaan', {
    name: 'Pathaan',
    nativeName: 'पठान',
    ...by('Shah Rukh Khan', 'Deepika Padukone'),
  }),
  titleOf('ttl_jawan', { name: 'Jawan', ...by('Shah Rukh Khan', 'Nayanthara') }),
  titleOf('ttl_king', { name: 'King', releaseDate: '2026-12-24', ...by('Shah Rukh Khan') }),
  titleOf('ttl_amelie', { name: 'Amélie', ...by('Audrey Tautou') }),
  titleOf('ttl_spider', { name: 'Spider-Man: Beyond', ...by('Shameik Moore') }),
  titleOf('ttl_rahman', { name: 'A. R. Rahman: Live', kind: 'concert', ...by('A. R. Rahman') }),
  titleOf('ttl_match', { name: 'Pune v Goa', kind: 'match', ...by('Goa Kings') }),
  titleOf('ttl_song', { name: 'Stories in a Song' }),
  titleOf('ttl_percent', { name: '100% Love' }),
  titleOf('ttl_score', { name: 'Under_score' }),
  titleOf('ttl_slash', { name: 'AC\\DC Night' }),
  titleOf('ttl_over', { name: 'Shah of Nowhere', ...by('Nobody Left') }),
];
const IN_PUNE_ONLY = ['ttl_jawan', 'ttl_match'];
const WITHOUT_SHOWS = ['ttl_king', 'ttl_over'];

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld();
  await world.tellVenues([
    venueAt('ven_inox', MUMBAI, 'INOX: Nariman Point'),
    venueAt('ven_pvr', PUNE, 'PVR: Phoenix'),
    venueAt('ven_inox-pune', PUNE, 'INOX: Bund Garden'),
  ]);
  await world.face.addTitles(TITLES);
  await world.face.scheduleShows(
    TITLES.filter(({ titleId }) => !WITHOUT_SHOWS.includes(titleId)).map(({ titleId }) =>
      showOf(
        `shw_${titleId}`,
        titleId,
        IN_PUNE_ONLY.includes(titleId) ? 'ven_pvr' : 'ven_inox',
        TOMORROW,
      ),
    ),
  );
});
afterAll(() => world.close());

async function search(q: string, city?: string, limit = 6): Promise<SearchAnswer> {
  return world.face.search({ q, city, limit }, ANYBODY);
}

function found({ titles, people, venues, correctedTo }: SearchAnswer) {
  return {
    titles: titles.map(({ titleId }) => titleId.slice('ttl_'.length)),
    people: people.map(({ name }) => name),
    venues: venues.map(({ venueId }) => venueId.slice('ven_'.length)),
    correctedTo,
  };
}
const NOTHING = { titles: [], people: [], venues: [], correctedTo: null };

test.each([
  // As it is typed.
  ['c', { titles: ['coldplay'], people: ['Chris Martin'] }],
  ['cold', { titles: ['coldplay'] }],
  ['COLDPLAY', { titles: ['coldplay'] }],
  ['music sph', { titles: ['coldplay'] }],
  ['spheres music', { titles: ['coldplay'] }],
  ['पठान', { titles: ['pathaan'] }],
  ['shah rukh', { people: ['Shah Rukh Khan'] }],
  ['pathaan shah', { titles: ['pathaan'] }],
  ['inox pune', { venues: ['inox-pune'] }],
  // Without accents, hyphens and full stops.
  ['amelie', { titles: ['amelie'] }],
  ['amélie', { titles: ['amelie'] }],
  ['spiderman', { titles: ['spider'] }],
  ['spider man', { titles: ['spider'] }],
  ['shahrukh', { people: ['Shah Rukh Khan'] }],
  ['ar rahman', { titles: ['rahman'], people: ['A. R. Rahman'] }],
  ['a.r.rahman', { titles: ['rahman'], people: ['A. R. Rahman'] }],
  // With slips.
  ['coldpaly', { titles: ['coldplay'], correctedTo: 'coldplay' }],
  ['cold play', {}],
  ['coldpl', { titles: ['coldplay'] }],
  ['colpdl', { titles: ['coldplay'], correctedTo: 'coldplay' }],
  ['shah rukh khna', { people: ['Shah Rukh Khan'], correctedTo: 'shah rukh khan' }],
  ['dipika padukone', { people: ['Deepika Padukone'], correctedTo: 'deepika padukone' }],
  ['inax', { venues: ['inox', 'inox-pune'], correctedTo: 'inox' }],
  ['patahan', { titles: ['pathaan'], correctedTo: 'pathaan' }],
  // Wildcards are letters like others.
  ['%', { titles: ['percent'] }],
  ['_', { titles: ['score'] }],
  ['\\', { titles: ['slash'] }],
  ['c%d', {}],
  ['under_score', { titles: ['score'] }],
  ['100%', { titles: ['percent'] }],
  // The sides of a match are not people.
  ['goa', { titles: ['match'] }],
  // Nothing of it is to come.
  ['nowhere', {}],
  ['nobody', {}],
  ['zzzzzz', {}],
  ["'; drop table", {}],
])('who types %j finds %o', async (q, expected) => {
  expect(found(await search(q))).toEqual({ ...NOTHING, ...expected });
});

test('what plays in the city is first, then what plays elsewhere, then what is coming', async () => {
  const titlesOf = async (city?: string) => {
    const { people } = await search('shah rukh khan', city);
    return people[0]?.titles.map(({ titleId }) => titleId);
  };
  expect(await titlesOf('mumbai')).toEqual(['ttl_pathaan', 'ttl_jawan', 'ttl_king']);
  expect(await titlesOf('pune')).toEqual(['ttl_jawan', 'ttl_pathaan', 'ttl_king']);
  expect(found(await search('inox', 'pune')).venues).toEqual(['inox-pune', 'inox']);
  expect((await search('king')).titles[0]).toMatchObject({ priceFrom: null });
  await expect(search('king', 'atlantis')).rejects.toMatchObject({ code: 'no-such-city' });
});

test('names that begin with what is typed come first, and no list is longer than asked', async () => {
  const { people, titles } = await search('sha');
  expect(people.map(({ name }) => name)).toEqual(['Shah Rukh Khan', 'Shameik Moore']);
  expect(titles).toEqual([]);
  const short = await search('sha', undefined, 1);
  expect(short.people).toHaveLength(1);
  expect(short.people[0]?.titles).toHaveLength(1);
});

test('a list of titles is searched in the same way, people included', async () => {
  const list = async (q: string) => {
    const { items } = await world.face.listTitles({ limit: 20, status: 'now', q }, ANYBODY);
    return items.map(({ titleId }) => titleId.slice('ttl_'.length)).sort();
  };
  expect(await list('shah rukh khna')).toEqual(['jawan', 'pathaan']);
  expect(await list('%')).toEqual(['percent']);
  expect(await list('zzzzzz')).toEqual([]);
});

test('what came into the house before there was a search becomes findable', async () => {
  await world.database.pool.query(
    'truncate catalog.name_words, catalog.words, catalog.appearances',
  );
  expect(found(await search('coldplay'))).toEqual(NOTHING);
  await world.runJob('catalog/name-everything');
  expect(found(await search('coldpaly')).titles).toEqual(['coldplay']);
  expect(found(await search('inox')).venues).toEqual(['inox', 'inox-pune']);
  expect(found(await search('nayan')).people).toEqual(['Nayanthara']);
  await world.runJob('catalog/name-everything');
});
