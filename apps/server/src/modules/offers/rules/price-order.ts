import type { ShowPricing } from '@houseful/contract/pricing';
import { sumOf } from './amounts.ts';
import {
  type DiscountableLine,
  type Discount,
  discountsOf,
  type OfferRule,
  type ScopedShow,
} from './discounts.ts';
import { type PricedLine, priceLines } from './price-lines.ts';

export interface OrderLine extends PricedLine {
  /** By offer, all-in, in the order of the offers; they add up to the line's discount. */
  readonly offers: readonly { readonly offerId: string; readonly amount: number }[];
}

export interface PricedOrder {
  readonly lines: readonly OrderLine[];
  readonly list: number;
  readonly discount: number;
  readonly total: number;
  /** What each offer took off, all-in; only those that did. They add up to the discount. */
  readonly offers: readonly { readonly offerId: string; readonly amount: number }[];
}

/**
 * What an order costs: the card's prices, less what the offers take off in their order, with fee
 * and taxes. list − discount = total, and every offer knows its part of the discount.
 */
export function priceOrder(
  lines: readonly DiscountableLine[],
  offers: readonly OfferRule[],
  show: ScopedShow,
  pricing: ShowPricing,
): PricedOrder {
  const discounts = discountsOf(offers, lines, show);
  const priced = priceLines(
    lines.map(({ stated }, index) => ({
      stated,
      discount: sumOf(discounts.map(({ amounts }) => amounts[index] ?? 0)),
    })),
    pricing,
  );
  const withOffers = priced.map((line, index) => ({
    ...line,
    offers: partsOf(line, index, discounts),
  }));
  return {
    lines: withOffers,
    list: sumOf(priced.map(({ list }) => list)),
    discount: sumOf(priced.map(({ discount }) => discount)),
    total: sumOf(priced.map(({ price }) => price)),
    offers: discounts
      .map(({ offerId }) => ({
        offerId,
        amount: sumOf(
          withOffers.flatMap((line) =>
            line.offers.filter((part) => part.offerId === offerId).map(({ amount }) => amount),
          ),
        ),
      }))
      .filter(({ amount }) => amount > 0),
  };
}

/**
 * Which offer saved how much of a line, all-in: mostly what it took off. Where that lowers fee and
 * tax as well, or crosses a slab, the last offer of the line has what the others have not.
 */
function partsOf(
  line: PricedLine,
  index: number,
  discounts: readonly Discount[],
): { offerId: string; amount: number }[] {
  const own = discounts.filter(({ amounts }) => (amounts[index] ?? 0) > 0);
  let rest = line.discount;
  return own.map(({ offerId, amounts }, at) => {
    const amount = at === own.length - 1 ? rest : Math.min(rest, amounts[index] ?? 0);
    rest -= amount;
    return { offerId, amount };
  });
}
