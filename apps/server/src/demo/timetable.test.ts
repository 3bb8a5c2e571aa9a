import { PricedCategory } from '@houseful/contract/facts';
import { Id, Instant } from '@houseful/contract/primitives';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { performancesOn } from './live-calendar.ts';
import { loadPlaces } from './places.ts';
import { CLEAN_UP_MINUTES, SHOWS_PER_DAY_MAX, SHOWS_PER_DAY_MIN } from './screen-day.ts';
import { isFilmTemplate } from './seat-maps/draw-seat-map.ts';
import { seededFraction } from './seeded.ts';
import {
  admissionOf,
  type PlannedShow,
  showsOfDay,
  type TimetableFilm,
  type TimetableLive,
} from './timetable.ts';
import { loadTitles } from './titles.ts';

const LANGUAGES = [
  'Hindi',
  'English',
  'Tamil',
  'Telugu',
  'Malayalam',
  'Kannada',
  'Bengali',
  'Marathi',
];

const films: TimetableFilm[] = Array.from({ length: 90 }, (_, index) => {
  const draw = (what: string) => seededFraction(`${what} ${index}`);
  const original = LANGUAGES[index % LANGUAGES.length] ?? 'Hindi';
  const special = ['IMAX 2D', '3D', '4DX'][index % 9];
  return {
    titleId: `ttl_film-${index}`,
    name: `Film ${index}`,
    languages: index % 4 === 0 ? [original, 'Bhojpuri', 'Hindi'] : [original],
    // A film that only IMAX rooms can show, among the rest.
    formats: index === 77 ? ['IMAX 3D'] : ['2D', ...(special ? [special] : [])],
    durationMinutes: 85 + Math.floor(draw('minutes') * 120),
    rating: index % 10 === 0 ? null : Math.round(50 + draw('rating') * 45) / 10,
    year: 2026 - Math.floor(draw('year') * 20),
  };
});

const coldplay: TimetableLive = {
  titleId: 'ttl_coldplay',
  name: 'Coldplay: Music of the Spheres',
  kind: 'concert',
  durationMinutes: 180,
  languages: ['English'],
  performances: [
    { venueId: 'ven_dy-patil-stadium', dayOffset: 1, startsAt: '19:30' },
    { venueId: 'ven_narendra-modi-stadium', dayOffset: 2, startsAt: '20:00' },
  ],
  repeatsEveryDays: 7,
  prices: [
    { category: 'Gold', amountRupees: 7_500 },
    { category: 'Silver', amountRupees: 2_500 },
    { category: 'Platinum', amountRupees: 12_500 },
  ],
};
const lives = [coldplay];
const { venues: cityVenues } = loadPlaces(lives);
const dates = Array.from({ length: 15 }, (_, index) =>
  Temporal.PlainDate.from('2026-11-18').add({ days: index }).toString(),
);
const days = dates.map((localDate) => showsOfDay({ cityVenues, films, lives, localDate }));
const all = days.flat();

function minutes(from: string, to: string): number {
  return Temporal.Instant.from(from).until(to).total('minutes');
}

test('the same date gives the same shows, on whatever day it is asked', () => {
  const again = showsOfDay({ cityVenues, films, lives, localDate: dates[3] ?? '' });
  expect(again).toEqual(days[3]);
});

test('every film is on somewhere on every date', () => {
  const missing = days.flatMap((shows, index) => {
    const playing = new Set(shows.map((show) => show.titleId));
    return films
      .filter((film) => !playing.has(film.titleId))
      .map((film) => [dates[index], film.name]);
  });
  expect(missing).toEqual([]);
});

test('every film screen has four to six shows a day, and shows on a screen never overlap', () => {
  const filmScreens = cityVenues.flatMap(({ screens }) =>
    screens.filter((screen) => isFilmTemplate(screen.template)),
  );
  for (const shows of days) {
    const byScreen = Map.groupBy(shows, (show) => show.screenId);
    for (const { screenId } of filmScreens) {
      const here = byScreen.get(screenId) ?? [];
      expect(here.length).toBeGreaterThanOrEqual(SHOWS_PER_DAY_MIN);
      expect(here.length).toBeLessThanOrEqual(SHOWS_PER_DAY_MAX);
    }
  }
  const tooClose = [...Map.groupBy(all, (show) => show.screenId).values()].flatMap((shows) => {
    const inOrder = shows.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return inOrder.filter((show, index) => {
      const next = inOrder[index + 1];
      return next && minutes(show.endsAt, next.startsAt) < CLEAN_UP_MINUTES;
    });
  });
  expect(tooClose).toEqual([]);
});

test('show ids are ids, and no two shows share one', () => {
  expect(all.filter((show) => !Id.safeParse(show.showId).success)).toEqual([]);
  expect(new Set(all.map((show) => show.showId)).size).toBe(all.length);
});

test('a show is in a format that both film and screen have, and in a language of the film', () => {
  const screens = new Map(cityVenues.flatMap((one) => one.screens.map((s) => [s.screenId, s])));
  const byId = new Map(films.map((film) => [film.titleId, film]));
  const wrong = all.filter((show) => {
    const film = byId.get(show.titleId);
    return (
      film &&
      !(
        film.formats.includes(show.format) &&
        screens.get(show.screenId)?.formats.includes(show.format) &&
        film.languages.includes(show.language)
      )
    );
  });
  expect(wrong).toEqual([]);
});

