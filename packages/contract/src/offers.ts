import { z } from 'zod';
import { Id, Instant, Money, personText } from './primitives.ts';
import { RATE_WHOLE, Weekday } from './pricing.ts';

const AMOUNT_MAX = 1_000_000_000;
const COUNT_MAX = 100_000_000;
const SCOPE_IDS_MAX = 500;
export const PROMO_CODE_CHARACTERS_MAX = 32;

const amount = z.int().min(0).max(AMOUNT_MAX);
const count = z.int().min(1).max(COUNT_MAX);

/** As people type it: spaces around it and between do not count, nor does the case of letters. */
export const PromoCode = z
  .string()
  .max(4 * PROMO_CODE_CHARACTERS_MAX)
  .transform((text) => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase())
  .pipe(
    z
      .string()
      .min(1)
      .max(PROMO_CODE_CHARACTERS_MAX)
      .regex(/^[A-Z0-9_-]+$/, 'must be letters, digits, - and _'),
  );

/**
 * What an offer takes off the prices that a card states.
 * `percent`: such a share of each ticket, together not more than `amountMax`.
 * `amount`: so much of each ticket, or of the order, shared out by price.
 * `fixed-price`: a ticket costs this, when that is less.
 * `bundle`: of each `take` tickets the `discounted` cheapest cost such a share less (3 for 2: 3, 1, all of it).
 */
export const OfferEffect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent'),
    share: z.int().min(1).max(RATE_WHOLE),
    amountMax: amount.nullable(),
  }),
  z.strictObject({ kind: z.literal('amount'), amount, per: z.enum(['ticket', 'order']) }),
  z.strictObject({ kind: z.literal('fixed-price'), amount }),
  z
    .strictObject({
      kind: z.literal('bundle'),
      take: z.int().min(2).max(50),
      discounted: z.int().min(1).max(49),
      share: z.int().min(1).max(RATE_WHOLE),
    })
    .refine(({ take, discounted }) => discounted < take, 'must leave some to be paid'),
]);
export type OfferEffect = z.infer<typeof OfferEffect>;

const ids = z.array(Id).min(1).max(SCOPE_IDS_MAX).nullable();

/** What an offer is for: all of it must fit, and null fits everything. Tickets outside of it stay as they are. */
export const OfferScope = z.strictObject({
  titleIds: ids,
  showIds: ids,
  venueIds: ids,
  categoryIds: ids,
  ticketTypeIds: ids,
  formats: z.array(personText(40)).min(1).max(50).nullable(),
  /** Of the show, by the venue's calendar. */
  weekdays: z.array(Weekday).min(1).max(7).nullable(),
});
export type OfferScope = z.infer<typeof OfferScope>;

/** Null: no limit. */
export const OfferLimits = z.strictObject({
  /** Orders in all. */
  usesMax: count.nullable(),
  /** Orders of one person, known by account, email and phone. */
  usesPerPersonMax: count.nullable(),
  /** Tickets of an order that become cheaper; the dearest first. */
  ticketsPerOrderMax: count.nullable(),
  /** What it may cost the house in all; an order that would pass it is refused. */
  budget: z.int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
  /** Tickets in its scope that an order must have. */
  ticketsMin: count.nullable(),
  /** What they must cost together, as the card states it. */
  amountMin: amount.nullable(),
});
export type OfferLimits = z.infer<typeof OfferLimits>;

/**
 * A rule that changes a price. With a code it counts for who says it, without one by itself; with
 * single-use codes for who has one of those, each of them for one order. A
 * ticket is made cheaper by one offer only, the code's before the others, those by `rank` and then
 * by age; one that `stacks` takes its part also of tickets that others have made cheaper.
 */
export const Offer = z
  .strictObject({
    name: personText(80),
    currency: Money.shape.currency,
    /** Null: it needs no code, or not this one. */
    code: PromoCode.nullable(),
    /** It counts with the codes that the house has issued for it, each of which one order uses up. */
    singleUseCodes: z.boolean().optional(),
    effect: OfferEffect,
    scope: OfferScope,
    limits: OfferLimits,
    /** When orders may use it: from the first moment on, and before the second. */
    opensAt: Instant.nullable(),
    closesAt: Instant.nullable(),
    rank: z.int().min(0).max(1000),
    stacks: z.boolean(),
  })
  .refine(
    ({ opensAt, closesAt }) => !opensAt || !closesAt || Date.parse(opensAt) < Date.parse(closesAt),
    { path: ['closesAt'], message: 'must be later than its beginning' },
  )
  .refine(({ code, singleUseCodes }) => code === null || singleUseCodes !== true, {
    path: ['code'],
    message: 'must be null where codes are issued',
  });
export type Offer = z.infer<typeof Offer>;

/** Why a promo code makes nothing cheaper. */
export const PromoRefusal = z.enum([
  /** There is none, or none of this house, or it was taken back. */
  'unknown',
  'not-yet',
  'over',
  /** Not for this show, or for none of these tickets. */
  'not-for-these',
  'too-few-tickets',
  'amount-too-low',
  'used-up',
  'used-by-you',
  /** It counts once for each person, and nothing says who this is. */
  'contact-needed',
  /** Without it the order costs as little, or less. */
  'not-better',
]);
export type PromoRefusal = z.infer<typeof PromoRefusal>;

/** How an offer has been used so far. */
export const OfferUse = z.strictObject({
  /** Orders that were paid, less those given back. */
  settled: z.int().nonnegative(),
  /** Orders that are being paid. */
  reserved: z.int().nonnegative(),
  amountSettled: z.int().nonnegative(),
  amountReserved: z.int().nonnegative(),
});
export type OfferUse = z.infer<typeof OfferUse>;

/** An offer that an order has used, and what it took off, all-in. */
export const AppliedOffer = z.strictObject({
  offerId: Id,
  name: z.string(),
  /** Null: it came by itself. */
  code: z.string().nullable(),
  /** The code was issued for one order, and nobody else has it. */
  singleUse: z.literal(true).optional(),
  amount: Money,
});
export type AppliedOffer = z.infer<typeof AppliedOffer>;
