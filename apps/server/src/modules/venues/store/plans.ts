import type { SeatPlan } from '@houseful/contract/seat-plans';
import type { Reach } from '@houseful/contract/staff';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';

export interface PlanRow {
  readonly plan_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly name: string;
  readonly version: number;
  readonly updated_at: Date;
  readonly request_digest: string;
  readonly seat_map_id: string | null;
  readonly published_version: number | null;
  readonly published_at: Date | null;
}

/** A row with the design itself, which is large. */
export type WholePlanRow = PlanRow & { readonly plan: SeatPlan['plan'] };

const PLAN = `plan_id, organisation_id, venue_id, name, version, updated_at, request_digest, seat_map_id,
              published_version, published_at`;

/** Within the reach, those worked on last first. */
export function listPlans(
  db: Queryable,
  reach: Reach,
  { venue, skip, rowsMax }: { venue: string | undefined; skip: number; rowsMax: number },
): Promise<PlanRow[]> {
  return db.rows<PlanRow>({
    text: `select ${PLAN} from venues.seat_plans p
            where ${withinReach('$1', 'p.organisation_id', 'p.venue_id')}
              and ($2::text is null or p.venue_id = $2)
            order by p.updated_at desc, p.plan_id offset $3 limit $4`,
    values: [reachValue(reach), venue ?? null, skip, rowsMax],
  });
}

export async function findPlan(db: Queryable, planId: string): Promise<WholePlanRow | undefined> {
  const [row] = await db.rows<WholePlanRow>({
    text: `select ${PLAN}, plan from venues.seat_plans where plan_id = $1`,
    values: [planId],
  });
  return row;
}

/** Locked until the transaction ends. */
export async function lockPlan(tx: Tx, planId: string): Promise<WholePlanRow | undefined> {
  const [row] = await tx.rows<WholePlanRow>({
    text: `select ${PLAN}, plan from venues.seat_plans where plan_id = $1 for update`,
    values: [planId],
  });
  return row;
}

/** @returns whether it was new */
export async function insertPlan(tx: Tx, row: WholePlanRow): Promise<boolean> {
  const rows = await tx.rows({
    text: `insert into venues.seat_plans (${PLAN}, plan)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           on conflict do nothing returning plan_id`,
    values: valuesOf(row),
  });
  return rows.length > 0;
}

export function updatePlan(tx: Tx, row: WholePlanRow): void {
  tx.write({
    text: `update venues.seat_plans
              set name = $4, version = $5, updated_at = $6, seat_map_id = $8, published_version = $9,
                  published_at = $10, plan = $11
            where plan_id = $1 and organisation_id = $2 and venue_id = $3 and request_digest = $7`,
    values: valuesOf(row),
  });
}

function valuesOf(row: WholePlanRow): unknown[] {
  return [
    ...[row.plan_id, row.organisation_id, row.venue_id, row.name, row.version, row.updated_at],
    ...[row.request_digest, row.seat_map_id, row.published_version, row.published_at],
    JSON.stringify(row.plan),
  ];
}
