import { HOUSE_ACTOR_ID } from '@houseful/contract/staff';
import { fact } from '#platform/facts/facts';
import { inTransaction, type Queryable } from '#platform/postgres/tx';
import type { OffersDeps, ShowOnSale } from '../deps.ts';
import { tieredPrices } from '../rules/show-prices.ts';
import { tiersReached } from '../rules/tiers.ts';
import {
  endPlan,
  findPlans,
  findReached,
  insertStep,
  lockStepped,
  type PlanRow,
} from '../store/tiers.ts';

const PLANS_PER_RUN_MAX = 2_000;

/**
 * Begins the tiers whose announced time has come: the step is written down for everybody to read, and
 * told to booking, in one transaction, once. What is held or ordered keeps its price. A plan is over
 * when its show begins.
 */
export function stepTiers(deps: OffersDeps & { readonly db: Queryable }): () => Promise<void> {
  const { pool, clock, record, audit, db, readShow } = deps;

  async function step(row: PlanRow, show: ShowOnSale): Promise<void> {
    const { plan, announced_at: announcedAt } = row;
    const { showId } = plan;
    const { pricing, categories: soldAt, seatsSold, seatsTotal } = show;
    if (pricing === null) return;
    await inTransaction(pool, async (tx) => {
      const stepped = await lockStepped(tx, showId, soldAt);
      const { tiers_reached: reached } = stepped;
      const now = clock.now();
      const tier = reachedBy(plan, announcedAt, show, { reached, now });
      const begun = plan.tiers[tier - 1];
      if (tier <= reached || !begun) return;
      const next = stepped.steps + 1;
      const at = now.toISOString();
      insertStep(tx, showId, next, { tier, name: begun.name, at, seatsSold, seatsTotal });
      const categories = tieredPrices(stepped.categories, pricing, plan, tier);
      const repriced = { showId, step: next, tierName: begun.name, at, categories };
      await record(tx, [fact('offers.show-repriced', repriced)]);
      await audit(tx, {
        organisationId: row.organisation_id,
        venueId: pricing.show.venueId,
        actorId: HOUSE_ACTOR_ID,
        action: 'tier-plan.stepped',
        subject: { kind: 'tier-plan', id: row.rule_id, name: plan.name },
        before: { tier: reached, name: plan.tiers[reached - 1]?.name ?? null },
        after: { tier, name: begun.name, showId, seatsSold, seatsTotal },
      });
    });
  }

  return async () => {
    const plans = await findPlans(db, PLANS_PER_RUN_MAX);
    const reached = await findReached(
      db,
      plans.map(({ plan }) => plan.showId),
    );
    for (const row of plans) {
      const show = await readShow(row.plan.showId);
      if (show === null || show.organisationId !== row.organisation_id) continue;
      const now = clock.now();
      if (show.startsAt <= now) {
        await inTransaction(pool, async (tx) => endPlan(tx, row.rule_id, now));
        continue;
      }
      const before = reached.get(row.plan.showId) ?? 0;
      const tier = reachedBy(row.plan, row.announced_at, show, { reached: before, now });
      if (tier > before) await step(row, show);
    }
  };
}

function reachedBy(
  plan: PlanRow['plan'],
  announcedAt: Date,
  { startsAt, seatsSold, seatsTotal }: ShowOnSale,
  { reached, now }: { reached: number; now: Date },
): number {
  return tiersReached(plan, { now, startsAt, seatsSold, seatsTotal, announcedAt, reached });
}
