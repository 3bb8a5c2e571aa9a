import type { TitleKind, TitleSort, TimeOfDay, TitleStatus } from '@houseful/contract/catalog';

export const KINDS = [
  'movie',
  'concert',
  'match',
  'play',
  'comedy',
] as const satisfies readonly TitleKind[];
export const TIMES_OF_DAY = [
  'morning',
  'afternoon',
  'evening',
  'night',
] as const satisfies readonly TimeOfDay[];
export const SORTS = [
  'trending',
  'rating',
  'newest',
  'name',
] as const satisfies readonly TitleSort[];
const CERTIFICATES = ['U', 'UA 7+', 'UA 13+', 'UA 16+', 'A'] as const;
const VALUES_MAX = 20;
const WORD_LENGTH_MAX = 40;
const PRICE_MAX = 1_000_000_000;

/** What somebody wants to see, as the address of a list of titles says it. */
export interface TitleChoice {
  readonly kind: TitleKind | null;
  readonly status: TitleStatus;
  readonly language: readonly string[];
  readonly genre: readonly string[];
  readonly certificate: readonly string[];
  readonly format: readonly string[];
  readonly timeOfDay: readonly string[];
  readonly minRating: number | null;
  /** In minor units. */
  readonly priceMax: number | null;
  readonly date: string | null;
  readonly sort: TitleSort | null;
}

/** Filters of which any of several values fits. */
export const SEVERAL = ['language', 'genre', 'certificate', 'format', 'timeOfDay'] as const;
export type Several = (typeof SEVERAL)[number];

/** Filters that have one value at a time. */
export const SINGLE = ['date', 'minRating', 'priceMax'] as const;
export type Single = (typeof SINGLE)[number];

export type Dimension = Several | Single;

/**
 * Reads what a link says. Values that no list could understand are left out, so that an old or a
 * mistyped link still shows titles. Both `genre=Drama,War` and `genre=Drama&genre=War` are read.
 */
export function readChoice(query: URLSearchParams): TitleChoice {
  const words = (name: Several, known?: readonly string[]) =>
    [...new Set(query.getAll(name).flatMap((text) => text.split(',')))]
      .map((word) => word.trim())
      .filter((word) => word.length > 0 && word.length <= WORD_LENGTH_MAX)
      .filter((word) => known?.includes(word) ?? true)
      .slice(0, VALUES_MAX);
  return {
    kind: oneOf(query.get('kind'), KINDS),
    status: query.get('status') === 'coming' ? 'coming' : 'now',
    language: words('language'),
    genre: words('genre'),
    certificate: words('certificate', CERTIFICATES),
    format: words('format'),
    timeOfDay: words('timeOfDay', TIMES_OF_DAY),
    minRating: wholeNumber(query.get('minRating'), 10),
    priceMax: wholeNumber(query.get('priceMax'), PRICE_MAX),
    date:
      /^(19|2\d)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(query.get('date') ?? '')?.[0] ??
      null,
    sort: oneOf(query.get('sort'), SORTS),
  };
}

/** What the API is asked with, besides city, sorting and paging; nothing for what is not chosen. */
export interface TitleFilters {
  kind?: TitleKind;
  status?: TitleStatus;
  language?: string;
  genre?: string;
  certificate?: string;
  format?: string;
  timeOfDay?: string;
  minRating?: number;
  priceMax?: number;
  date?: string;
}

export function asFilters(choice: TitleChoice): TitleFilters {
  const filters: TitleFilters = {};
  if (choice.kind) filters.kind = choice.kind;
  if (choice.status === 'coming') filters.status = 'coming';
  for (const name of SEVERAL) {
    if (choice[name].length > 0) filters[name] = choice[name].join(',');
  }
  if (choice.date !== null) filters.date = choice.date;
  if (choice.minRating !== null) filters.minRating = choice.minRating;
  if (choice.priceMax !== null) filters.priceMax = choice.priceMax;
  return filters;
}

/** The query of the choice, the same text for the same choice; empty when nothing is chosen. */
export function writeChoice(choice: TitleChoice): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asFilters(choice))) query.set(name, String(value));
  if (choice.sort) query.set('sort', choice.sort);
  // A comma is plain text in a query, and links are read by people.
  const text = query.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** One value of a filter in or out. */
export function toggled(choice: TitleChoice, name: Several, value: string): TitleChoice {
  const values = choice[name];
  return {
    ...choice,
    [name]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value],
  };
}

export interface Chosen {
  readonly dimension: Dimension;
  readonly value: string;
}

/** Every value that narrows the list, in the order of the filters; kind and sorting do not count. */
export function chosenValues(choice: TitleChoice): Chosen[] {
  return [
    ...SEVERAL.flatMap((dimension) => choice[dimension].map((value) => ({ dimension, value }))),
    ...SINGLE.flatMap((dimension) => {
      const value = choice[dimension];
      return value === null ? [] : [{ dimension, value: String(value) }];
    }),
  ];
}

/** The choice without one value. */
export function without(choice: TitleChoice, { dimension, value }: Chosen): TitleChoice {
  return isSeveral(dimension)
    ? toggled(choice, dimension, value)
    : { ...choice, [dimension]: null };
}

/** The choice without a whole filter. */
export function withoutDimension(choice: TitleChoice, dimension: Dimension): TitleChoice {
  return { ...choice, [dimension]: isSeveral(dimension) ? [] : null };
}

/** Kind, status and sorting stay: they are where one is, not what one wants. */
export function cleared(choice: TitleChoice): TitleChoice {
  return [...SEVERAL, ...SINGLE].reduce(withoutDimension, choice);
}

function isSeveral(dimension: Dimension): dimension is Several {
  return SEVERAL.some((name) => name === dimension);
}

function oneOf<T extends string>(text: string | null, known: readonly T[]): T | null {
  return known.find((one) => one === text) ?? null;
}

function wholeNumber(text: string | null, max: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value <= max ? value : null;
}
