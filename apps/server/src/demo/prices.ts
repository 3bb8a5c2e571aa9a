import type { CityTier, PriceLevel } from './rooms.ts';
import type { FilmTemplate } from './seat-maps/draw-seat-map.ts';
import { filmCategoryNames } from './seat-maps/draw-seat-map.ts';
import { slug } from './slug.ts';

export type FilmShowing = {
  template: FilmTemplate;
  format: string;
  cityTier: CityTier;
  priceLevel: PriceLevel;
  /** ISO: 1 is Monday, 7 Sunday. */
  weekday: number;
  /** Local start, minutes since midnight. */
  startMinute: number;
};

export const FILM_PRICE_MIN_RUPEES = 90;
export const FILM_PRICE_MAX_RUPEES = 1500;

/** A weekday evening in a metro, in rupees, for each category of the room, cheapest first. */
const BASE_RUPEES: Record<FilmTemplate, readonly number[]> = {
  'multiplex-small': [210, 270, 480],
  'multiplex-medium': [200, 260, 460],
  'multiplex-large': [210, 280, 500],
  imax: [340, 430, 720],
  'single-screen': [130, 170, 220],
};

const LEVEL_PERCENT: Record<PriceLevel, number> = { value: 85, standard: 100, premium: 125 };
const TIER_PERCENT: Record<CityTier, number> = { 1: 100, 2: 85 };
const WEEKEND_PERCENT = 120;
const MORNING = { untilMinute: 12 * 60, percent: 65 };
const AFTERNOON = { untilMinute: 17 * 60, percent: 85 };
const FRIDAY = 5;

const SURCHARGE_RUPEES: readonly { part: string; rupees: number }[] = [
  { part: '3D', rupees: 40 },
  { part: '4DX', rupees: 180 },
  { part: 'Dolby', rupees: 120 },
];

const STEP_RUPEES = 10;
/**
 * At ₹120 no GST slab fits: less the fee it is a ticket of ₹115, which is above ₹100 when taxed at
 * 5 % and not above ₹100 when taxed at 18 %. So it is not asked.
 */
const PRICE_WITHOUT_SLAB_RUPEES = 120;

/**
 * All-in prices of one film show, in paise, by category id, cheapest category first and each dearer
 * than the one before. Mornings are cheaper, weekends dearer (from Friday evening), IMAX rooms, 3D,
 * 4DX, Dolby Cinema and recliners dearer still; multiples of ₹10 between ₹90 and ₹1,500.
 */
export function filmPrices(showing: FilmShowing): { categoryId: string; amount: number }[] {
  let lastRupees = 0;
  return filmCategoryNames(showing.template).map((name, index) => {
    const wanted = clamp(rounded(wantedRupees(showing, index)));
    const rupees = withSlab(Math.max(wanted, lastRupees + STEP_RUPEES));
    lastRupees = rupees;
    return { categoryId: slug(name), amount: rupees * 100 };
  });
}

function wantedRupees(showing: FilmShowing, categoryIndex: number): number {
  const base = BASE_RUPEES[showing.template][categoryIndex] ?? 0;
  const percents = [
    LEVEL_PERCENT[showing.priceLevel],
    TIER_PERCENT[showing.cityTier],
    daypartPercent(showing.startMinute),
    isWeekend(showing) ? WEEKEND_PERCENT : 100,
  ];
  const surcharge = SURCHARGE_RUPEES.filter(({ part }) => showing.format.includes(part));
  return surcharge.reduce(
    (rupees, { rupees: more }) => rupees + more,
    percents.reduce((rupees, percent) => (rupees * percent) / 100, base),
  );
}

function daypartPercent(startMinute: number): number {
  if (startMinute < MORNING.untilMinute) {
    return MORNING.percent;
  }
  return startMinute < AFTERNOON.untilMinute ? AFTERNOON.percent : 100;
}

function isWeekend({ weekday, startMinute }: FilmShowing): boolean {
  return weekday > FRIDAY || (weekday === FRIDAY && startMinute >= AFTERNOON.untilMinute);
}

function rounded(rupees: number): number {
  return Math.round(rupees / STEP_RUPEES) * STEP_RUPEES;
}

function clamp(rupees: number): number {
  return Math.min(FILM_PRICE_MAX_RUPEES, Math.max(FILM_PRICE_MIN_RUPEES, rupees));
}

function withSlab(rupees: number): number {
  return rupees === PRICE_WITHOUT_SLAB_RUPEES ? rupees + STEP_RUPEES : rupees;
}
