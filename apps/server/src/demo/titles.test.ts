import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { DAYS_ON_SALE, performancesOn } from './live-calendar.ts';
import { loadPlaces } from './places.ts';
import { loadTitles } from './titles.ts';

const { films, lives, coming } = loadTitles();
const titles = [...films, ...lives, ...coming];

/** What small print needs on its ground (WCAG 2.2, 1.4.3). */
const CONTRAST_MIN = 4.5;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

test('the catalogue is a city’s worth: 80 films and 20 live titles, of every kind', () => {
  expect(films.length).toBeGreaterThanOrEqual(80);
  expect(lives.length).toBeGreaterThanOrEqual(20);
  expect(new Set(lives.map(({ kind }) => kind))).toEqual(
    new Set(['concert', 'match', 'play', 'comedy']),
  );
});

test('what is coming is a season of films and live events of every kind, after everything else', () => {
  const kinds = Map.groupBy(coming, ({ kind }) => kind);
  expect(kinds.get('movie')?.length).toBeGreaterThanOrEqual(12);
  expect(new Set(kinds.keys())).toEqual(new Set(['movie', 'concert', 'match', 'play', 'comedy']));
  const newest =
    [...films, ...lives]
      .map(({ releaseDate }) => releaseDate)
      .sort()
      .at(-1) ?? '';
  for (const { titleId, releaseDate } of coming) {
    expect(releaseDate > newest, titleId).toBe(true);
  }
});

test('no one language fills the screens: nine Indian ones and the world have originals', () => {
  const originals = Map.groupBy(films, (film) => film.languages[0]);
  const indian = ['Hindi', 'Tamil', 'Telugu', 'Malayalam', 'Kannada', 'Bengali', 'Marathi'];
  for (const language of [...indian, 'English']) {
    expect(originals.get(language)?.length, language).toBeGreaterThanOrEqual(5);
  }
  expect(originals.get('Punjabi')).toBeDefined();
  expect(originals.get('Gujarati')).toBeDefined();
  expect(originals.size).toBeGreaterThanOrEqual(14);
  expect(Math.max(...[...originals.values()].map((some) => some.length))).toBeLessThan(
    films.length / 2,
  );
});

test('every title has an id, a name and year, and a synopsis of its own', () => {
  const everyDistinct = (values: string[]) => new Set(values).size === values.length;
  expect(everyDistinct(titles.map(({ titleId }) => titleId))).toBe(true);
  expect(everyDistinct(titles.map(({ name, year }) => `${name} ${year}`))).toBe(true);
  expect(everyDistinct(titles.map(({ synopsis }) => synopsis))).toBe(true);
});

test('Coldplay costs what it is known to cost, in exactly three categories', () => {
  const coldplay = lives.find(({ name }) => name === 'Coldplay: Music of the Spheres');
  expect(coldplay).toMatchObject({ kind: 'concert', venueIds: ['ven_dy-patil-stadium'] });
  expect(coldplay?.prices).toEqual([
    { category: 'Silver', amountRupees: 2_500 },
    { category: 'Gold', amountRupees: 7_500 },
    { category: 'Platinum', amountRupees: 12_500 },
  ]);
});

test('every film and every play names who directed it', () => {
  for (const { titleId, crew, kind } of titles) {
    if (kind === 'movie' || kind === 'play') {
      expect(
        crew.map(({ job }) => job),
        titleId,
      ).toContain('Director');
    }
  }
});

test('a person is listed once for each thing they did', () => {
  for (const { titleId, cast, crew } of titles) {
    expect(new Set(cast.map((person) => person.name)).size, titleId).toBe(cast.length);
    expect(new Set(crew.map(({ name, job }) => `${name} ${job}`)).size, titleId).toBe(crew.length);
  }
});

test('films run for 80 to 240 minutes, live evenings for one to four hours', () => {
  for (const { titleId, durationMinutes } of films) {
    expect(durationMinutes, titleId).toBeGreaterThanOrEqual(80);
    expect(durationMinutes, titleId).toBeLessThanOrEqual(240);
  }
  for (const { titleId, durationMinutes } of lives) {
    expect(durationMinutes, titleId).toBeGreaterThanOrEqual(60);
    expect(durationMinutes, titleId).toBeLessThanOrEqual(240);
  }
});

test('every film can be shown plain, in 2D', () => {
  for (const { titleId, formats } of [...films, ...coming.filter(({ kind }) => kind === 'movie')]) {
    expect(formats, titleId).toContain('2D');
  }
});

test('the light colour can be read on the dark one, and no palette is used twice', () => {
  for (const { titleId, palette } of titles) {
    const [dark, , light] = palette.map(luminance) as [number, number, number];
    expect((light + 0.05) / (dark + 0.05), titleId).toBeGreaterThan(CONTRAST_MIN);
  }
  expect(new Set(titles.map(({ palette }) => palette.join())).size).toBe(titles.length);
});

test('every live title plays in a venue that the demo has', () => {
  const known = loadPlaces(lives).venues.map(({ venue }) => venue.venueId);
  for (const { titleId, venueIds } of lives) {
    expect(known, titleId).toEqual(expect.arrayContaining(venueIds));
  }
});