test('each city mostly hears its own language', () => {
  const cityOf = new Map(cityVenues.map(({ venue }) => [venue.venueId, venue.cityId]));
  const loudest = (cityId: string) => {
    const here = all.filter((show) => cityOf.get(show.venueId) === cityId);
    const counts = [...Map.groupBy(here, (show) => show.language)];
    return counts.toSorted((a, b) => b[1].length - a[1].length)[0]?.[0];
  };
  expect(['chennai', 'hyderabad', 'kochi', 'delhi'].map(loudest)).toEqual([
    'Tamil',
    'Telugu',
    'Malayalam',
    'Hindi',
  ]);
});

test('the films of a screen stay for the week, and most of them over its end', () => {
  const pairs = (shows: PlannedShow[] | undefined) =>
    new Set(shows?.map((show) => `${show.screenId} ${show.titleId}`));
  const [friday, thursday, nextFriday] = [2, 8, 9].map((index) => pairs(days[index]));
  expect(thursday).toEqual(friday);
  const stayed = [...(nextFriday ?? [])].filter((pair) => thursday?.has(pair)).length;
  const share = stayed / (nextFriday?.size ?? 1);
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(1);
});

test('times, sale window and prices are those of the venue’s own zone and rules', () => {
  const show = all.find((one) => one.titleId === 'ttl_film-77');
  const local = Temporal.Instant.from(show?.startsAt ?? '').toZonedDateTimeISO('Asia/Kolkata');
  expect(local.toPlainDate().toString()).toBe(show?.localDate);
  expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(show?.localTime);
  const wrong = all.filter(
    ({ startsAt, endsAt, opensAt, closesAt, titleId, categories }) =>
      ![startsAt, endsAt, opensAt, closesAt].every((moment) => Instant.safeParse(moment).success) ||
      minutes(startsAt, closesAt) !== (titleId === coldplay.titleId ? 0 : 15) ||
      minutes(opensAt, startsAt) < 10 * 24 * 60 ||
      minutes(opensAt, startsAt) >= 11 * 24 * 60 ||
      minutes(startsAt, endsAt) <= 60 ||
      categories.some(
        (category) =>
          !PricedCategory.safeParse(category).success ||
          category.base.amount + category.fee.amount + category.tax.amount !==
            category.price.amount,
      ),
  );
  expect(wrong).toEqual([]);
});

test('every show is sold from a seat map that is published, with exactly its categories', () => {
  const published = new Map(
    [...loadPlaces(lives).seatMaps()].map((one) => [one.seatMapId, one.categories]),
  );
  const wrong = all.filter(
    ({ seatMapId, categories }) =>
      JSON.stringify(published.get(seatMapId)) !==
      JSON.stringify(categories.map(({ categoryId, name }) => ({ categoryId, name }))),
  );
  expect(wrong).toEqual([]);
});

test('Coldplay plays Saturday in Navi Mumbai and Sunday in Ahmedabad at its own prices', () => {
  const shows = all.filter((show) => show.titleId === coldplay.titleId);
  expect(shows.map((show) => [show.venueId, show.localDate, show.localTime])).toEqual([
    ['ven_dy-patil-stadium', '2026-11-21', '19:30'],
    ['ven_narendra-modi-stadium', '2026-11-22', '20:00'],
    ['ven_dy-patil-stadium', '2026-11-28', '19:30'],
    ['ven_narendra-modi-stadium', '2026-11-29', '20:00'],
  ]);
  expect(shows[0]).toMatchObject({
    showId: 'shw_dy-patil-stadium-main-bowl-20261121-1930',
    startsAt: '2026-11-21T14:00:00.000Z',
    endsAt: '2026-11-21T17:00:00.000Z',
    closesAt: '2026-11-21T14:00:00.000Z',
    opensAt: '2026-11-10T18:30:00.000Z',
  });
  expect(shows[0]?.categories.map(({ name, price }) => [name, price])).toEqual([
    ['Silver', { amount: 2_500_00, currency: 'INR' }],
    ['Gold', { amount: 7_500_00, currency: 'INR' }],
    ['Platinum', { amount: 12_500_00, currency: 'INR' }],
  ]);
});

test.each([
  ['match', 'Mumbai Indians v Chennai Super Kings', 'league-match'],
  ['match', 'U Mumba v Puneri Paltan', 'league-match'],
  ['match', 'India v Australia: 3rd T20I', 'match'],
  ['concert', 'India Nights', 'performance'],
] as const)('GST takes the %s %s for a %s', (kind, name, admission) => {
  expect(admissionOf({ kind, name })).toBe(admission);
});

test('of the demo’s own catalogue every title is on sale on any day, at its own time', () => {
  const catalogue = loadTitles();
  const shows = showsOfDay({
    cityVenues: loadPlaces(catalogue.lives).venues,
    ...catalogue,
    localDate: '2027-03-14',
  });
  const playing = new Set(shows.map((show) => show.titleId));
  expect(catalogue.films.filter((film) => !playing.has(film.titleId))).toEqual([]);

  const tenDays = Array.from({ length: 10 }, (_, index) =>
    performancesOn(
      catalogue.lives,
      Temporal.PlainDate.from('2027-03-14').add({ days: index }).toString(),
    ),
  ).flat();
  const performing = new Set(tenDays.map((showTime) => showTime.live.titleId));
  expect(catalogue.lives.filter((live) => !performing.has(live.titleId))).toEqual([]);
  const moved = tenDays.filter(({ live, venueId, startMinute }) => {
    const time = Temporal.PlainTime.from('00:00').add({ minutes: startMinute });
    const startsAt = time.toString({ smallestUnit: 'minute' });
    return !live.performances.some((one) => one.venueId === venueId && one.startsAt === startsAt);
  });
  expect(moved.map(({ live }) => live.titleId)).toEqual([]);
});
