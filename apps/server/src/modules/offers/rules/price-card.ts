import type { PriceCard, PriceCell } from '@houseful/contract/pricing';

/** A seat of a show, as far as a price card tells seats apart. */
export interface SeatOfCard {
  readonly ticketTypeId: string;
  readonly categoryId: string;
  readonly format: string;
  /** By the venue's clocks, minutes since midnight. */
  readonly startMinute: number;
  /** ISO: 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/**
 * The amount that the card states for the seat; null when it has none.
 *
 * Of the cells that fit, the one that names most wins. Of several that name as much, in this order:
 * one that names the category, the ticket type, the format, the daypart, the weekdays; then the one
 * with the shorter daypart, with fewer weekdays, and at last the one that stands first.
 */
export function statedPrice({ cells }: Pick<PriceCard, 'cells'>, seat: SeatOfCard): number | null {
  let best: PriceCell | null = null;
  for (const cell of cells) {
    if (fits(cell, seat) && (best === null || isMoreSpecific(cell, best))) best = cell;
  }
  return best?.amount ?? null;
}

function fits(cell: PriceCell, seat: SeatOfCard): boolean {
  return (
    isOrAny(cell.categoryId, seat.categoryId) &&
    isOrAny(cell.ticketTypeId, seat.ticketTypeId) &&
    isOrAny(cell.format, seat.format) &&
    (cell.weekdays === null || cell.weekdays.includes(seat.weekday)) &&
    (cell.daypart === null || isWithin(cell.daypart, seat.startMinute))
  );
}

function isOrAny(named: string | null, actual: string): boolean {
  return named === null || named === actual;
}

function isWithin(daypart: NonNullable<PriceCell['daypart']>, minute: number): boolean {
  const from = minuteOf(daypart.from);
  const until = minuteOf(daypart.until);
  return from < until ? from <= minute && minute < until : from <= minute || minute < until;
}

function isMoreSpecific(cell: PriceCell, other: PriceCell): boolean {
  const mine = specificity(cell);
  const theirs = specificity(other);
  for (const [index, value] of mine.entries()) {
    const difference = value - (theirs[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The higher first that differs wins. */
function specificity(cell: PriceCell): readonly number[] {
  const named = [cell.categoryId, cell.ticketTypeId, cell.format, cell.daypart, cell.weekdays].map(
    (each) => (each === null ? 0 : 1),
  );
  return [
    named.reduce((sum: number, each) => sum + each, 0),
    ...named,
    -minutesOf(cell.daypart),
    -(cell.weekdays?.length ?? 0),
  ];
}

function minutesOf(daypart: PriceCell['daypart']): number {
  if (daypart === null) return 0;
  return (minuteOf(daypart.until) - minuteOf(daypart.from) + DAY_MINUTES) % DAY_MINUTES;
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * HOUR_MINUTES + minutes;
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(localDate: string): number {
  return new Date(`${localDate}T00:00:00Z`).getUTCDay() || 7;
}
