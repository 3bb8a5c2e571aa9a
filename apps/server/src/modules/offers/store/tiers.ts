import type { PricedCategory } from '@houseful/contract/facts';
import type { TierPlan } from '@houseful/contract/pricing';
import type { TierStep } from '@houseful/contract/pricing-desk';
import type { Queryable, Tx } from '#platform/postgres/tx';

/** A plan of tiers that has not ended. */
export interface PlanRow {
  readonly rule_id: string;
  readonly organisation_id: string;
  readonly plan: TierPlan;
  /** When it was told as it stands. */
  readonly announced_at: Date;
}

/** How far a show's prices have stepped. */
export interface SteppedShow {
  readonly show_id: string;
  /** As they were before any step. */
  readonly categories: readonly PricedCategory[];
  readonly tiers_reached: number;
  readonly steps: number;
}

const PLAN = 'rule_id, organisation_id, rule as plan, changed_at as announced_at';

/** Plans that have not ended; of several for one show the first made counts. */
export function findPlans(db: Queryable, plansMax: number): Promise<PlanRow[]> {
  return db.rows({
    name: 'tiers.plans',
    text: `select distinct on (rule ->> 'showId') ${PLAN}
             from offers.price_rules
            where kind = 'tier-plan' and ended_at is null
            order by rule ->> 'showId', created_at, rule_id limit $1`,
    values: [plansMax],
  });
}

export async function findPlan(db: Queryable, showId: string): Promise<PlanRow | undefined> {
  const [row] = await db.rows<PlanRow>({
    name: 'tiers.plan-of-show',
    text: `select ${PLAN} from offers.price_rules
            where kind = 'tier-plan' and ended_at is null and rule ->> 'showId' = $1
            order by created_at, rule_id limit 1`,
    values: [showId],
  });
  return row;
}

/** Of a show that has begun: nothing of it can step any more. */
export function endPlan(tx: Tx, ruleId: string, now: Date): void {
  tx.write({
    text: 'update offers.price_rules set ended_at = $2 where rule_id = $1 and ended_at is null',
    values: [ruleId, now],
  });
}

/** The show, locked until the transaction ends; one that has never stepped is kept as it is sold now. */
export async function lockStepped(
  tx: Tx,
  showId: string,
  categories: readonly PricedCategory[],
): Promise<SteppedShow> {
  tx.write({
    text: `insert into offers.shows (show_id, categories) values ($1, $2) on conflict do nothing`,
    values: [showId, JSON.stringify(categories)],
  });
  const [row] = await tx.rows<SteppedShow>({
    name: 'tiers.lock-show',
    text: `select show_id, categories, tiers_reached, steps from offers.shows
            where show_id = $1 for update`,
    values: [showId],
  });
  return row as SteppedShow;
}

/** How many tiers each show has reached; those that have never stepped are left out. */
export async function findReached(
  db: Queryable,
  showIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.rows<{ show_id: string; tiers_reached: number }>({
    name: 'tiers.reached',
    text: 'select show_id, tiers_reached from offers.shows where show_id = any($1)',
    values: [showIds],
  });
  return new Map(rows.map((row) => [row.show_id, row.tiers_reached]));
}

/** Writes a step down; nothing of it is ever changed. */
export function insertStep(
  tx: Tx,
  showId: string,
  step: number,
  { tier, name, at, seatsSold, seatsTotal }: TierStep,
): void {
  tx.write({
    text: 'update offers.shows set tiers_reached = $2, steps = $3 where show_id = $1',
    values: [showId, tier, step],
  });
  tx.write({
    text: `insert into offers.tier_steps (show_id, step, tier, name, at, seats_sold, seats_total)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [showId, step, tier, name, at, seatsSold, seatsTotal],
  });
}

export async function listSteps(db: Queryable, showId: string): Promise<TierStep[]> {
  const rows = await db.rows<{
    tier: number;
    name: string;
    at: Date;
    seats_sold: number;
    seats_total: number;
  }>({
    text: `select tier, name, at, seats_sold, seats_total from offers.tier_steps
            where show_id = $1 order by step`,
    values: [showId],
  });
  return rows.map(({ at, seats_sold: seatsSold, seats_total: seatsTotal, ...step }) => ({
    ...step,
    at: at.toISOString(),
    seatsSold,
    seatsTotal,
  }));
}
