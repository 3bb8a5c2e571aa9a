import type { OrderPrice, OrderToPrice } from '@houseful/contract/faces/offers';
import { type AppliedOffer, type Offer, PromoCode } from '@houseful/contract/offers';
import type { ShowPricing } from '@houseful/contract/pricing';
import { type DiscountableLine, type ScopedShow, whyUnfit } from '../rules/discounts.ts';
import { personKeys } from '../rules/persons.ts';
import { discountable, plainQuote, quoteOf } from '../rules/quote-of.ts';
import { type OfferOnHand, redeem } from '../rules/redeem.ts';
import type { OfferRow } from '../store/offers.ts';
import type { AutomaticOffers } from '../boards/automatic-offers.ts';
import type { IssuedCode } from '../store/codes.ts';
import { onHand, type Tallies } from './offers-on-hand.ts';

/** An order's wish, looked at as far as it goes without the database. */
export interface ReadWish {
  readonly order: OrderToPrice;
  readonly pricing: ShowPricing;
  readonly show: ScopedShow;
  readonly lines: readonly DiscountableLine[];
  readonly personKeys: readonly string[];
  /** Undefined: none was given; null: no text that could be one. */
  readonly code: string | null | undefined;
  /** Offers without a code that its tickets are in the scope of. */
  readonly automaticIds: readonly string[];
}

/** The wish, or its answer where no offer has to be asked. */
export async function readWish(
  order: OrderToPrice,
  automatic: Pick<AutomaticOffers, 'of'>,
): Promise<{ readonly wish: ReadWish } | { readonly answer: OrderPrice }> {
  const { pricing, showId, promoCode, person } = order;
  if (pricing === null) {
    const reason = promoCode === null ? null : 'not-for-these';
    if (reason !== null) return { answer: { outcome: 'refused', reason } };
    throw new Error(`show ${showId} has no rules to price an order by`);
  }
  const show = { ...pricing.show, showId };
  const lines = discountable(order.lines);
  const all = await automatic.of(show.organisationId);
  const automaticIds = all
    .filter(({ offer_id: offerId, offer }) => whyUnfit({ offerId, ...offer }, lines, show) === null)
    .map((row) => row.offer_id);
  if (promoCode === null && automaticIds.length === 0) {
    const quote = plainQuote(order.lines, showId, pricing);
    return { answer: { outcome: 'priced', quote, reserved: false } };
  }
  const code = promoCode === null ? undefined : (PromoCode.safeParse(promoCode).data ?? null);
  const wish = { order, pricing, show, lines, personKeys: personKeys(person), code, automaticIds };
  return { wish };
}

/** Offers as they were read, and the single-use codes that some of them are asked for with. */
export interface ReadOffers {
  readonly rows: ReadonlyMap<string, OfferRow>;
  readonly issued: readonly IssuedCode[];
}

/** Which of the offers the wish's code means; undefined where it has none, null where nobody knows it. */
function codedOf(
  { code, pricing }: Pick<ReadWish, 'code' | 'pricing'>,
  { rows, issued }: ReadOffers,
): OfferRow | null | undefined {
  if (code === undefined) return undefined;
  if (code === null) return null;
  const { organisationId } = pricing.show;
  for (const row of rows.values()) {
    if (row.organisation_id === organisationId && row.code === code) return row;
  }
  const found = issued.find((each) => each.organisationId === organisationId && each.code === code);
  const row = found && rows.get(found.offerId);
  return row?.offer.singleUseCodes === true ? row : null;
}

/** As an order tells it; `issued`: the single-use code that it was asked for with. */
export function nameOf(
  { name, code, singleUseCodes }: Pick<Offer, 'name' | 'code' | 'singleUseCodes'>,
  issued: string | null,
): Omit<AppliedOffer, 'offerId' | 'amount'> {
  return { name, code: issued ?? code, ...(singleUseCodes === true && { singleUse: true }) };
}

export interface Answered {
  readonly price: OrderPrice;
  /** What it uses of which offers. */
  readonly uses: readonly {
    readonly offer: OfferRow;
    readonly amount: number;
    /** A single-use code that is used up by it. */
    readonly code: string | null;
  }[];
}

/** The wish's answer by the offers as they were read, and what it uses of them. */
export function answerWish(
  wish: ReadWish,
  offers: ReadOffers,
  tallies: Tallies,
  now: Date,
): Answered {
  const { rows } = offers;
  const { personKeys: keys } = wish;
  const coded = codedOf(wish, offers);
  const codeUsed = (row: OfferRow) =>
    row === coded && row.offer.singleUseCodes === true ? (wish.code ?? null) : null;
  const viewed = (row: OfferRow): OfferOnHand =>
    onHand(row, tallies, { personKeys: keys, code: codeUsed(row) });
  const redeemed = redeem({
    lines: wish.lines,
    show: wish.show,
    pricing: wish.pricing,
    now,
    isKnown: wish.personKeys.length > 0,
    coded: coded && viewed(coded),
    automatic: wish.automaticIds.flatMap((id) => rows.get(id) ?? []).map(viewed),
  });
  if (redeemed.outcome === 'refused') return { price: redeemed, uses: [] };
  const { order } = redeemed;
  const named = (offerId: string) => {
    const row = rows.get(offerId) as OfferRow;
    return nameOf(row.offer, codeUsed(row));
  };
  const quote = quoteOf(wish.order.lines, order, named);
  return {
    price: { outcome: 'priced', quote, reserved: order.offers.length > 0 },
    uses: order.offers.map(({ offerId, amount }) => {
      const offer = rows.get(offerId) as OfferRow;
      return { offer, amount, code: codeUsed(offer) };
    }),
  };
}
