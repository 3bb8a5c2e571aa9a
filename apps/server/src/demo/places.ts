import { readFileSync } from 'node:fs';
import { Id } from '@houseful/contract/primitives';
import type { SeatMap } from '@houseful/contract/seat-map';
import { City, Venue, VenueKind } from '@houseful/contract/venues';
import { z } from 'zod';
import { type DemoScreen, type DemoVenue, type LiveSetting, specsOf } from './rooms.ts';
import {
  countPlaces,
  drawSeatMap,
  FILM_TEMPLATES,
  LIVE_TEMPLATES,
  type SeatMapSpec,
} from './seat-maps/draw-seat-map.ts';
import { seededNumber } from './seeded.ts';
import { slug } from './slug.ts';

export type Places = {
  /** Most populous first. */
  cities: City[];
  venues: DemoVenue[];
  /** Every seat map that a show of the demo is sold from, drawn one at a time as they are asked for. */
  seatMaps: () => Iterable<SeatMap>;
};

const CityRecord = City.extend({
  tier: z.union([z.literal(1), z.literal(2)]),
  filmLanguages: z.array(z.string()).min(1),
});
type CityRecord = z.infer<typeof CityRecord>;

const ScreenRecord = z.strictObject({
  name: z.string().min(1).max(40),
  template: z.enum([...FILM_TEMPLATES, ...LIVE_TEMPLATES]),
  formats: z.array(z.string()).min(1),
});

const VenueRecord = z.strictObject({
  venueId: Id,
  name: z.string().min(1).max(60),
  kind: VenueKind,
  address: z.string().min(1),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  priceLevel: z.enum(['value', 'standard', 'premium']).default('standard'),
  screens: z.array(ScreenRecord).min(1).max(9),
});
type VenueRecord = z.infer<typeof VenueRecord>;

/**
 * The cities, venues and rooms of the demo, read from `data/` and validated to the last field.
 * The live titles decide how arenas, stadiums and theatres are drawn: see `specsOf`.
 * @throws ZodError for a record that does not fit, RangeError for an id used twice.
 */
export function loadPlaces(lives: readonly LiveSetting[] = []): Places {
  const cities = readRecords('cities.json', CityRecord);
  const seatCounts = new Map<string, number>();
  const venues = cities.flatMap((city) =>
    readRecords(`venues/${city.cityId}.json`, VenueRecord).map((record) =>
      venueOf(record, city, lives, seatCounts),
    ),
  );
  assertDistinct(cities.map((city) => city.cityId));
  assertDistinct(venues.map(({ venue }) => venue.venueId));
  assertDistinct(venues.flatMap(({ screens }) => screens.map((screen) => screen.screenId)));
  return {
    cities: cities.map(({ tier: _tier, filmLanguages: _languages, ...city }) => city),
    venues,
    *seatMaps() {
      for (const screen of venues.flatMap((venue) => venue.screens)) {
        for (const spec of specsOf(screen, lives)) {
          yield drawSeatMap(spec);
        }
      }
    },
  };
}

function venueOf(
  record: VenueRecord,
  city: CityRecord,
  lives: readonly LiveSetting[],
  seatCounts: Map<string, number>,
): DemoVenue {
  const screens = record.screens.map((screen, index): DemoScreen => {
    const screenId = `scr_${record.venueId.replace(/^ven_/, '')}-${slug(screen.name)}`;
    return {
      ...screen,
      screenId,
      venueId: record.venueId,
      venueName: record.name,
      ordinal: index + 1,
      cut: seededNumber(screenId),
    };
  });
  const { venueId, name, kind, address, latitude, longitude } = record;
  const venue = Venue.parse({
    ...{ venueId, name, kind, cityId: city.cityId, address, latitude, longitude },
    timeZone: city.timeZone,
    screens: screens.map((screen) => {
      const [spec] = specsOf(screen, lives);
      if (!spec) {
        throw new RangeError(`${screen.screenId} has no seat map`);
      }
      return {
        screenId: screen.screenId,
        name: screen.name,
        seatMapId: spec.seatMapId,
        seatCount: seatCountOf(spec, seatCounts),
        formats: screen.formats,
      };
    }),
  });
  return {
    venue,
    cityName: city.name,
    cityTier: city.tier,
    filmLanguages: city.filmLanguages,
    priceLevel: record.priceLevel,
    screens,
  };
}

/** Rooms of the same shape have the same number of places, so each shape is drawn once only. */
function seatCountOf(spec: SeatMapSpec, counted: Map<string, number>): number {
  const shape = `${spec.template}/${spec.arrangement}/${spec.cut % CUTS_COMMON_MULTIPLE}`;
  const known = counted.get(shape) ?? countPlaces(drawSeatMap(spec));
  counted.set(shape, known);
  return known;
}

/** Every template comes in 1, 2 or 3 cuts, so rooms whose cuts agree modulo this are alike. */
const CUTS_COMMON_MULTIPLE = 6;

function readRecords<T extends z.ZodType>(file: string, record: T): z.infer<T>[] {
  const text = readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8');
  return z.array(record).parse(JSON.parse(text));
}

function assertDistinct(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new RangeError(`${twice} is used twice`);
  }
}
