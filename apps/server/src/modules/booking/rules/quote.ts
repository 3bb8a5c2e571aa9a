import type { Quote, QuoteLine } from '@houseful/contract/booking';
import type { PricedCategory } from '@houseful/contract/facts';
import type { Place } from './seat-index.ts';

/** Whom the tickets of places are for, by seat; who is not named is whoever the show sells to first. */
export type TicketTypes = Readonly<Record<string, string>>;

/**
 * The price of these places, to the minor unit: the sum of the all-in prices that the show has
 * published, with their parts. subtotal − discount + fees + taxes = total. A place that is among
 * `kept` costs what it did, unless its ticket is for somebody else now: a running hold keeps its prices.
 */
export function quote(
  places: readonly Place[],
  categories: ReadonlyMap<string, PricedCategory>,
  ticketTypes: TicketTypes = {},
  kept: readonly QuoteLine[] = [],
): Quote {
  const [first] = places;
  if (!first) throw new Error('there is nothing to quote');
  const { currency } = categoryOf(first, categories).price;
  const lines = places.map((place) => {
    const before = kept.find(({ seatId }) => seatId === place.seatId);
    const wanted = ticketTypes[place.seatId] ?? before?.ticketTypeId;
    if (before && before.ticketTypeId === wanted) return before;
    return lineOf(place, categoryOf(place, categories), wanted);
  });
  return sumOf(lines, currency);
}

/** Of the places those whose tickets the show does not sell to whom they are wanted for. */
export function withoutTicketType(
  places: readonly Place[],
  categories: ReadonlyMap<string, PricedCategory>,
  ticketTypes: TicketTypes,
): string[] {
  return places
    .filter((place) => {
      const wanted = ticketTypes[place.seatId];
      const sold = categoryOf(place, categories).ticketTypes ?? [];
      return wanted !== undefined && !sold.some(({ ticketTypeId }) => ticketTypeId === wanted);
    })
    .map(({ seatId }) => seatId);
}

/** The quote of these lines, all of one currency. */
export function sumOf(lines: QuoteLine[], currency: string): Quote {
  let [base, saved, fees, taxes, total] = [0, 0, 0, 0, 0];
  for (const { price, listPrice, parts } of lines) {
    base += parts.base.amount;
    fees += parts.fee.amount;
    taxes += parts.tax.amount;
    total += price.amount;
    if (listPrice) saved += listPrice.amount - price.amount;
  }
  return {
    lines,
    subtotal: { amount: base + saved, currency },
    discount: { amount: saved, currency },
    fees: { amount: fees, currency },
    taxes: { amount: taxes, currency },
    total: { amount: total, currency },
  };
}

function lineOf(place: Place, category: PricedCategory, wanted: string | undefined): QuoteLine {
  const { ticketTypes = [] } = category;
  const type = ticketTypes.find(({ ticketTypeId }) => ticketTypeId === wanted) ?? ticketTypes[0];
  const { price, base, fee, tax, stated } = type ?? category;
  return {
    seatId: place.seatId,
    section: place.section,
    row: place.row,
    number: place.number,
    gate: place.gate,
    kind: place.kind,
    categoryId: place.categoryId,
    categoryName: category.name,
    ...(type && { ticketTypeId: type.ticketTypeId, ticketTypeName: type.name }),
    price,
    parts: { base, fee, tax },
    ...(stated && stated.amount !== price.amount && { stated }),
  };
}

function categoryOf(
  { seatId, categoryId }: Place,
  categories: ReadonlyMap<string, PricedCategory>,
): PricedCategory {
  const category = categories.get(categoryId);
  if (!category) throw new Error(`seat ${seatId} has no price`);
  return category;
}
