import type { VenuesFace } from '@houseful/contract/faces/venues';
import type { Call } from '@houseful/contract/operation';
import type { SeatPlan, SeatPlanSummary } from '@houseful/contract/seat-plans';
import { reaches } from '@houseful/contract/staff';
import { Plan } from '@houseful/seat-plan/plan';
import { planOf } from '@houseful/seat-plan/plan-of';
import type { Clock } from '#platform/clock';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import { readPage, skipOf } from '#platform/paging';
import { type Queryable, inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { findVenueRow, screensOf } from '../store/desk.ts';
import { findSeatMap } from '../store/places.ts';
import {
  findPlan,
  insertPlan,
  listPlans,
  lockPlan,
  type PlanRow,
  updatePlan,
  type WholePlanRow,
} from '../store/plans.ts';
import { callerOf } from '#platform/caller-of';
import { type DeskDeps, isReached } from './at-venue.ts';

const ISSUES_MAX = 20;

export interface PlanDeps extends DeskDeps {
  readonly ids: Ids;
  readonly clock: Clock;
}

type PlanReads = Pick<VenuesFace, 'listSeatPlans' | 'getSeatPlan'>;

export function readPlans(db: Queryable): PlanReads {
  return {
    listSeatPlans: async ({ limit, cursor, venue }, { reach = [] }) => {
      const skip = skipOf(cursor);
      const rows = await listPlans(db, reach, { venue, skip, rowsMax: limit + 1 });
      return readPage(rows.map(viewPlan), skip, limit);
    },
    getSeatPlan: async ({ planId }, call) =>
      viewWhole(reachedPlan(await findPlan(db, planId), call)),
  };
}

/**
 * Begins a design; repeated under the same key it is the same one.
 * @throws no-such-venue, no-such-seat-map, idempotency-key-reused, invalid-input for a plan that is none
 */
export function createPlan(deps: PlanDeps): VenuesFace['createSeatPlan'] {
  const { pool, ids, clock, audit } = deps;
  return async ({ venueId, name, from }, call) => {
    const actorId = callerOf(call);
    const { idempotencyKey: key } = call;
    const planId = key ? deriveId('pln', actorId, venueId, key) : ids.next('pln');
    const digest = fingerprint([venueId, name, from]);
    return inTransaction(pool, async (tx) => {
      const venue = await findVenueRow(tx, venueId);
      if (!venue || !isReached(venue, call)) throw problem('no-such-venue');
      const plan =
        'plan' in from
          ? readPlan(from.plan, 'from.plan')
          : await planOfScreen(tx, venueId, from.seatMapId);
      const { organisation_id: organisationId } = venue;
      const row: WholePlanRow = {
        ...{ plan_id: planId, organisation_id: organisationId, venue_id: venueId, name, plan },
        ...{ version: 1, updated_at: clock.now(), request_digest: digest },
        ...{ seat_map_id: null, published_version: null, published_at: null },
      };
      if (!(await insertPlan(tx, row))) {
        const known = await findPlan(tx, planId);
        if (known?.request_digest !== digest) throw problem('idempotency-key-reused');
        return viewWhole(known);
      }
      await audit(tx, {
        ...{ organisationId, venueId, actorId, action: 'seat-plan.begun' },
        subject: { kind: 'seat-plan', id: planId, name },
        ...{ before: null, after: { name } },
      });
      return viewWhole(row);
    });
  };
}

/**
 * Keeps the design as it is now. Saved again with what is there already, it stays the version it is.
 * @throws no-such-seat-plan, seat-plan-changed when somebody else has saved it, invalid-input
 */
export function savePlan({ pool, clock }: PlanDeps): VenuesFace['saveSeatPlan'] {
  return ({ planId, version, name, plan }, call) =>
    inTransaction(pool, async (tx) => {
      const before = reachedPlan(await lockPlan(tx, planId), call);
      const wanted = {
        name: name ?? before.name,
        plan: plan === undefined ? before.plan : readPlan(plan, 'plan'),
      };
      const isSame =
        wanted.name === before.name && fingerprint(wanted.plan) === fingerprint(before.plan);
      if (isSame) return viewPlan(before);
      if (before.version !== version)
        throw problem('seat-plan-changed', { version: before.version });
      const after = { ...before, ...wanted, version: version + 1, updated_at: clock.now() };
      updatePlan(tx, after);
      return viewPlan(after);
    });
}

/** @throws no-such-seat-plan, also for one beyond the caller's reach */
export function reachedPlan(row: WholePlanRow | undefined, { reach = [] }: Call): WholePlanRow {
  const isThere =
    row && reaches(reach, { organisationId: row.organisation_id, venueId: row.venue_id });
  if (!isThere) throw problem('no-such-seat-plan');
  return row;
}

/** @throws invalid-input with what is wrong, and where */
function readPlan(plan: unknown, path: string): SeatPlan['plan'] {
  const read = Plan.safeParse(plan);
  if (read.success) return read.data as unknown as SeatPlan['plan'];
  throw problem('invalid-input', {
    issues: read.error.issues
      .slice(0, ISSUES_MAX)
      .map((issue) => ({ path: [path, ...issue.path].join('.'), message: issue.message })),
  });
}

/** A venue's own drawings can be designed on; those of others are not theirs to take. */
async function planOfScreen(
  db: Queryable,
  venueId: string,
  seatMapId: string,
): Promise<SeatPlan['plan']> {
  const screens = (await screensOf(db, [venueId])).get(venueId) ?? [];
  const isTheirs = screens.some(({ seat_map_id }) => seat_map_id === seatMapId);
  const seatMap = isTheirs ? await findSeatMap(db, seatMapId) : undefined;
  if (!seatMap) throw problem('no-such-seat-map');
  return planOf(seatMap) as unknown as SeatPlan['plan'];
}

export function viewPlan(row: PlanRow): SeatPlanSummary {
  const { seat_map_id: seatMapId, published_version: version, published_at: at } = row;
  return {
    planId: row.plan_id,
    organisationId: row.organisation_id,
    venueId: row.venue_id,
    name: row.name,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    published:
      seatMapId === null || version === null || at === null
        ? null
        : { seatMapId, version, at: at.toISOString() },
  };
}

function viewWhole(row: WholePlanRow): SeatPlan {
  return { ...viewPlan(row), plan: row.plan };
}
