import { z } from 'zod';
import { operations } from './operation.ts';
import { Id, page, pageQuery } from './primitives.ts';
import { SeatMap, SeatMapOverview, Section } from './seat-map.ts';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

export const City = z.strictObject({
  cityId: Id,
  name: z.string(),
  state: z.string(),
  latitude,
  longitude,
  timeZone: z.string(),
});
export type City = z.infer<typeof City>;

export const VenueKind = z.enum(['multiplex', 'single-screen', 'arena', 'stadium', 'theatre']);
export type VenueKind = z.infer<typeof VenueKind>;

export const Screen = z.strictObject({
  screenId: Id,
  name: z.string(),
  seatMapId: Id,
  seatCount: z.int().positive(),
  formats: z.array(z.string()),
});
export type Screen = z.infer<typeof Screen>;

export const Venue = z.strictObject({
  venueId: Id,
  name: z.string(),
  kind: VenueKind,
  cityId: Id,
  address: z.string(),
  latitude,
  longitude,
  timeZone: z.string(),
  screens: z.array(Screen),
});
export type Venue = z.infer<typeof Venue>;

/** A venue as its own page shows it. */
export const VenueDetails = Venue.extend({ cityName: z.string() });
export type VenueDetails = z.infer<typeof VenueDetails>;

export const venuesOperations = operations({
  listCities: {
    method: 'GET',
    path: '/cities',
    tag: 'Places',
    summary: 'Cities with at least one venue.',
    access: 'public',
    query: z.strictObject(pageQuery),
    output: page(City),
    cacheSeconds: 300,
  },
  listVenues: {
    method: 'GET',
    path: '/venues',
    tag: 'Places',
    summary: 'Venues, of one city when asked.',
    access: 'public',
    query: z.strictObject({ ...pageQuery, city: Id.optional() }),
    output: page(Venue),
    cacheSeconds: 300,
    problems: ['no-such-city'],
  },
  getVenue: {
    method: 'GET',
    path: '/venues/{venueId}',
    tag: 'Places',
    summary: 'One venue with its screens.',
    access: 'public',
    params: z.strictObject({ venueId: Id }),
    output: VenueDetails,
    cacheSeconds: 300,
    problems: ['no-such-venue'],
  },
  getSeatMap: {
    method: 'GET',
    path: '/seat-maps/{seatMapId}',
    tag: 'Places',
    summary: 'The drawing of a room alone; immutable, so cached for ever.',
    access: 'public',
    params: z.strictObject({ seatMapId: Id }),
    output: SeatMap,
    cacheSeconds: 31_536_000,
    problems: ['no-such-seat-map'],
  },
  getSeatMapOverview: {
    method: 'GET',
    path: '/seat-maps/{seatMapId}/overview',
    tag: 'Places',
    summary: 'The drawing of a room without its seats; immutable, so cached for ever.',
    access: 'public',
    params: z.strictObject({ seatMapId: Id }),
    output: SeatMapOverview,
    cacheSeconds: 31_536_000,
    problems: ['no-such-seat-map'],
  },
  getSection: {
    method: 'GET',
    path: '/seat-maps/{seatMapId}/sections/{sectionId}',
    tag: 'Places',
    summary: 'One section of a drawing with its rows and seats; immutable, so cached for ever.',
    access: 'public',
    params: z.strictObject({ seatMapId: Id, sectionId: Id }),
    output: Section,
    cacheSeconds: 31_536_000,
    problems: ['no-such-seat-map', 'no-such-section'],
  },
});
