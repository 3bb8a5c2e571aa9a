import { fileURLToPath } from 'node:url';
import type { OffersFace } from '@houseful/contract/faces/offers';
import type { FeeRule, PriceCard, TaxRule, TaxWaiver, TierPlan } from '@houseful/contract/pricing';
import { createGroupCommit } from '#platform/group-commit';
import type { Module } from '#platform/module';
import type { MigrationSet } from '#platform/postgres/migrate';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import { forgetReservations } from './actions/forget-reservations.ts';
import { keepOffers } from './actions/keep-offers.ts';
import { keepPriceRules } from './actions/keep-price-rules.ts';
import { refusePlan } from './actions/refuse-plan.ts';
import { previewOrder } from './actions/preview-order.ts';
import { priceRemainder } from './actions/price-remainder.ts';
import { priceShow, quoteShow } from './actions/quote-show.ts';
import { readTiers } from './actions/read-tiers.ts';
import { commitReservations, reserveOffers } from './actions/reserve-offers.ts';
import { releaseReservations } from './actions/settle-reservations.ts';
import { stepTiers } from './actions/step-tiers.ts';
import { createAutomaticOffers } from './boards/automatic-offers.ts';
import type { OffersDeps } from './deps.ts';
import { offersReactions } from './reactions.ts';
import { offersSchedule } from './schedule.ts';

export const offersMigrations: MigrationSet = {
  schema: 'offers',
  folder: fileURLToPath(new URL('./migrations', import.meta.url)),
};

/** What tickets cost: price cards, taxes, fees, tiers; and what makes them cheaper. */
export function createOffers(deps: OffersDeps): Module<OffersFace> {
  const { pool } = deps;
  const db = readFrom(pool);
  const automatic = createAutomaticOffers(db, deps.clock);
  const own = { ...deps, db, automatic };
  const reservations = createGroupCommit('reserve-offers', commitReservations(deps), deps);

  const priceCards = keepPriceRules<PriceCard>('price-card', own);
  const taxRules = keepPriceRules<TaxRule>('tax-rule', own);
  const taxWaivers = keepPriceRules<TaxWaiver>('tax-waiver', own);
  const feeRules = keepPriceRules<FeeRule>('fee-rule', own);
  const tierPlans = keepPriceRules<TierPlan>('tier-plan', own, refusePlan(deps));

  return {
    face: {
      ...keepOffers(own),
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
      priceShow: priceShow(own),
      quoteShow: quoteShow(own),
      getShowTiers: readTiers(own),
      previewOrder: previewOrder(own),
      reserve: reserveOffers(automatic, reservations),
      release: (order) => inTransaction(pool, (tx) => releaseReservations(tx, [order])),
      priceRemainder: priceRemainder(own),
    },
    reactions: offersReactions(),
    schedule: offersSchedule({
      stepTiers: stepTiers(own),
      forgetReservations: forgetReservations(deps),
    }),
  };
}
