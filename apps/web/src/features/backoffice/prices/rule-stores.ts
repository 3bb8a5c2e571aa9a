import type { FeeRule, PriceCard, TaxRule, TaxWaiver, TierPlan } from '@houseful/contract/pricing';
import { pricingOperations as desk } from '@houseful/contract/pricing-desk';
import { api } from '../../../lib/browser.ts';

/** A rule about prices with its history. */
export interface KeptRule<R> {
  readonly ruleId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly changedAt: string;
  /** From then on it counts for nothing new. */
  readonly endedAt: string | null;
  readonly rule: R;
}

export interface RulePage {
  readonly organisationId: string;
  readonly ended: 'true' | 'false';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The rules of one kind, as the house keeps them. */
export interface RuleStore<R> {
  list(page: RulePage): Promise<{ items: readonly KeptRule<R>[]; nextCursor: string | null }>;
  get(ruleId: string): Promise<KeptRule<R>>;
  /** The same rule for the same key. */
  create(organisationId: string, rule: R, idempotencyKey: string): Promise<KeptRule<R>>;
  change(seen: Pick<KeptRule<R>, 'ruleId' | 'version'>, rule: R): Promise<KeptRule<R>>;
  end(ruleId: string): Promise<KeptRule<R>>;
}

export const PRICE_CARDS: RuleStore<PriceCard> = {
  list: (page) => api.call(desk.listPriceCards, page),
  get: (ruleId) => api.call(desk.getPriceCard, { ruleId }),
  create: (organisationId, rule, idempotencyKey) =>
    api.call(desk.createPriceCard, { organisationId, rule }, { idempotencyKey }),
  change: ({ ruleId, version }, rule) => api.call(desk.changePriceCard, { ruleId, version, rule }),
  end: (ruleId) => api.call(desk.endPriceCard, { ruleId }),
};

export const FEE_RULES: RuleStore<FeeRule> = {
  list: (page) => api.call(desk.listFeeRules, page),
  get: (ruleId) => api.call(desk.getFeeRule, { ruleId }),
  create: (organisationId, rule, idempotencyKey) =>
    api.call(desk.createFeeRule, { organisationId, rule }, { idempotencyKey }),
  change: ({ ruleId, version }, rule) => api.call(desk.changeFeeRule, { ruleId, version, rule }),
  end: (ruleId) => api.call(desk.endFeeRule, { ruleId }),
};

export const TAX_RULES: RuleStore<TaxRule> = {
  list: (page) => api.call(desk.listTaxRules, page),
  get: (ruleId) => api.call(desk.getTaxRule, { ruleId }),
  create: (organisationId, rule, idempotencyKey) =>
    api.call(desk.createTaxRule, { organisationId, rule }, { idempotencyKey }),
  change: ({ ruleId, version }, rule) => api.call(desk.changeTaxRule, { ruleId, version, rule }),
  end: (ruleId) => api.call(desk.endTaxRule, { ruleId }),
};

export const TAX_WAIVERS: RuleStore<TaxWaiver> = {
  list: (page) => api.call(desk.listTaxWaivers, page),
  get: (ruleId) => api.call(desk.getTaxWaiver, { ruleId }),
  create: (organisationId, rule, idempotencyKey) =>
    api.call(desk.createTaxWaiver, { organisationId, rule }, { idempotencyKey }),
  change: ({ ruleId, version }, rule) => api.call(desk.changeTaxWaiver, { ruleId, version, rule }),
  end: (ruleId) => api.call(desk.endTaxWaiver, { ruleId }),
};

export const TIER_PLANS: RuleStore<TierPlan> = {
  list: (page) => api.call(desk.listTierPlans, page),
  get: (ruleId) => api.call(desk.getTierPlan, { ruleId }),
  create: (organisationId, rule, idempotencyKey) =>
    api.call(desk.createTierPlan, { organisationId, rule }, { idempotencyKey }),
  change: ({ ruleId, version }, rule) => api.call(desk.changeTierPlan, { ruleId, version, rule }),
  end: (ruleId) => api.call(desk.endTierPlan, { ruleId }),
};
