import type { OffersFace } from '@houseful/contract/faces/offers';
import type { Queryable } from '#platform/postgres/tx';
import { priceOrder } from '../rules/price-order.ts';
import { discountable, quoteOf } from '../rules/quote-of.ts';
import { refundOfRemainder } from '../rules/remainder.ts';
import { nameOf } from './read-wish.ts';
import { findReservation, type KeptOffer } from '../store/reservations.ts';

/**
 * What the tickets that are left of an order cost by themselves: by the offers that it was placed
 * with, as they were, and by the tax slabs of the lower sum. An offer that needed the tickets given
 * up counts no more.
 */
export function priceRemainder({ db }: { db: Queryable }): OffersFace['priceRemainder'] {
  return async ({ orderId, showId, pricing, lines, money }) => {
    if (pricing === null) throw new Error(`show ${showId} has no rules to price an order by`);
    const offers: readonly KeptOffer[] = (await findReservation(db, orderId))?.offers ?? [];
    const rules = offers.map(({ offerId, offer }) => ({ offerId, ...offer }));
    const order = priceOrder(discountable(lines), rules, { ...pricing.show, showId }, pricing);
    const quote = quoteOf(lines, order, (offerId) => {
      const kept = offers.find((each) => each.offerId === offerId);
      return kept ? nameOf(kept.offer, kept.issuedCode ?? null) : { name: '', code: null };
    });
    const refund = refundOfRemainder({ ...money, remainderTotal: quote.total.amount });
    return { quote, refund: { ...quote.total, amount: refund } };
  };
}
