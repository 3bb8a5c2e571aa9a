import { z } from 'zod';
import { operations } from './operation.ts';
import {
  commaList,
  Id,
  Instant,
  LocalDate,
  Money,
  page,
  pageQuery,
  personText,
} from './primitives.ts';
import { VenueKind } from './venues.ts';

export const TitleKind = z.enum(['movie', 'concert', 'match', 'play', 'comedy']);
export type TitleKind = z.infer<typeof TitleKind>;

export const Certificate = z.enum(['U', 'UA 7+', 'UA 13+', 'UA 16+', 'A']);

/** By the venue's clocks: 05–12, 12–17, 17–21, and 21–05. */
export const TimeOfDay = z.enum(['morning', 'afternoon', 'evening', 'night']);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** `now`: has shows to come. `coming`: released on a later day and has no show to come yet. */
export const TitleStatus = z.enum(['now', 'coming']);
export type TitleStatus = z.infer<typeof TitleStatus>;

/**
 * `trending`: most seats sold lately; `rating`: the best first, the unrated last; `newest`: the
 * latest release first. Without a word: most shows to come first, of coming titles the soonest.
 */
export const TitleSort = z.enum(['name', 'trending', 'rating', 'newest']);
export type TitleSort = z.infer<typeof TitleSort>;

/** What a list of titles shows. */
export const TitleCard = z.strictObject({
  titleId: Id,
  kind: TitleKind,
  name: z.string(),
  nativeName: z.string().nullable(),
  year: z.int(),
  languages: z.array(z.string()),
  genres: z.array(z.string()),
  formats: z.array(z.string()),
  certificate: Certificate.nullable(),
  durationMinutes: z.int().positive(),
  /** 0 to 10, one decimal; null where nobody has rated it yet. */
  rating: z.number().min(0).max(10).nullable(),
  /** The first day in our houses; may be in the future. */
  releaseDate: LocalDate,
  /** The cheapest all-in price among its shows to come that fit what was asked; null without one. */
  priceFrom: Money.nullable(),
  posterUrl: z.string(),
  bannerUrl: z.string(),
});
export type TitleCard = z.infer<typeof TitleCard>;

export const Title = TitleCard.extend({
  synopsis: z.string(),
  cast: z.array(z.strictObject({ name: z.string(), role: z.string() })),
  crew: z.array(z.strictObject({ name: z.string(), job: z.string() })),
});
export type Title = z.infer<typeof Title>;

/** A show as a buyer reads it: what, where, when. Prices and seats are booking's to tell. */
export const ShowListing = z.strictObject({
  showId: Id,
  titleId: Id,
  screenId: Id,
  screenName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  /** The day and the time of day in the venue's zone, for printing as they are. */
  localDate: LocalDate,
  localTime: z.string().regex(/^\d{2}:\d{2}$/),
  timeZone: z.string(),
  language: z.string(),
  format: z.string(),
});
export type ShowListing = z.infer<typeof ShowListing>;

export const VenueSummary = z.strictObject({
  venueId: Id,
  name: z.string(),
  kind: VenueKind,
  cityId: Id,
  cityName: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
});
export type VenueSummary = z.infer<typeof VenueSummary>;

/** What is still to be had, for lists: the cheapest all-in price and the seats left. */
export const Availability = z.strictObject({
  priceFrom: Money,
  seatsTotal: z.int(),
  seatsLeft: z.int(),
  onSale: z.boolean(),
});
export type Availability = z.infer<typeof Availability>;

/** Availability is null while a show is being put on sale. */
export const ShowOnOffer = ShowListing.extend({ availability: Availability.nullable() });
export type ShowOnOffer = z.infer<typeof ShowOnOffer>;

/** How many values a filter that takes several accepts. */
const FILTER_VALUES_MAX = 20;
const FILTER_PRICE_MAX = 1_000_000_000;

const words = commaList(personText(40), FILTER_VALUES_MAX);

/**
 * All must hold; of several values, comma separated, any. What is asked about shows (city, date,
 * language, format, time of day, price, near) holds for one and the same show. Titles that are
 * coming have no show: their language and format are what they are made in, their date is that of
 * the release, city and near say nothing about them, and they have neither time of day nor price.
 */
