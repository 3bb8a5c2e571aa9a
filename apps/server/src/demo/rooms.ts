import type { TitleKind } from '@houseful/contract/catalog';
import type { Venue } from '@houseful/contract/venues';
import {
  type Arrangement,
  filmCategoryNames,
  isFilmTemplate,
  type SeatMapSpec,
  type SeatMapTemplate,
} from './seat-maps/draw-seat-map.ts';
import { shortSlug, slug } from './slug.ts';

/** A room of the demo, with what a timetable, a price and a drawing need to know of it. */
export type DemoScreen = {
  screenId: string;
  name: string;
  venueId: string;
  venueName: string;
  template: SeatMapTemplate;
  formats: readonly string[];
  /** Its place in the building, from 1. */
  ordinal: number;
  cut: number;
};

/** How dear a cinema is among its neighbours. */
export type PriceLevel = 'value' | 'standard' | 'premium';

/** 1 for the metros, 2 for the rest. */
export type CityTier = 1 | 2;

export type DemoVenue = {
  venue: Venue;
  cityName: string;
  cityTier: CityTier;
  /** Languages that films sell in here, largest audience first. */
  filmLanguages: readonly string[];
  priceLevel: PriceLevel;
  /** In the order of `venue.screens`. */
  screens: readonly DemoScreen[];
};

/** What a live title asks of a room. Prices may come in any order. */
export type LiveSetting = {
  kind: Exclude<TitleKind, 'movie'>;
  performances: readonly { venueId: string }[];
  prices: readonly { category: string; amountRupees: number }[];
};

/** Longer lists of category names are fingerprinted, because an id has at most 80 characters. */
const CATEGORIES_SLUG_LENGTH_MAX = 24;

/** Part of every seat map's id. A published drawing never changes: a new way to draw is a new version. */
const DRAWING_VERSION = 'v1';

/** The one seat map that all films of a screen are sold from. */
export function specForFilms(screen: DemoScreen): SeatMapSpec {
  if (!isFilmTemplate(screen.template)) {
    throw new RangeError(`${screen.screenId} shows no films`);
  }
  return specOf(
    screen,
    'screen',
    filmCategoryNames(screen.template),
    `smp_${roomSlug(screen)}-${DRAWING_VERSION}`,
  );
}

/**
 * The seat map that a live title is sold from: the room set for its kind, with exactly the
 * categories of its price list, cheapest first. Two titles with the same setting and the same
 * category names share it.
 */
export function specForLive(
  screen: DemoScreen,
  live: Pick<LiveSetting, 'kind' | 'prices'>,
): SeatMapSpec {
  const arrangement = live.kind === 'match' ? 'match' : 'stage';
  const names = cheapestFirst(live.prices).map((price) => price.category);
  const variant = `${arrangement}-${shortSlug(names.join(' '), CATEGORIES_SLUG_LENGTH_MAX)}`;
  return specOf(
    screen,
    arrangement,
    names,
    `smp_${roomSlug(screen)}-${variant}-${DRAWING_VERSION}`,
  );
}

/**
 * Every seat map the screen needs, the screen's own first: one for films, or one for each setting
 * that the live titles ask for (a plain one when none of them plays here).
 */
export function specsOf(screen: DemoScreen, lives: readonly LiveSetting[]): SeatMapSpec[] {
  if (isFilmTemplate(screen.template)) {
    return [specForFilms(screen)];
  }
  const here = lives.filter((live) =>
    live.performances.some((performance) => performance.venueId === screen.venueId),
  );
  const settings = here.length > 0 ? here : [{ kind: 'concert' as const, prices: PLAIN_PRICES }];
  const specs = new Map<string, SeatMapSpec>();
  for (const live of settings) {
    const spec = specForLive(screen, live);
    specs.set(spec.seatMapId, specs.get(spec.seatMapId) ?? spec);
  }
  return [...specs.values()];
}

/** A live title's price list in the order of its seat map's categories. */
export function cheapestFirst<T extends { amountRupees: number }>(prices: readonly T[]): T[] {
  return [...prices].sort((a, b) => a.amountRupees - b.amountRupees);
}

const PLAIN_PRICES = [
  { category: 'Silver', amountRupees: 1 },
  { category: 'Gold', amountRupees: 2 },
];

const ARRANGEMENT_NAMES: Record<Arrangement, string> = {
  screen: '',
  stage: ' (stage)',
  match: ' (match)',
};

function specOf(
  screen: DemoScreen,
  arrangement: Arrangement,
  categoryNames: readonly string[],
  seatMapId: string,
): SeatMapSpec {
  return {
    seatMapId,
    name: `${screen.venueName}, ${screen.name}${ARRANGEMENT_NAMES[arrangement]}`,
    template: screen.template,
    arrangement,
    categoryNames,
    cut: screen.cut,
    gateNumber: screen.ordinal,
  };
}

function roomSlug(screen: DemoScreen): string {
  return `${screen.venueId.replace(/^ven_/, '')}-${slug(screen.name)}`;
}
