import type { Quote, QuoteLine } from '@houseful/contract/booking';
import type { AppliedOffer } from '@houseful/contract/offers';
import type { ShowPricing } from '@houseful/contract/pricing';
import { sumOf } from './amounts.ts';
import type { DiscountableLine } from './discounts.ts';
import type { PricedLine } from './price-lines.ts';
import { type OrderLine, type PricedOrder, priceOrder } from './price-order.ts';

/** What the card states for a quoted ticket. */
export function statedOf(line: QuoteLine): number {
  return (line.stated ?? line.listPrice ?? line.price).amount;
}

export function discountable(lines: readonly QuoteLine[]): DiscountableLine[] {
  return lines.map((line) => ({
    stated: statedOf(line),
    categoryId: line.categoryId,
    ticketTypeId: line.ticketTypeId ?? null,
  }));
}

/** A price and its three parts as buyers read them; the odd paisa of rounding is with the taxes. */
export function partsOf({ price, split }: Pick<PricedLine, 'price' | 'split'>): {
  base: number;
  fee: number;
  tax: number;
} {
  const { taxable: base, feeTaxable: fee } = split;
  return { base, fee, tax: price - base - fee };
}

/** The quote of a priced order: its lines as they were, with what they cost now and all their parts. */
export function quoteOf(
  lines: readonly QuoteLine[],
  order: PricedOrder,
  nameOf: (offerId: string) => Omit<AppliedOffer, 'offerId' | 'amount'>,
): Quote {
  const { currency } = lines[0]?.price ?? { currency: '' };
  const money = (amount: number) => ({ amount, currency });
  const priced = lines.map((line, index) => lineOf(line, order.lines[index] as OrderLine, money));
  const base = sumOf(priced.map(({ parts }) => parts.base.amount));
  return {
    lines: priced,
    subtotal: money(base + order.discount),
    discount: money(order.discount),
    fees: money(sumOf(priced.map(({ parts }) => parts.fee.amount))),
    taxes: money(sumOf(priced.map(({ parts }) => parts.tax.amount))),
    total: money(order.total),
    ...(order.offers.length > 0 && {
      offers: order.offers.map(({ offerId, amount }) => ({
        offerId,
        ...nameOf(offerId),
        amount: money(amount),
      })),
    }),
  };
}

type ToMoney = (amount: number) => { amount: number; currency: string };

function lineOf(line: QuoteLine, priced: OrderLine, money: ToMoney): QuoteLine {
  const { listPrice: _listPrice, stated: _stated, split: _split, ...rest } = line;
  const { base, fee, tax } = partsOf(priced);
  const stated = statedOf(line);
  return {
    ...rest,
    price: money(priced.price),
    parts: { base: money(base), fee: money(fee), tax: money(tax) },
    ...(priced.list !== priced.price && { listPrice: money(priced.list) }),
    ...(stated !== priced.list && { stated: money(stated) }),
    split: priced.split,
  };
}

/** The quote of tickets as their show prices them, without offers. */
export function plainQuote(
  lines: readonly QuoteLine[],
  showId: string,
  pricing: ShowPricing,
): Quote {
  const order = priceOrder(discountable(lines), [], { ...pricing.show, showId }, pricing);
  return quoteOf(lines, order, () => ({ name: '', code: null }));
}
