import { z } from 'zod';
import { Offer, OfferUse, PromoCode } from './offers.ts';
import { operations } from './operation.ts';
import { Id, Instant, page, pageQuery } from './primitives.ts';

/** So many single-use codes are issued in one go. */
export const CODES_AT_ONCE_MAX = 10_000;
/** And so many an offer may have. */
export const CODES_OF_OFFER_MAX = 100_000;
export const CODE_PREFIX_CHARACTERS_MAX = 16;

const count = z.int().nonnegative();

/** An offer with its history, as the back office keeps it. */
export const OfferAtDesk = z.strictObject({
  offerId: Id,
  organisationId: Id,
  /** Grows with every change: who changes it says which one they have seen. */
  version: z.int().positive(),
  createdAt: Instant,
  changedAt: Instant,
  /** Taken back: from then on it counts for no new order. */
  endedAt: Instant.nullable(),
  offer: Offer,
  use: OfferUse,
  /** Of an offer with single-use codes: how many there are, and how many of them orders have used or are using. */
  codes: z.strictObject({ issued: count, used: count }).nullable(),
});
export type OfferAtDesk = z.infer<typeof OfferAtDesk>;

const offerParams = z.strictObject({ offerId: Id });
const reading = { tag: 'Offers', access: 'staff', right: 'see-programme' } as const;
const writing = { tag: 'Offers', access: 'staff', right: 'run-offers' } as const;

export const offersOperations = operations({
  listOffers: {
    ...reading,
    method: 'GET',
    path: '/desk/offers',
    summary: 'Offers within your reach, newest first; those taken back only when asked for.',
    query: z.strictObject({
      ...pageQuery,
      organisationId: Id.optional(),
      code: PromoCode.optional(),
      ended: z.stringbool().default(false),
    }),
    output: page(OfferAtDesk),
  },
  getOffer: {
    ...reading,
    method: 'GET',
    path: '/desk/offers/{offerId}',
    summary: 'One offer, and how it is used.',
    params: offerParams,
    output: OfferAtDesk,
    problems: ['no-such-offer'],
  },
  createOffer: {
    ...writing,
    method: 'POST',
    path: '/desk/offers',
    summary: 'Makes an offer, with a promo code or one that counts by itself.',
    body: z.strictObject({ organisationId: Id, offer: Offer }),
    status: 201,
    output: OfferAtDesk,
    problems: ['no-such-organisation', 'idempotency-key-reused', 'promo-code-taken'],
  },
  changeOffer: {
    ...writing,
    method: 'PATCH',
    path: '/desk/offers/{offerId}',
    summary: 'Changes an offer for new orders; those made already keep what they have.',
    params: offerParams,
    body: z.strictObject({ version: z.int().positive(), offer: Offer }),
    output: OfferAtDesk,
    problems: ['no-such-offer', 'changed-meanwhile', 'offer-has-codes', 'promo-code-taken'],
  },
  issueOfferCodes: {
    ...writing,
    method: 'POST',
    path: '/desk/offers/{offerId}/codes',
    summary: 'Issues single-use codes that nobody can guess; the same key issues them once.',
    params: offerParams,
    body: z.strictObject({
      count: z.int().min(1).max(CODES_AT_ONCE_MAX),
      /** Stands before each of them, so that people see what it is for; a hyphen follows it. */
      prefix: z
        .string()
        .regex(/^[A-Z0-9]+$/, 'must be capital letters and digits')
        .max(CODE_PREFIX_CHARACTERS_MAX)
        .optional(),
    }),
    status: 201,
    output: OfferAtDesk,
    problems: ['no-such-offer', 'idempotency-key-reused', 'codes-not-issued'],
  },
  exportOfferCodes: {
    tag: 'Offers',
    access: 'staff',
    right: 'run-offers',
    method: 'GET',
    path: '/desk/offers/{offerId}/codes.csv',
    summary: 'Every single-use code of an offer, and whether it is used.',
    params: offerParams,
    contentType: 'text/csv; charset=utf-8',
    problems: ['no-such-offer'],
  },
  endOffer: {
    ...writing,
    method: 'POST',
    path: '/desk/offers/{offerId}/end',
    summary: 'Takes an offer back; repeating it changes nothing.',
    params: offerParams,
    output: OfferAtDesk,
    problems: ['no-such-offer'],
  },
});