const titleFilters = {
  city: Id.optional(),
  status: TitleStatus.default('now'),
  q: personText(80).optional(),
  language: words.optional(),
  genre: words.optional(),
  certificate: commaList(Certificate, Certificate.options.length).optional(),
  format: words.optional(),
  timeOfDay: commaList(TimeOfDay, TimeOfDay.options.length).optional(),
  minRating: z.coerce.number().min(0).max(10).optional(),
  /** In minor units: has a seat at this price or below. */
  priceMax: z.coerce.number().int().min(0).max(FILTER_PRICE_MAX).optional(),
  date: LocalDate.optional(),
  /** `latitude,longitude`: only titles that play within 50 km of it. */
  near: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,8})?,-?\d{1,3}(\.\d{1,8})?$/, 'must be latitude,longitude')
    .optional(),
};

const titleListQuery = { ...pageQuery, ...titleFilters, sort: TitleSort.optional() };
const titleKindFilter = { kind: TitleKind.optional() };

/** How many titles each value leaves, were it chosen in addition. */
function facet<T extends z.ZodType>(value: T) {
  return z.array(z.strictObject({ value, count: z.int().positive() }));
}

/**
 * What can be narrowed down further. A count is the number of titles that the list would have with
 * that value and all other filters; what is chosen of the same facet is left aside, so that
 * several values can be chosen. Rating and price count upwards and downwards from a step.
 */
export const TitleFacets = z.strictObject({
  total: z.int().nonnegative(),
  facets: z.strictObject({
    kind: facet(TitleKind),
    language: facet(z.string()),
    genre: facet(z.string()),
    certificate: facet(Certificate),
    format: facet(z.string()),
    timeOfDay: facet(TimeOfDay),
    rating: z.array(z.strictObject({ min: z.int(), count: z.int().nonnegative() })),
    price: z.array(z.strictObject({ max: Money, count: z.int().positive() })),
    /** The next days, at most 14. */
    date: z.array(z.strictObject({ date: LocalDate, count: z.int().positive() })),
  }),
});
export type TitleFacets = z.infer<typeof TitleFacets>;

/** A title and how many of its seats were sold in the last 24 hours, in the city that was asked. */
export const TrendingTitle = z.strictObject({
  title: TitleCard,
  seatsSoldLately: z.int().positive(),
});
export type TrendingTitle = z.infer<typeof TrendingTitle>;

const TRENDING_ITEMS_MAX = 50;
const SEARCH_ITEMS_MAX = 20;

