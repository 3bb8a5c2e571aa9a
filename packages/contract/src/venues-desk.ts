import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, page, pageQuery, personText } from './primitives.ts';
import { City, VenueDetails, VenueKind } from './venues.ts';

export const SCREENS_PER_VENUE_MAX = 100;
export const FORMATS_MAX = 20;
const MINUTES_MAX = 24 * 60;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, as 09:30');

/** By the venue's clocks. A closing time that is not after the opening is on the next day. */
export const OpeningHours = z.strictObject({ opens: timeOfDay, closes: timeOfDay });
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Monday first, as in ISO 8601; null: closed that day. */
export const WeeklyHours = z.array(OpeningHours.nullable()).length(7);

const timeZone = z.string().max(64).refine(isTimeZone, 'must be a time zone, as Asia/Kolkata');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** How a screen is used between two shows; in minutes. */
const usage = {
  /** Doors, adverts and trailers before the film. */
  preShowMinutes: z.int().min(0).max(MINUTES_MAX),
  /** Cleaning after the credits. */
  cleanUpMinutes: z.int().min(0).max(MINUTES_MAX),
  /** Shows begin at multiples of it: 5 means 18:00, 18:05 … */
  startGridMinutes: z.int().min(1).max(60),
};

/** A screen as those who run it see it. */
export const DeskScreen = z.strictObject({
  screenId: Id,
  name: z.string(),
  formats: z.array(z.string()),
  /** Null until a seat map is published for it; buyers hear of it from then on. */
  seatMapId: Id.nullable(),
  seatCount: z.int().nonnegative(),
  ...usage,
  /** No new shows; those that are on sale stay. */
  isRetired: z.boolean(),
});
export type DeskScreen = z.infer<typeof DeskScreen>;

export const DeskVenue = VenueDetails.omit({ screens: true }).extend({
  organisationId: Id,
  /** Null: open at all hours. */
  openingHours: WeeklyHours.nullable(),
  screens: z.array(DeskScreen),
});
export type DeskVenue = z.infer<typeof DeskVenue>;

const screenName = personText(40);
const formats = z.array(personText(20)).max(FORMATS_MAX);

const NewScreen = z.strictObject({
  name: screenName,
  formats: formats.default([]),
  preShowMinutes: usage.preShowMinutes.default(15),
  cleanUpMinutes: usage.cleanUpMinutes.default(20),
  startGridMinutes: usage.startGridMinutes.default(5),
});

const venueWords = {
  name: personText(80),
  kind: VenueKind,
  address: personText(300),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
};

/** A city that no venue was in before. */
const NewCity = z.strictObject({ name: personText(60), state: personText(60), timeZone });

const venueParams = z.strictObject({ venueId: Id });

export const venuesDeskOperations = operations({
  listDeskVenues: {
    method: 'GET',
    path: '/desk/venues',
    tag: 'Places',
    summary: 'The venues that you work for, with all their screens, by name.',
    access: 'staff',
    right: 'see-programme',
    query: z.strictObject({ ...pageQuery, organisation: Id.optional() }),
    output: page(DeskVenue),
  },
  getDeskVenue: {
    method: 'GET',
    path: '/desk/venues/{venueId}',
    tag: 'Places',
    summary: 'One venue with all its screens, also those that buyers do not see.',
    access: 'staff',
    right: 'see-programme',
    params: venueParams,
    output: DeskVenue,
    problems: ['no-such-venue'],
  },
  listKnownCities: {
    method: 'GET',
    path: '/desk/cities',
    tag: 'Places',
    summary:
      'Every city that a venue can be registered in without describing it, by name; at most 1,000.',
    access: 'staff',
    right: 'run-places',
    output: z.strictObject({ items: z.array(City) }),
  },
  createVenue: {
    method: 'POST',
    path: '/desk/venues',
    tag: 'Places',
    summary: 'Registers a venue; buyers see it once it has a screen with a seat map.',
    access: 'staff',
    right: 'run-places',
    body: z.strictObject({
      organisationId: Id,
      ...venueWords,
      /** One of `GET /desk/cities`, or a new one described. */
      city: z.union([z.strictObject({ cityId: Id }), NewCity]),
      /** Left out: the city's. */
      timeZone: timeZone.optional(),
    }),
    status: 201,
    output: DeskVenue,
    problems: ['no-such-organisation', 'no-such-city', 'idempotency-key-reused'],
  },
  changeVenue: {
    method: 'PATCH',
    path: '/desk/venues/{venueId}',
    tag: 'Places',
    summary:
      'Changes what is said of a venue; fields left out stay as they are. Tickets that were sold keep the words of their purchase.',
    access: 'staff',
    right: 'run-places',
    params: venueParams,
    body: z.strictObject({ ...venueWords, openingHours: WeeklyHours.nullable() }).partial(),
    output: DeskVenue,
    problems: ['no-such-venue'],
  },
  addScreen: {
    method: 'POST',
    path: '/desk/venues/{venueId}/screens',
    tag: 'Places',
    summary: 'Adds a screen, without a seat map at first.',
    access: 'staff',
    right: 'run-places',
    params: venueParams,
    body: NewScreen,
    status: 201,
    output: DeskVenue,
    problems: ['no-such-venue', 'screen-name-taken', 'too-many-screens', 'idempotency-key-reused'],
  },
  changeScreen: {
    method: 'PATCH',
    path: '/desk/venues/{venueId}/screens/{screenId}',
    tag: 'Places',
    summary:
      'Changes a screen, from the next show that is scheduled on; fields left out stay as they are.',
    access: 'staff',
    right: 'run-places',
    params: venueParams.extend({ screenId: Id }),
    body: z.strictObject({ name: screenName, formats, ...usage, isRetired: z.boolean() }).partial(),
    output: DeskVenue,
    problems: ['no-such-venue', 'no-such-screen', 'screen-name-taken'],
  },
});
