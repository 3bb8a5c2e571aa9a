import type { ShowOnOffer, Title, TitleKind, VenueSummary } from '@houseful/contract/catalog';
import { describe, expect, it } from 'vitest';
import { describeCrumbs, describeSite } from './describe-site.ts';
import { describeFilm, describeShows, EVENTS_MAX, instantThere } from './describe-title.ts';
import { describeVenue } from './describe-venue.ts';
import { writeJsonLd } from './json-ld.ts';
import type { StructuredData } from './schema-org.ts';

const SITE = 'https://tickets.example.org';
const READERS = { site: SITE, language: 'en' };

const title = (kind: TitleKind): Title => ({
  titleId: 'ttl_1',
  kind,
  name: 'Kantara </script><script>alert(1)</script>',
  nativeName: 'ಕಾಂತಾರ',
  year: 2025,
  languages: ['Kannada', 'Hindi'],
  genres: ['Action'],
  formats: ['2D'],
  certificate: 'UA 16+',
  durationMinutes: 168,
  rating: 8.4,
  releaseDate: '2025-10-02',
  priceFrom: null,
  posterUrl: '/art/ttl_1/poster.svg',
  bannerUrl: '/art/ttl_1/banner.svg',
  synopsis: 'A forest keeps its word.',
  cast: [{ name: 'Rishab Shetty', role: 'Berme' }],
  crew: [{ name: 'Rishab Shetty', job: 'Director' }],
});

const venue: VenueSummary = {
  venueId: 'ven_1',
  name: 'Regal Cinema',
  kind: 'single-screen',
  cityId: 'mumbai',
  cityName: 'Mumbai',
  address: 'Colaba, Mumbai 400001',
  latitude: 18.92,
  longitude: 72.83,
};

const show = (seatsLeft: number): ShowOnOffer => ({
  showId: 'shw_1',
  titleId: 'ttl_1',
  screenId: 'scr_1',
  screenName: 'Screen 1',
  startsAt: '2026-11-21T14:00:00.000Z',
  endsAt: '2026-11-21T16:48:00.000Z',
  localDate: '2026-11-21',
  localTime: '19:30',
  timeZone: 'Asia/Kolkata',
  language: 'Hindi',
  format: '2D',
  availability: {
    priceFrom: { amount: 25_050, currency: 'INR' },
    seatsTotal: 100,
    seatsLeft,
    onSale: true,
  },
});

/** What Google's guides ask for: `required` or the rich result is lost, `recommended` to be good. */
const GUIDES: Record<string, { required: string[]; recommended: string[] }> = {
  Event: {
    required: ['name', 'startDate', 'location.name', 'location.address'],
    recommended: [
      'description',
      'endDate',
      'eventStatus',
      'image.0',
      'offers.url',
      'offers.price',
      'offers.priceCurrency',
      'offers.availability',
    ],
  },
  Movie: { required: ['name', 'image.0'], recommended: ['dateCreated', 'director.0.name'] },
  BreadcrumbList: {
    required: ['itemListElement.0.name', 'itemListElement.0.item', 'itemListElement.0.position'],
    recommended: [],
  },
  WebSite: {
    required: ['name', 'url', 'potentialAction.target.urlTemplate', 'potentialAction.query-input'],
    recommended: [],
  },
  Place: { required: ['name', 'address', 'geo.latitude', 'geo.longitude'], recommended: ['url'] },
};

/** Every rule that the data breaks, once it has been written and read as a search engine does. */
function faults(data: StructuredData, guide: keyof typeof GUIDES): string[] {
  const read: unknown = JSON.parse(writeJsonLd(data));
  const { required, recommended } = GUIDES[guide] ?? { required: [], recommended: [] };
  const missing = [...required, ...recommended].filter((path) => isEmpty(at(read, path)));
  return [...missing.map((path) => `${path} is missing`), ...valueFaults(read)];
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (Object(inner) as Record<string, unknown>)[key], value);
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const FORMS: [RegExp, RegExp][] = [
  [/^(url|item|image|@id|urlTemplate|availability|eventStatus)$/, /^https:\/\//],
  [/^(startDate|endDate)$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
  [/^duration$/, /^PT\d+M$/],
  [/^price$/, /^\d+\.\d\d$/],
  [/^priceCurrency$/, /^[A-Z]{3}$/],
  [/^inLanguage$/, /^[a-z]{2,3}(-[A-Z]{2})?$/],
];

function valueFaults(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => valueFaults(one, name));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => valueFaults(inner, key));
  }
  return FORMS.filter(([names, form]) => names.test(name) && !form.test(String(value))).map(
    () => `${name} is ${String(value)}`,
  );
}

