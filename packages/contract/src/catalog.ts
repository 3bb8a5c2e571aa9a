import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, Instant, LocalDate, Money, page, pageQuery, personText } from './primitives.ts';
import { VenueKind } from './venues.ts';

export const TitleKind = z.enum(['movie', 'concert', 'match', 'play', 'comedy']);
export type TitleKind = z.infer<typeof TitleKind>;

export const Certificate = z.enum(['U', 'UA 7+', 'UA 13+', 'UA 16+', 'A']);

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

const titleFilters = {
  ...pageQuery,
  city: Id.optional(),
  q: personText(80).optional(),
  language: personText(40).optional(),
  genre: personText(40).optional(),
  certificate: Certificate.optional(),
  minRating: z.coerce.number().min(0).max(10).optional(),
  date: LocalDate.optional(),
  /** `latitude,longitude`: only titles that play within 50 km of it. */
  near: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,8})?,-?\d{1,3}(\.\d{1,8})?$/, 'must be latitude,longitude')
    .optional(),
};

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

export const catalogOperations = operations({
  listMovies: {
    ...listTitles,
    path: '/movies',
    summary: 'Films with shows to come, filtered.',
    query: z.strictObject(titleFilters),
  },
  listTitles: {
    ...listTitles,
    path: '/titles',
    summary: 'Titles of every kind with shows to come, filtered.',
    query: z.strictObject({ ...titleFilters, kind: TitleKind.optional() }),
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
});
