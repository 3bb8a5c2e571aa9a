import { z } from 'zod';
import { operations } from './operation.ts';
import type { ProblemCode } from './problems.ts';
import { Id, Instant, LocalDate, Money, page, pageQuery, personText } from './primitives.ts';
import {
  Admission,
  FeeRule,
  LocalTime,
  PriceCard,
  ShowPricing,
  TaxRule,
  TaxWaiver,
  TicketPrices,
  TierPlan,
} from './pricing.ts';

/** A rule about prices with its name and its history, as the back office keeps it. */
function kept<R extends z.ZodType>(rule: R) {
  return z.strictObject({
    ruleId: Id,
    organisationId: Id,
    /** Grows with every change: who changes it says which one they have seen. */
    version: z.int().positive(),
    createdAt: Instant,
    changedAt: Instant,
    /** From then on it counts for nothing new. */
    endedAt: Instant.nullable(),
    rule,
  });
}

const ruleParams = z.strictObject({ ruleId: Id });

/** The five things that can be done with rules of a kind. */
function keeping<R extends z.ZodType>(
  rule: R,
  path: string,
  name: string,
  more: readonly ProblemCode[] = [],
) {
  const output = kept(rule);
  const reading = { tag: 'Prices', access: 'staff', right: 'see-programme' } as const;
  const writing = { tag: 'Prices', access: 'staff', right: 'run-prices', output } as const;
  return {
    list: {
      ...reading,
      method: 'GET',
      path,
      summary: `Every ${name} within your reach, newest first; those that have ended only when asked for.`,
      query: z.strictObject({
        ...pageQuery,
        organisationId: Id.optional(),
        ended: z.stringbool().default(false),
      }),
      output: page(output),
    },
    get: {
      ...reading,
      method: 'GET',
      path: `${path}/{ruleId}`,
      summary: `One ${name}.`,
      params: ruleParams,
      output,
      problems: ['no-such-price-rule'],
    },
    create: {
      ...writing,
      method: 'POST',
      path,
      summary: `Makes a ${name}.`,
      body: z.strictObject({ organisationId: Id, rule }),
      status: 201,
      problems: ['no-such-organisation', ...more, 'idempotency-key-reused'],
    },
    change: {
      ...writing,
      method: 'PATCH',
      path: `${path}/{ruleId}`,
      summary: `Changes a ${name} for whatever goes on sale from now on.`,
      params: ruleParams,
      body: z.strictObject({ version: z.int().positive(), rule }),
      problems: ['no-such-price-rule', 'changed-meanwhile'],
    },
    end: {
      ...writing,
      method: 'POST',
      path: `${path}/{ruleId}/end`,
      summary: `Ends a ${name}; repeating it changes nothing.`,
      params: ruleParams,
      problems: ['no-such-price-rule'],
    },
  } as const;
}

const priceCards = keeping(PriceCard, '/desk/price-cards', 'price card');
const taxRules = keeping(TaxRule, '/desk/tax-rules', 'tax rule');
const taxWaivers = keeping(TaxWaiver, '/desk/tax-waivers', 'tax waiver');
const feeRules = keeping(FeeRule, '/desk/fee-rules', 'fee rule');
const tierPlans = keeping(TierPlan, '/desk/tier-plans', 'plan of price tiers', ['no-such-show']);

/** A show that is to be scheduled, as far as its prices ask. */
export const ShowToPrice = z.strictObject({
  organisationId: Id,
  priceCardId: Id,
  venueId: Id,
  /** Of the venue's city. */
  state: personText(60),
  titleId: Id,
  admission: Admission,
  localDate: LocalDate,
  localTime: LocalTime,
  format: personText(40),
  categories: z
    .array(z.strictObject({ categoryId: Id, name: z.string() }))
    .min(1)
    .max(100),
});
export type ShowToPrice = z.infer<typeof ShowToPrice>;

/** What a show will cost, ready to go on sale with; and the categories for which the card has no price. */
export const ShowPrices = z.strictObject({
  pricing: ShowPricing,
  categories: z.array(
    z.strictObject({
      categoryId: Id,
      name: z.string(),
      price: Money,
      base: Money,
      fee: Money,
      tax: Money,
      stated: Money,
      ticketTypes: TicketPrices,
    }),
  ),
  unpriced: z.array(z.strictObject({ categoryId: Id, name: z.string() })),
});
export type ShowPrices = z.infer<typeof ShowPrices>;

/** A step that a show's prices have taken. */
export const TierStep = z.strictObject({
  /** 1 is the first tier of the plan. */
  tier: z.int().positive(),
  name: z.string(),
  at: Instant,
  seatsSold: z.int().nonnegative(),
  seatsTotal: z.int().nonnegative(),
});
export type TierStep = z.infer<typeof TierStep>;

/** What has been announced about a show's prices, and what has come of it. */
export const ShowTiers = z.strictObject({
  showId: Id,
  plan: TierPlan.nullable(),
  announcedAt: Instant.nullable(),
  /** Oldest first. */
  steps: z.array(TierStep),
});
export type ShowTiers = z.infer<typeof ShowTiers>;

export const pricingOperations = operations({
  listPriceCards: priceCards.list,
  getPriceCard: priceCards.get,
  createPriceCard: priceCards.create,
  changePriceCard: priceCards.change,
  endPriceCard: priceCards.end,
  listTaxRules: taxRules.list,
  getTaxRule: taxRules.get,
  createTaxRule: taxRules.create,
  changeTaxRule: taxRules.change,
  endTaxRule: taxRules.end,
  listTaxWaivers: taxWaivers.list,
  getTaxWaiver: taxWaivers.get,
  createTaxWaiver: taxWaivers.create,
  changeTaxWaiver: taxWaivers.change,
  endTaxWaiver: taxWaivers.end,
  listFeeRules: feeRules.list,
  getFeeRule: feeRules.get,
  createFeeRule: feeRules.create,
  changeFeeRule: feeRules.change,
  endFeeRule: feeRules.end,
  listTierPlans: tierPlans.list,
  getTierPlan: tierPlans.get,
  createTierPlan: tierPlans.create,
  changeTierPlan: tierPlans.change,
  endTierPlan: tierPlans.end,
  priceShow: {
    method: 'POST',
    path: '/desk/show-prices',
    tag: 'Prices',
    summary: 'What a show would cost by a price card, category by ticket type; nothing is changed.',
    access: 'staff',
    right: 'see-programme',
    body: ShowToPrice,
    output: ShowPrices,
    problems: ['no-such-price-rule', 'fee-not-in-price'],
  },
  getShowTiers: {
    method: 'GET',
    path: '/shows/{showId}/price-tiers',
    tag: 'Discovery',
    summary: 'The announced steps of a show’s prices, and those that have been taken.',
    access: 'public',
    params: z.strictObject({ showId: Id }),
    output: ShowTiers,
    cacheSeconds: 5,
  },
});