describe('what search engines are told', () => {
  it.each([
    ['movie', 'ScreeningEvent'],
    ['concert', 'MusicEvent'],
    ['match', 'SportsEvent'],
    ['play', 'TheaterEvent'],
    ['comedy', 'ComedyEvent'],
  ] as const)('of a show of a %s is a complete %s', (kind, type) => {
    const [event] = describeShows(title(kind), [{ venue, shows: [show(50)] }], READERS);
    if (!event) throw new Error('no event');
    expect(event['@type']).toBe(type);
    expect(faults(event, 'Event')).toEqual([]);
    expect(event.startDate).toBe('2026-11-21T19:30:00+05:30');
    expect(event.offers?.price).toBe('250.50');
  });

  it.each([
    [100, 'InStock'],
    [11, 'InStock'],
    [10, 'LimitedAvailability'],
    [0, 'SoldOut'],
  ])('of %i seats left of 100 is %s', (left, stock) => {
    const [event] = describeShows(title('movie'), [{ venue, shows: [show(left)] }], READERS);
    expect(event?.offers?.availability).toBe(`https://schema.org/${stock}`);
  });

  it('names no price for a show that is not on sale yet', () => {
    const shows = [{ ...show(1), availability: null }];
    const [event] = describeShows(title('movie'), [{ venue, shows }], READERS);
    expect(event).not.toHaveProperty('offers');
  });

  it('is bounded, however many shows there are', () => {
    const shows = Array.from({ length: EVENTS_MAX + 5 }, () => show(1));
    expect(describeShows(title('movie'), [{ venue, shows }], READERS)).toHaveLength(EVENTS_MAX);
  });

  it('of a film is a complete Movie, and of a concert nothing but its evenings', () => {
    const film = describeFilm(title('movie'), READERS);
    if (!film) throw new Error('no film');
    expect(faults(film, 'Movie')).toEqual([]);
    expect(describeFilm(title('concert'), READERS)).toBeNull();
  });

  it('of venues, ways and the shop itself is complete', () => {
    expect(faults(describeVenue(venue, SITE, 'hi'), 'Place')).toEqual([]);
    expect(faults(describeSite(SITE, 'hi', 'hi-IN'), 'WebSite')).toEqual([]);
    const crumbs = [{ name: 'Mumbai', path: '/mumbai' }];
    const written = describeCrumbs(SITE, 'hi', crumbs);
    expect(faults(written, 'BreadcrumbList')).toEqual([]);
    expect(written.itemListElement[0]?.item).toBe(`${SITE}/hi/mumbai`);
  });

  it('cannot leave its script element, whatever a title is called', () => {
    const film = describeFilm(title('movie'), READERS);
    const written = film ? writeJsonLd(film) : '';
    expect(written).not.toMatch(/[<>\u2028\u2029]/);
    expect(JSON.parse(written).name).toBe(title('movie').name);
  });
});

describe('the examiner of structured data', () => {
  it('finds what is missing and what is written wrongly', () => {
    const [event] = describeShows(title('movie'), [{ venue, shows: [show(5)] }], READERS);
    if (!event) throw new Error('no event');
    expect(faults({ ...event, name: '' }, 'Event')).toEqual(['name is missing']);
    expect(faults({ ...event, startDate: '2026-11-21' }, 'Event')).toEqual([
      'startDate is 2026-11-21',
    ]);
    expect(faults({ ...event, image: ['/art/x.svg'] }, 'Event')).toEqual(['image is /art/x.svg']);
  });
});

describe('a moment at the venue', () => {
  it.each([
    ['2026-11-21T14:00:00.000Z', '2026-11-21', '19:30', '2026-11-21T19:30:00+05:30'],
    ['2026-11-21T20:00:00.000Z', '2026-11-22', '01:30', '2026-11-22T01:30:00+05:30'],
    ['2026-11-21T14:00:00.000Z', '2026-11-21', '09:00', '2026-11-21T09:00:00-05:00'],
    ['2026-11-21T14:00:00.000Z', '2026-11-21', '14:00', '2026-11-21T14:00:00+00:00'],
  ])('%s, there %s %s, is %s', (startsAt, localDate, localTime, written) => {
    expect(instantThere(startsAt, { startsAt, localDate, localTime })).toBe(written);
  });
});
