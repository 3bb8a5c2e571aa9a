import type { Offer, PromoRefusal } from '@houseful/contract/offers';
import type { ShowPricing } from '@houseful/contract/pricing';
import { type DiscountableLine, type OfferRule, type ScopedShow, whyUnfit } from './discounts.ts';
import { type OfferTally, type OfferWindow, whyClosed, whyUsedUp } from './offer-limits.ts';
import { type PricedOrder, priceOrder } from './price-order.ts';

/** An offer as it stands now, with what is used of it. */
export interface OfferOnHand extends OfferRule, OfferWindow, Pick<Offer, 'name' | 'code' | 'rank'> {
  readonly createdAt: Date;
  readonly tally: OfferTally;
}

export interface OrderWish {
  readonly lines: readonly DiscountableLine[];
  readonly show: ScopedShow;
  readonly pricing: ShowPricing;
  readonly now: Date;
  /** Whether anything says who orders. */
  readonly isKnown: boolean;
  /** Undefined: no code was given; null: one that nobody knows. */
  readonly coded: OfferOnHand | null | undefined;
  /** All that count by themselves, in any order. */
  readonly automatic: readonly OfferOnHand[];
}

export type Redemption =
  | { readonly outcome: 'refused'; readonly reason: PromoRefusal }
  | {
      readonly outcome: 'priced';
      readonly order: PricedOrder;
      /** Those that made it cheaper, in the order in which they counted. */
      readonly offers: readonly OfferOnHand[];
    };

/**
 * Which offers make this order cheaper, and what it costs then: the code's first, then those that
 * need none, by rank, age and id. An offer that would pass a limit is left out, and the rest counts
 * as if it were not there; a code that would is refused, as is one that makes nothing cheaper.
 */
export function redeem(wish: OrderWish): Redemption {
  const automatic = wish.automatic
    .filter((offer) => whyNotNow(offer, wish) === null)
    .toSorted(inRank);
  const without = priced(automatic, wish);
  if (wish.coded === undefined) return without;
  const { coded } = wish;
  if (coded === null) return { outcome: 'refused', reason: 'unknown' };
  const reason = whyNotNow(coded, wish);
  if (reason !== null) return { outcome: 'refused', reason };
  const withIt = priced([coded, ...automatic], wish);
  const used = withIt.order.offers.find(({ offerId }) => offerId === coded.offerId);
  if (!used) {
    const alone = priceOrder(wish.lines, [coded], wish.show, wish.pricing).discount;
    const passes = whyUsedUp(coded.limits, coded.tally, alone);
    return { outcome: 'refused', reason: passes ?? 'not-better' };
  }
  const isBetter = withIt.order.total < without.order.total;
  return isBetter ? withIt : { outcome: 'refused', reason: 'not-better' };
}

function whyNotNow(
  offer: OfferOnHand,
  { now, lines, show, isKnown }: OrderWish,
): PromoRefusal | null {
  const reason = whyClosed(offer, now) ?? whyUnfit(offer, lines, show);
  if (reason !== null) return reason;
  if (offer.limits.usesPerPersonMax !== null && !isKnown) return 'contact-needed';
  return whyUsedUp(offer.limits, offer.tally, 0);
}

/** One that would pass its budget is left out, and the others are asked again. */
function priced(
  offers: readonly OfferOnHand[],
  wish: OrderWish,
): Extract<Redemption, { outcome: 'priced' }> {
  const order = priceOrder(wish.lines, offers, wish.show, wish.pricing);
  const amountOf = ({ offerId }: OfferOnHand) =>
    order.offers.find((each) => each.offerId === offerId)?.amount ?? 0;
  const passing = offers.find(
    (offer) => whyUsedUp(offer.limits, offer.tally, amountOf(offer)) !== null,
  );
  if (passing)
    return priced(
      offers.filter((offer) => offer !== passing),
      wish,
    );
  return { outcome: 'priced', order, offers: offers.filter((offer) => amountOf(offer) > 0) };
}

function inRank(a: OfferOnHand, b: OfferOnHand): number {
  return (
    a.rank - b.rank ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    (a.offerId < b.offerId ? -1 : 1)
  );
}
