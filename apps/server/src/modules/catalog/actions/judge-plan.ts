import type { ClashingShow } from '@houseful/contract/clashes';
import type { PlanToPrice } from '@houseful/contract/faces/catalog';
import type { Admission } from '@houseful/contract/pricing';
import type { ShowPrices } from '@houseful/contract/pricing-desk';
import { type Reach, reaches } from '@houseful/contract/staff';
import type { DeskScreen } from '@houseful/contract/venues-desk';
import { MINUTE_MS } from '#platform/clock';
import type { Queryable } from '#platform/postgres/tx';
import { Problem, problem } from '#platform/problem';
import { type Clashing, type Fitting, judgeProgramme } from '../rules/judge-programme.ts';
import type { Wanted } from '../rules/programme.ts';
import type { Clash } from '../rules/timetable.ts';
import { findVenueToPlan, occupiedScreens } from '../store/schedule.ts';
import type { CatalogDb, TitleTable, VenueTable } from '../store/tables.ts';
import { findTitles } from '../store/titles.ts';
import { schedulable } from './schedule-shows.ts';

/** What a show costs by its card. @throws no-such-price-rule, fee-not-in-price */
export type PriceShow = (show: PlanToPrice) => Promise<ShowPrices>;

export interface JudgeDeps {
  readonly db: CatalogDb;
  readonly reader: Queryable;
  readonly priceShow: PriceShow;
}

/** A venue that is planned at, with all its screens. */
export interface Place {
  readonly venue: VenueTable;
  readonly screens: ReadonlyMap<string, DeskScreen>;
}

/** Prices of shows that may be added, or what the card has against them. */
type Prices = ReadonlyMap<string, ShowPrices | Clash>;

/** Everything that was read before a transaction opens, so that none waits for a neighbour. */
export interface Prepared {
  readonly place: Place;
  readonly titles: ReadonlyMap<string, TitleTable>;
  readonly prices: Prices;
}

/** As venues that told nothing of it are used. */
const USUAL_SCREEN = { preShowMinutes: 15, cleanUpMinutes: 20, startGridMinutes: 5 };
/** Farther away nothing can be in the way of a show, however long. */
const AROUND_MS = 2 * 24 * 60 * MINUTE_MS;
const PRICES_AT_ONCE = 8;

export function placeOf(venue: VenueTable): Place {
  const screens =
    venue.desk_screens ??
    venue.screens.map((screen): DeskScreen => ({ ...screen, ...USUAL_SCREEN, isRetired: false }));
  return { venue, screens: new Map(screens.map((screen) => [screen.screenId, screen])) };
}

/** @throws no-such-venue */
export async function reachedPlace(
  reader: Queryable,
  venueId: string,
  reach: Reach = [],
): Promise<Place> {
  const venue = await findVenueToPlan(reader, venueId);
  if (!venue || !reaches(reach, { organisationId: venue.organisation_id, venueId }))
    throw problem('no-such-venue');
  return placeOf(venue);
}

/**
 * Reads what a programme is judged by, as far as it does not change under one's hands.
 * @throws no-such-screen, no-such-title for one that the venue's organisation cannot know
 */
export async function prepare(
  { db, priceShow }: JudgeDeps,
  place: Place,
  wanted: readonly Wanted[],
): Promise<Prepared> {
  const titles = await knownTitles(db, place, wanted);
  return { place, titles, prices: await pricesOf(priceShow, { place, titles }, wanted) };
}

/** @throws no-such-screen, no-such-title for one that the venue's organisation cannot know */
export async function knownTitles(
  db: CatalogDb,
  place: Place,
  wanted: readonly Wanted[],
): Promise<Prepared['titles']> {
  if (wanted.some(({ screenId }) => !place.screens.has(screenId))) throw problem('no-such-screen');
  const titles = await findTitles(db, [...new Set(wanted.map(({ titleId }) => titleId))]);
  const isKnown = ({ titleId }: Wanted): boolean => {
    const title = titles.get(titleId);
    if (!title) return false;
    return title.organisation_id === place.venue.organisation_id || title.shared;
  };
  if (!wanted.every(isKnown)) throw problem('no-such-title');
  return titles;
}

