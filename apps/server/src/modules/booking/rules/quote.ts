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
  const [first] = places;
  if (!first) throw new Error('there is nothing to quote');
  const { currency } = categoryOf(first, categories).price;
  return sumOf(
    places.map((place) => lineOf(place, categories)),
    { amount: 0, currency },
  );
}

/** The quote of these lines, all of one currency. */
export function sumOf(lines: QuoteLine[], discount: Money): Quote {
  const { currency } = discount;
  let [subtotal, fees, taxes, total] = [0, 0, 0, -discount.amount];
  for (const { price, parts } of lines) {
    subtotal += parts.base.amount;
    fees += parts.fee.amount;
    taxes += parts.tax.amount;
    total += price.amount;
  }
  return {
    lines,
    subtotal: { amount: subtotal, currency },
    discount,
    fees: { amount: fees, currency },
    taxes: { amount: taxes, currency },
    total: { amount: total, currency },
  };
}

function lineOf(place: Place, categories: ReadonlyMap<string, PricedCategory>): QuoteLine {
  const { name, price, base, fee, tax } = categoryOf(place, categories);
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

function categoryOf(
  { seatId, categoryId }: Place,
  categories: ReadonlyMap<string, PricedCategory>,
): PricedCategory {
  const category = categories.get(categoryId);
  if (!category) throw new Error(`seat ${seatId} has no price`);
  return category;
}
