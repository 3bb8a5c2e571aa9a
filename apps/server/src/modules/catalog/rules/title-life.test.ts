import { expect, test } from 'vitest';
import { missingOf, stageOf, whyNotScheduled } from './title-life.ts';

const SAID = {
  year: 2026,
  languages: ['Hindi'],
  genres: ['Drama'],
  formats: ['2D'],
  durationMinutes: 120,
  releaseDate: '2026-12-04',
  synopsis: 'Somebody wants something.',
};

test.each([
  [{}, []],
  [{ synopsis: '' }, ['synopsis']],
  [{ year: null, languages: [] }, ['year', 'languages']],
  [{ genres: [], formats: [], durationMinutes: null }, ['genres', 'formats', 'durationMinutes']],
  [{ releaseDate: null }, ['releaseDate']],
])('with %j it still misses %j', (changes, missing) => {
  expect(missingOf({ ...SAID, ...changes })).toEqual(missing);
});

const TODAY = '2026-11-20';
const PUBLISHED = {
  publishedAt: new Date('2026-11-01T00:00:00Z'),
  endedAt: null,
  releaseDate: '2026-12-04',
  showsToCome: 0,
};

test.each([
  ['draft', { publishedAt: null }],
  ['draft', { publishedAt: null, showsToCome: 3 }],
  ['coming', {}],
  ['coming', { releaseDate: '2026-11-21' }],
  ['ended', { releaseDate: TODAY }],
  ['now', { releaseDate: TODAY, showsToCome: 1 }],
  // A premiere is a show, too.
  ['now', { showsToCome: 1 }],
  ['ended', { endedAt: new Date('2026-11-19T00:00:00Z') }],
  ['ended', { endedAt: new Date('2026-11-19T00:00:00Z'), showsToCome: 2 }],
] as const)('it is %s with %j', (stage, changes) => {
  expect(stageOf({ ...PUBLISHED, ...changes }, TODAY)).toBe(stage);
});

const OURS = {
  ...{ organisationId: 'org_a', shared: false, licenceFrom: null, licenceUntil: null },
  ...PUBLISHED,
};
const ENDED = { endedAt: new Date('2026-11-19T00:00:00Z') };

test.each([
  [null, {}, 'org_a'],
  ['not-shared', {}, 'org_b'],
  [null, { shared: true }, 'org_b'],
  ['draft', { publishedAt: null }, 'org_a'],
  ['draft', { publishedAt: null, shared: true }, 'org_b'],
  ['ended', ENDED, 'org_a'],
  // Nobody learns of others' titles more than that they may not.
  ['not-shared', ENDED, 'org_b'],
  [null, { licenceFrom: TODAY, licenceUntil: TODAY }, 'org_a'],
  ['outside-licence', { licenceFrom: '2026-11-21' }, 'org_a'],
  ['outside-licence', { licenceUntil: '2026-11-19' }, 'org_a'],
] as const)('a show: %s with %j for %s', (why, changes, organisationId) => {
  expect(whyNotScheduled({ ...OURS, ...changes }, { organisationId, localDate: TODAY })).toBe(why);
});
