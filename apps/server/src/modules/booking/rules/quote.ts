import type { Quote, QuoteLine } from '@houseful/contract/booking';
import type { PricedCategory } from '@houseful/contract/facts';
import type { Money } from '@houseful/contract/primitives';
import type { Place } from './seat-index.ts';

/**
 * The price of these places, to the minor unit: the sum of the all-in prices that the show has
 * published, with their parts. subtotal − discount + fees + taxes = total.
 */
export function quote(
  places: readonly Place[],
  categories: ReadonlyMap<string, PricedCategory>,
): Quote {
  const lines = places.map((place) => lineOf(place, categories));
  const [first] = lines;
  if (!first) throw new Error('there is nothing to quote');
  const { currency } = first.price;
  const sum = (part: (line: QuoteLine) => Money): Money => ({
    amount: lines.reduce((total, line) => total + part(line).amount, 0),
    currency,
  });
  return {
    lines,
    subtotal: sum((line) => line.parts.base),
    discount: { amount: 0, currency },
    fees: sum((line) => line.parts.fee),
    taxes: sum((line) => line.parts.tax),
    total: sum((line) => line.price),
  };
}

function lineOf(place: Place, categories: ReadonlyMap<string, PricedCategory>): QuoteLine {
  const category = categories.get(place.categoryId);
  if (!category) throw new Error(`seat ${place.seatId} has no price`);
  const { name, price, base, fee, tax } = category;
  return {
    seatId: place.seatId,
    section: place.section,
    row: place.row,
    number: place.number,
    gate: place.gate,
    kind: place.kind,
    categoryId: place.categoryId,
    categoryName: name,
    price,
    parts: { base, fee, tax },
  };
}
