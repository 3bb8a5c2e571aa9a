import type { QuoteLine } from '@houseful/contract/booking';
import type { PricedCategory } from '@houseful/contract/facts';
import { quote } from './quote.ts';
import type { Place } from './seat-index.ts';

export interface SeatMove {
  readonly from: string;
  readonly to: Place;
}

/**
 * The order's lines with some tickets in other seats, in their order. Where the category stays, so does every
 * amount; in another one a ticket costs what the show asks for it, by its ticket type where it has one.
 * What costs nothing, costs nothing anywhere.
 */
export function movedLines(
  lines: readonly QuoteLine[],
  moves: readonly SeatMove[],
  categories: ReadonlyMap<string, PricedCategory>,
): QuoteLine[] {
  const places = new Map(moves.map(({ from, to }) => [from, to]));
  return lines.map((line) => {
    const place = places.get(line.seatId);
    if (!place) return line;
    const { seatId, section, row, number, gate, kind } = place;
    const seat = { seatId, section, row, number, gate, kind };
    if (place.categoryId === line.categoryId) return { ...line, ...seat };
    const wanted = line.ticketTypeId === undefined ? {} : { [seatId]: line.ticketTypeId };
    const [fresh] = quote([place], categories, wanted).lines;
    if (!fresh) throw new Error(`seat ${seatId} has no price`);
    if (line.price.amount > 0) return fresh;
    const { categoryId, categoryName } = fresh;
    return { ...line, ...seat, categoryId, categoryName };
  });
}

/** Whether some ticket is in another category than before, so that the whole has to be priced anew. */
export function changesCategory(
  before: readonly QuoteLine[],
  after: readonly QuoteLine[],
): boolean {
  return after.some(({ categoryId }, index) => categoryId !== before[index]?.categoryId);
}
