import { SeatMap } from '@houseful/contract/seat-map';
import { City, Venue } from '@houseful/contract/venues';
import { expect, test } from 'vitest';
import { loadPlaces } from './places.ts';
import type { LiveSetting } from './rooms.ts';
import { countPlaces, isFilmTemplate } from './seat-maps/draw-seat-map.ts';

const COLDPLAY: LiveSetting = {
  kind: 'concert',
  performances: [{ venueId: 'ven_dy-patil-stadium' }],
  prices: [
    { category: 'Platinum', amountRupees: 12_500 },
    { category: 'Silver', amountRupees: 2_500 },
    { category: 'Gold', amountRupees: 7_500 },
  ],
};
const FINAL: LiveSetting = {
  kind: 'match',
  performances: [{ venueId: 'ven_dy-patil-stadium' }],
  prices: [
    { category: 'Stand', amountRupees: 800 },
    { category: 'Pavilion', amountRupees: 4_000 },
  ],
};

/** Venues that live titles are written for. */
const LIVE_VENUES = [
  'dy-patil-stadium',
  'wankhede-stadium',
  'narendra-modi-stadium',
  'm-chinnaswamy-stadium',
  'arun-jaitley-stadium',
  'eden-gardens',
  'ma-chidambaram-stadium',
  'rajiv-gandhi-stadium',
  'nsci-dome',
  'indira-gandhi-arena',
  'gachibowli-indoor-stadium',
  'prithvi-theatre',
  'ncpa-tata-theatre',
  'kamani-auditorium',
  'ranga-shankara',
  'chowdiah-memorial-hall',
  'music-academy-chennai',
  'rabindra-sadan',
  'shilpakala-vedika',
  'bal-gandharva-rangmandir',
  'canvas-laugh-club',
];

const places = loadPlaces([COLDPLAY, FINAL]);
const venues = places.venues.map(({ venue }) => venue);
const filmScreens = places.venues.flatMap(({ screens }) =>
  screens.filter((screen) => isFilmTemplate(screen.template)),
);

test('the country has its cities, venues and screens', () => {
  expect(places.cities.length).toBeGreaterThanOrEqual(10);
  expect(venues.length).toBeGreaterThanOrEqual(66);
  expect(filmScreens.length).toBeGreaterThanOrEqual(220);
  expect(filmScreens.length).toBeLessThanOrEqual(280);
  expect(places.cities.filter((city) => !City.safeParse(city).success)).toEqual([]);
  expect(venues.filter((venue) => !Venue.safeParse(venue).success)).toEqual([]);
});

test('every city has cinemas, and every venue lies within 50 km of the middle of its city', () => {
  for (const city of places.cities) {
    const here = venues.filter((venue) => venue.cityId === city.cityId);
    expect(here.some((venue) => venue.kind === 'multiplex')).toBe(true);
    const far = here.filter((venue) => {
      const north = (venue.latitude - city.latitude) * 111;
      const east =
        (venue.longitude - city.longitude) * 111 * Math.cos((city.latitude * Math.PI) / 180);
      return Math.hypot(north, east) > 50;
    });
    expect(far.map((venue) => venue.name)).toEqual([]);
  }
});

test('the rooms that live titles are written for are there, none of them for films', () => {
  const rooms = LIVE_VENUES.map((name) =>
    places.venues.find(({ venue }) => venue.venueId === `ven_${name}`),
  );
  expect(rooms.filter((room) => room?.screens.length !== 1)).toEqual([]);
  expect(rooms.filter((room) => room?.screens[0]?.formats[0] !== 'Live')).toEqual([]);
});

test('every screen’s seat map is drawn once and has as many places as the screen says', () => {
  const counts = new Map<string, number>();
  for (const seatMap of places.seatMaps()) {
    expect(counts.has(seatMap.seatMapId)).toBe(false);
    counts.set(seatMap.seatMapId, countPlaces(seatMap));
  }
  const screens = venues.flatMap((venue) => venue.screens);
  expect(screens.filter((screen) => counts.get(screen.seatMapId) !== screen.seatCount)).toEqual([]);
});

test('a stadium with a concert and a match has a seat map for each, cheapest category first', () => {
  const drawn = [...places.seatMaps()].filter((seatMap) =>
    seatMap.seatMapId.startsWith('smp_dy-patil-stadium'),
  );
  expect(drawn.map((one) => [one.seatMapId, one.categories.map(({ name }) => name)])).toEqual([
    [
      'smp_dy-patil-stadium-main-bowl-stage-silver-gold-platinum-v1',
      ['Silver', 'Gold', 'Platinum'],
    ],
    ['smp_dy-patil-stadium-main-bowl-match-stand-pavilion-v1', ['Stand', 'Pavilion']],
  ]);
  expect(drawn[0]?.areas.map((area) => area.categoryId)).toEqual(['platinum']);
  expect(drawn.map((one) => SeatMap.safeParse(one).success)).toEqual([true, true]);
});