/** What people find by typing. Every list is the best first and no longer than the limit. */
export const SearchAnswer = z.strictObject({
  query: z.string(),
  /** The words that were searched for, when those that were typed find nothing. */
  correctedTo: z.string().nullable(),
  titles: z.array(TitleCard),
  people: z.array(z.strictObject({ name: z.string(), titles: z.array(TitleCard) })),
  venues: z.array(VenueSummary),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

const titleParams = z.strictObject({ titleId: Id });

const listTitles = {
  method: 'GET',
  tag: 'Discovery',
  access: 'public',
  output: page(TitleCard),
  cacheSeconds: 30,
  problems: ['no-such-city'],
} as const;

const getTitle = {
  method: 'GET',
  tag: 'Discovery',
  access: 'public',
  params: titleParams,
  output: Title,
  cacheSeconds: 60,
  problems: ['no-such-title'],
} as const;

/**
 * Shows to come of one title on one day, grouped by the venue that plays them: venues by name,
 * shows by start. At most 1,000 shows, the earliest; ask by city to see fewer.
 */
export const ShowsByVenue = z.strictObject({
  titleId: Id,
  date: LocalDate,
  /** The next days, at most 14, that have a show of this title to come here; soonest first. */
  dates: z.array(LocalDate),
  venues: z.array(z.strictObject({ venue: VenueSummary, shows: z.array(ShowOnOffer) })),
});
export type ShowsByVenue = z.infer<typeof ShowsByVenue>;

/**
 * Shows to come of one venue on one day, grouped by title: those with the most shows first. At
 * most 1,000 shows, the earliest.
 */
export const ShowsOfVenue = z.strictObject({
  venueId: Id,
  date: LocalDate,
  /** The next days, at most 14, that have a show to come here; soonest first. */
  dates: z.array(LocalDate),
  titles: z.array(z.strictObject({ title: TitleCard, shows: z.array(ShowOnOffer) })),
});
export type ShowsOfVenue = z.infer<typeof ShowsOfVenue>;

const listShows = {
  method: 'GET',
  tag: 'Discovery',
  access: 'public',
  params: titleParams,
  /** Without a date: the first day that still has a show to come. */
  query: z.strictObject({ date: LocalDate.optional(), city: Id.optional() }),
  output: ShowsByVenue,
  cacheSeconds: 5,
  problems: ['no-such-title', 'no-such-city'],
} as const;

const REHEARSAL_MINUTES = 120;
const REHEARSAL_MINUTES_MAX = 24 * 60;

/** A copy of a show, to rehearse its on-sale on: the same seats, prices and limits, none of its stock. */
export const Rehearsal = z.strictObject({
  /** The copy's own. */
  showId: Id,
  rehearsalOf: Id,
  /** From then on nothing of it is sold any more. */
  closesAt: Instant,
});
export type Rehearsal = z.infer<typeof Rehearsal>;

export const catalogOperations = operations({
  listMovies: {
    ...listTitles,
    path: '/movies',
    summary: 'Films with shows to come or coming soon, filtered and sorted.',
    query: z.strictObject(titleListQuery),
  },
  listTitles: {
    ...listTitles,
    path: '/titles',
    summary: 'Titles of every kind with shows to come or coming soon, filtered and sorted.',
    query: z.strictObject({ ...titleListQuery, ...titleKindFilter }),
  },
  getTitleFacets: {
    method: 'GET',
    path: '/titles/facets',
    tag: 'Discovery',
    summary: 'How many titles each further filter would leave.',
    access: 'public',
    query: z.strictObject({ ...titleFilters, ...titleKindFilter }),
    output: TitleFacets,
    cacheSeconds: 30,
    problems: ['no-such-city'],
  },
  listTrendingTitles: {
    method: 'GET',
    path: '/titles/trending',
    tag: 'Discovery',
    summary: 'Titles by seats sold in the last 24 hours.',
    access: 'public',
    query: z.strictObject({
      city: Id.optional(),
      limit: z.coerce.number().int().min(1).max(TRENDING_ITEMS_MAX).default(10),
    }),
    output: page(TrendingTitle),
    cacheSeconds: 30,
    problems: ['no-such-city'],
  },
  search: {
    method: 'GET',
    path: '/search',
    tag: 'Discovery',
    summary: 'Titles, people and venues while somebody types; forgives typos.',
    access: 'public',
    query: z.strictObject({
      q: personText(80),
      city: Id.optional(),
      limit: z.coerce.number().int().min(1).max(SEARCH_ITEMS_MAX).default(6),
    }),
    output: SearchAnswer,
    cacheSeconds: 30,
    problems: ['no-such-city'],
  },
  getMovie: { ...getTitle, path: '/movies/{titleId}', summary: 'One title with cast and crew.' },
  getTitle: { ...getTitle, path: '/titles/{titleId}', summary: 'One title with cast and crew.' },
  listMovieShows: {
    ...listShows,
    path: '/movies/{titleId}/shows',
    summary: 'Shows of a title by venue, one day at a time.',
  },
  listTitleShows: {
    ...listShows,
    path: '/titles/{titleId}/shows',
    summary: 'Shows of a title by venue, one day at a time.',
  },
  listVenueShows: {
    method: 'GET',
    path: '/venues/{venueId}/shows',
    tag: 'Discovery',
    summary: 'Shows of a venue by title, one day at a time.',
    access: 'public',
    params: z.strictObject({ venueId: Id }),
    /** Without a date: the first day that still has a show to come. */
    query: z.strictObject({ date: LocalDate.optional() }),
    output: ShowsOfVenue,
    cacheSeconds: 5,
    problems: ['no-such-venue'],
  },
  rehearseShow: {
    method: 'POST',
    path: '/shows/{showId}/rehearsal',
    tag: 'Waiting room desk',
    summary:
      'Puts a copy of the show on sale, at once and for some minutes, that only who knows its id finds.',
    access: 'staff',
    right: 'run-waiting-rooms',
    params: z.strictObject({ showId: Id }),
    body: z.strictObject({
      minutes: z.int().min(1).max(REHEARSAL_MINUTES_MAX).default(REHEARSAL_MINUTES),
    }),
    status: 201,
    output: Rehearsal,
    problems: ['no-such-show', 'rehearsal-refused', 'idempotency-key-reused'],
  },
});
