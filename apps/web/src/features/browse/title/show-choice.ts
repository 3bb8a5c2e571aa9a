import type { ShowOnOffer, ShowsByVenue, TimeOfDay } from '@houseful/contract/catalog';

export type Venues = ShowsByVenue['venues'];

/** How somebody narrows the shows of one day; empty and null mean: all. */
export interface ShowChoice {
  readonly language: readonly string[];
  readonly format: readonly string[];
  readonly timeOfDay: readonly string[];
  /** In minor units. */
  readonly priceMax: number | null;
}

export const SHOW_FILTERS = ['language', 'format', 'timeOfDay'] as const;
export type ShowFilter = (typeof SHOW_FILTERS)[number];

/** Names in the address, which hold nothing else: the loader need not run again for them. */
export const SHOW_CHOICE_PARAMS = [...SHOW_FILTERS, 'priceMax'] as const;

const TIMES: readonly TimeOfDay[] = ['morning', 'afternoon', 'evening', 'night'];
const PRICE_STEPS_MAX = 3;

export function readShowChoice(query: URLSearchParams): ShowChoice {
  const words = (name: ShowFilter) =>
    (query.get(name) ?? '').split(',').filter((word) => word.length > 0);
  const price = query.get('priceMax') ?? '';
  return {
    language: words('language'),
    format: words('format'),
    timeOfDay: words('timeOfDay'),
    priceMax: /^\d{1,10}$/.test(price) ? Number(price) : null,
  };
}

/** The same address with another choice. */
export function withShowChoice(query: URLSearchParams, choice: ShowChoice): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of SHOW_CHOICE_PARAMS) next.delete(name);
  for (const name of SHOW_FILTERS) {
    if (choice[name].length > 0) next.set(name, choice[name].join(','));
  }
  if (choice.priceMax !== null) next.set('priceMax', String(choice.priceMax));
  return next;
}

/** 05–12, 12–17, 17–21 and 21–05 by the venue's clock, as the catalogue divides the day. */
export function timeOfDay(localTime: string): TimeOfDay {
  const hour = Number(localTime.slice(0, 2));
  if (hour < 5 || hour >= 21) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** Venues with the shows that fit; one that has none is left out. */
export function choose(venues: Venues, choice: ShowChoice): Venues {
  return venues
    .map(({ venue, shows }) => ({ venue, shows: shows.filter((show) => fits(show, choice)) }))
    .filter(({ shows }) => shows.length > 0);
}

export interface ShowOptions {
  readonly language: readonly string[];
  readonly format: readonly string[];
  readonly timeOfDay: readonly TimeOfDay[];
  /** Round prices below which some shows are, and not all. */
  readonly priceMax: readonly number[];
}

/** What the day's shows differ in. A filter that would not change anything has no options. */
export function optionsOf(venues: Venues): ShowOptions {
  const shows = venues.flatMap((venue) => venue.shows);
  const times = new Set(shows.map(({ localTime }) => timeOfDay(localTime)));
  return {
    language: choices(shows.map(({ language }) => language).sort()),
    format: choices(shows.map(({ format }) => format).sort()),
    timeOfDay: choices(TIMES.filter((time) => times.has(time))),
    priceMax: priceSteps(
      shows.flatMap(({ availability }) => (availability ? [availability.priceFrom.amount] : [])),
    ),
  };
}

function fits(show: ShowOnOffer, choice: ShowChoice): boolean {
  const any = (values: readonly string[], value: string) =>
    values.length === 0 || values.includes(value);
  return (
    any(choice.language, show.language) &&
    any(choice.format, show.format) &&
    any(choice.timeOfDay, timeOfDay(show.localTime)) &&
    (choice.priceMax === null ||
      (show.availability !== null && show.availability.priceFrom.amount <= choice.priceMax))
  );
}

function choices<T>(values: readonly T[]): readonly T[] {
  const different = [...new Set(values)];
  return different.length > 1 ? different : [];
}

/** Rounded up to 50 whole units, so that the step reads well and keeps its own shows. */
function priceSteps(prices: readonly number[]): number[] {
  const sorted = prices.toSorted((a, b) => a - b);
  const dearest = sorted.at(-1) ?? 0;
  const ROUND_TO = 50_00;
  const steps = [0.25, 0.5, 0.75]
    .map((share) => sorted[Math.floor(sorted.length * share)] ?? 0)
    .map((price) => Math.ceil(price / ROUND_TO) * ROUND_TO)
    .filter((step) => step < dearest);
  return [...new Set(steps)].slice(0, PRICE_STEPS_MAX);
}