test('no two live titles want one room at once: every performance begins at its own hour', () => {
  const showTimes = fortnightFrom('2026-03-01').map((date) => performancesOn(lives, date));
  const nights = lives.map((live) => (14 / live.repeatsEveryDays) * live.performances.length);
  expect(showTimes.flat()).toHaveLength(nights.reduce((sum, count) => sum + count));
  for (const evening of showTimes) {
    for (const { live, venueId, startMinute } of evening) {
      const startsAt = `${twoDigits(startMinute / 60)}:${twoDigits(startMinute % 60)}`;
      expect(
        live.performances.some((own) => own.venueId === venueId && own.startsAt === startsAt),
        `${live.titleId} at ${startsAt}`,
      ).toBe(true);
    }
  }
});

test('every live title is on sale on any day: it comes round within the days sold ahead', () => {
  const dates = fortnightFrom('2026-03-01');
  const playing = dates.map((date) => performancesOn(lives, date).map(({ live }) => live.titleId));
  for (let first = 0; first + DAYS_ON_SALE <= dates.length; first += 1) {
    const onSale = new Set(playing.slice(first, first + DAYS_ON_SALE).flat());
    expect(onSale, dates[first]).toEqual(new Set(lives.map(({ titleId }) => titleId)));
  }
});

test('a title that occurs twice is refused with both of its files', () => {
  const data = copyOfData();
  const hindi = readFileSync(new URL('films/hindi.json', data));
  writeFileSync(new URL('films/a-copy.json', data), hindi);
  expect(() => loadTitles(data)).toThrow(
    'films/hindi.json, ttl_dangal-2016: this titleId is already used in films/a-copy.json',
  );
});

test.each([
  ['a field nobody reads', { studio: 'Own' }, /Unrecognized key.*studio/],
  ['a genre outside the vocabulary', { genres: ['Masala'] }, /genres/],
  ['a certificate that India does not give', { certificate: 'PG-13' }, /certificate/],
  ['a rating with two decimals', { rating: 8.25 }, /rating/],
  ['a colour that is none', { palette: ['red', '#d97706', '#fef3c7'] }, /palette/],
  ['an id that does not say its name and year', { year: 2017 }, /must be ttl_dangal-2017/],
  ['a release in another year', { releaseDate: '2017-01-01' }, /must be in 2016/],
])('a film with %s stops the load with its file and id', (_what, change, message) => {
  const data = emptyData();
  writeFileSync(
    new URL('films/bad.json', data),
    JSON.stringify([{ ...filmAsWritten(), ...change }]),
  );
  expect(() => loadTitles(data)).toThrow(/^films\/bad\.json, ttl_dangal-2016: /);
  expect(() => loadTitles(data)).toThrow(message);
});

test.each([
  ['prices out of order', { prices: pricesOf(7_500, 2_500) }, /cheapest first/],
  [
    'a performance past its own cycle',
    { performances: [{ ...nightOf('dy'), dayOffset: 7 }] },
    /dayOffset/,
  ],
  ['a cycle longer than the shop sells ahead', { repeatsEveryDays: 11 }, /repeatsEveryDays/],
  ['a venue where it does not play', { venueIds: ['ven_dy', 'ven_moon'] }, /venues/],
  ['a rating before anybody saw it', { rating: 9.9 }, /rating/],
])('a live title with %s stops the load with its file and id', (_what, change, message) => {
  const data = emptyData();
  const sound = {
    ...lives.find(({ titleId }) => titleId === 'ttl_coldplay-music-of-the-spheres-2025'),
    ...{ venueIds: ['ven_dy'], performances: [nightOf('dy')] },
  };
  const file = new URL('live/bad.json', data);
  writeFileSync(file, JSON.stringify([sound]));
  expect(loadTitles(data).lives).toHaveLength(1);
  writeFileSync(file, JSON.stringify([{ ...sound, ...change }]));
  expect(() => loadTitles(data)).toThrow(
    /^live\/bad\.json, ttl_coldplay-music-of-the-spheres-2025: /,
  );
  expect(() => loadTitles(data)).toThrow(message);
});

test('a file that is not a list of titles is named', () => {
  const data = emptyData();
  writeFileSync(new URL('films/torn.json', data), '[{');
  expect(() => loadTitles(data)).toThrow('films/torn.json: must be a JSON array of titles');
});

function emptyData(): URL {
  const folder = mkdtempSync(join(tmpdir(), 'houseful-titles-'));
  folders.push(folder);
  mkdirSync(join(folder, 'films'));
  mkdirSync(join(folder, 'live'));
  mkdirSync(join(folder, 'coming'));
  return pathToFileURL(`${folder}/`);
}

function copyOfData(): URL {
  const data = emptyData();
  cpSync(new URL('data/', import.meta.url), data, { recursive: true });
  return data;
}

function filmAsWritten(): object {
  const [dangal] = JSON.parse(
    readFileSync(new URL('data/films/hindi.json', import.meta.url), 'utf8'),
  );
  return dangal;
}

function nightOf(venue: string) {
  return { venueId: `ven_${venue}`, dayOffset: 1, startsAt: '19:30' };
}

function pricesOf(...amounts: number[]) {
  return amounts.map((amountRupees, index) => ({ category: `Tier ${index}`, amountRupees }));
}

function fortnightFrom(first: string): string[] {
  const [year, month, day] = first.split('-').map(Number) as [number, number, number];
  return Array.from(
    { length: 14 },
    (_, ahead) => `${year}-${twoDigits(month)}-${twoDigits(day + ahead)}`,
  );
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