async function pricesOf(
  priceShow: PriceShow,
  { place, titles }: Pick<Prepared, 'place' | 'titles'>,
  wanted: readonly Wanted[],
): Promise<Prices> {
  const asked = new Map<string, PlanToPrice>();
  for (const each of wanted) {
    const seatMapId = place.screens.get(each.screenId)?.seatMapId;
    const title = titles.get(each.titleId);
    if (!seatMapId || !title || each.terms === null) continue;
    asked.set(priceKey(each), {
      ...{ organisationId: place.venue.organisation_id, priceCardId: each.terms.priceCardId },
      ...{ venueId: place.venue.venue_id, state: place.venue.state ?? place.venue.city_name },
      ...{ titleId: each.titleId, admission: ADMISSIONS[title.kind], seatMapId },
      ...{ localDate: each.localDate, localTime: each.localTime, format: each.format },
    });
  }
  const prices = new Map<string, ShowPrices | Clash>();
  const rest = [...asked];
  while (rest.length > 0) {
    const next = rest.splice(0, PRICES_AT_ONCE);
    const told = await Promise.all(next.map(([, show]) => priceOrClash(priceShow, show)));
    for (const [index, [key]] of next.entries()) {
      const price = told[index];
      if (price) prices.set(key, price);
    }
  }
  return prices;
}

const ADMISSIONS: Readonly<Record<TitleTable['kind'], Admission>> = {
  movie: 'film',
  concert: 'performance',
  play: 'performance',
  comedy: 'performance',
  match: 'match',
};

async function priceOrClash(priceShow: PriceShow, show: PlanToPrice): Promise<ShowPrices | Clash> {
  try {
    const prices = await priceShow(show);
    if (prices.unpriced.length === 0) return prices;
    return { reason: 'unpriced', categories: prices.unpriced.map(({ name }) => name) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'no-such-price-rule') return { reason: 'no-price-card' };
    if (error.code === 'fee-not-in-price') return { reason: 'fee-not-in-price' };
    throw error;
  }
}

function priceKey({ screenId, titleId, localDate, localTime, format, terms }: Wanted): string {
  return JSON.stringify([screenId, titleId, localDate, localTime, format, terms?.priceCardId]);
}

/** What these shows cost. @throws Error for one that was not priced, or clashes */
export function priceOf({ prices }: Prepared, wanted: Wanted): ShowPrices {
  const price = prices.get(priceKey(wanted));
  if (!price || 'reason' in price) throw new Error('a show without prices was about to be added');
  return price;
}

/** What its price card has against a show. */
export function priceClashOf({ prices, place }: Prepared, wanted: Wanted): Clash | null {
  // Without a room there is nothing to price, which is said already.
  if (!place.screens.get(wanted.screenId)?.seatMapId) return null;
  const price = prices.get(priceKey(wanted));
  if (!price) return { reason: 'no-price-card' };
  return 'reason' in price ? price : null;
}

/** Judges a programme by what the screens are kept for now. */
export async function judge(
  db: Queryable,
  prepared: Prepared,
  wanted: readonly Wanted[],
  { now, firstPosition = 0 }: { readonly now: Date; readonly firstPosition?: number },
): Promise<{ fitting: Fitting[]; clashing: Clashing[] }> {
  if (wanted.length === 0) return { fitting: [], clashing: [] };
  const { place, titles } = prepared;
  const { venue, screens } = place;
  const others = await occupiedScreens(
    db,
    [...new Set(wanted.map(({ screenId }) => screenId))],
    spanOf(wanted),
  );
  const judged = {
    ...{ screens, others, now },
    venue: {
      ...{ organisationId: venue.organisation_id, timeZone: venue.time_zone },
      openingHours: venue.opening_hours,
    },
    titles: new Map([...titles].map(([titleId, title]) => [titleId, viewTitle(title)])),
    priceClash: (each: Wanted) => priceClashOf(prepared, each),
  };
  return judgeProgramme(wanted, judged, firstPosition);
}

function viewTitle(title: TitleTable) {
  return {
    ...schedulable(title),
    ...{ name: title.name, durationMinutes: title.duration_minutes },
    releaseDate: title.release_date,
  };
}

function spanOf(wanted: readonly Wanted[]) {
  const days = wanted.map(({ localDate }) => Date.parse(`${localDate}T12:00:00.000Z`));
  const [first, last] = days.reduce(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return { from: new Date(first - AROUND_MS), until: new Date(last + AROUND_MS) };
}

export function viewClashing({ position, wanted, titleName, clashes }: Clashing): ClashingShow {
  const { screenId, titleId, localDate, localTime } = wanted;
  return { position, screenId, titleId, titleName, localDate, localTime, clashes };
}
