import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { Call } from '@houseful/contract/operation';
import type { SchedulePlan, ScheduleBatch } from '@houseful/contract/schedule-desk';
import {
  BATCH_DAYS_MAX,
  BATCH_SHOWS_MAX,
  PROGRAMME_DAY_BEGINS_MINUTE,
} from '@houseful/contract/schedule-kit';
import { reaches } from '@houseful/contract/staff';
import { fingerprint } from '#platform/ids';
import { readPage, skipOf } from '#platform/paging';
import type { Queryable } from '#platform/postgres/tx';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { showsOfCopy, showsOfTemplate, type Wanted } from '../rules/programme.ts';
import { addDays, timeOf } from '../rules/zone-time.ts';
import { type BatchRow, findBatch, insertBatch, listBatches } from '../store/batches.ts';
import { listProgramme } from '../store/schedule.ts';
import { minutesOf } from './add-fitting.ts';
import {
  judge,
  knownTitles,
  type Place,
  prepare,
  reachedPlace,
  viewClashing,
} from './judge-plan.ts';
import { newBatch, type PlanDeps } from './plan-shows.ts';

type BatchVerbs = Pick<
  CatalogFace,
  'checkSchedule' | 'applySchedule' | 'getScheduleBatch' | 'listScheduleBatches'
>;

export interface BatchDeps extends PlanDeps {
  /** Moves a batch on by one step. */
  readonly runBatch: (batchId: string) => Promise<unknown>;
  /** Somebody should look after what is left. */
  readonly nudge: () => void;
}

/** Programmes for many days at once. */
export function batchSchedule(deps: BatchDeps): BatchVerbs {
  const { reader, clock, pool } = deps;

  /** @throws no-such-venue, batch-too-large */
  async function understand(plan: SchedulePlan, { reach }: Call) {
    const place = await reachedPlace(reader, plan.venueId, reach);
    return { place, wanted: await wantedOf(reader, place, plan) };
  }

  return {
    /** Nothing is changed. @throws no-such-venue, no-such-screen, no-such-title, batch-too-large */
    checkSchedule: async ({ plan }, call) => {
      const { place, wanted } = await understand(plan, call);
      const prepared = await prepare(deps, place, wanted);
      const { fitting, clashing } = await judge(reader, prepared, wanted, { now: clock.now() });
      return {
        ...{ showsWanted: wanted.length, showsFitting: fitting.length },
        clashing: clashing.map(viewClashing),
      };
    },

    /**
     * Writes down what is wanted and begins with it: small ones are over when this answers, large ones go on by themselves, also
     * after a crash. Under the same key it is the same batch, and what was on when it was first asked for is what is copied.
     * @throws no-such-venue, no-such-screen, no-such-title, batch-too-large, idempotency-key-reused
     */
    applySchedule: async ({ plan, mode }, call) => {
      const { place, wanted } = await understand(plan, call);
      const digest = fingerprint({ plan, mode });
      const batch = newBatch(deps, place, { kind: 'plan', mode, wanted, digest, call });
      if (!(await findBatch(reader, batch.batch_id))) {
        await knownTitles(deps.db, place, wanted);
        await inTransaction(pool, (tx) => insertBatch(tx, batch));
      }
      // Also of one that was begun by a program that died: its answer is that of the first step.
      await deps.runBatch(batch.batch_id);
      deps.nudge();
      const known = await findBatch(reader, batch.batch_id);
      if (known?.request_digest !== digest) throw problem('idempotency-key-reused');
      return viewBatch(known);
    },

    getScheduleBatch: async ({ batchId }, { reach = [] }) => {
      const row = await findBatch(reader, batchId);
      if (!row || !reaches(reach, { organisationId: row.organisation_id, venueId: row.venue_id }))
        throw problem('no-such-batch');
      return viewBatch(row);
    },

    listScheduleBatches: async ({ limit, cursor, venue }, { reach = [] }) => {
      const skip = skipOf(cursor);
      const rows = await listBatches(reader, reach, { venue, skip, rowsMax: limit + 1 });
      const items = rows.map((row) => {
        const { clashing: _, ...batch } = viewBatch({ ...row, clashing: [] });
        return batch;
      });
      return readPage(items, skip, limit);
    },
  };
}

/** @throws batch-too-large */
async function wantedOf(db: Queryable, { venue }: Place, plan: SchedulePlan): Promise<Wanted[]> {
  const wanted =
    plan.kind === 'template' ? showsOfTemplate(plan) : await copied(db, venue.venue_id, plan);
  if (wanted === null) {
    const limits = { showsMax: BATCH_SHOWS_MAX, daysMax: BATCH_DAYS_MAX };
    throw problem('batch-too-large', { showsWanted: BATCH_SHOWS_MAX + 1, ...limits });
  }
  return wanted;
}

async function copied(
  db: Queryable,
  venueId: string,
  plan: Extract<SchedulePlan, { kind: 'copy' }>,
): Promise<Wanted[] | null> {
  const { from, days } = plan;
  const nightUntil = timeOf(PROGRAMME_DAY_BEGINS_MINUTE);
  const rows = await listProgramme(db, venueId, { from, until: addDays(from, days), nightUntil });
  return showsOfCopy(
    plan,
    rows.map((row) => ({
      ...{ screenId: row.screen_id, titleId: row.title_id, terms: row.terms },
      ...{ localDate: row.local_date, localTime: row.local_time },
      ...{ durationMinutes: minutesOf(row), language: row.language, format: row.format },
    })),
  );
}

function viewBatch(row: Omit<BatchRow, 'wanted' | 'request_digest' | 'kind'>): ScheduleBatch {
  return {
    ...{ batchId: row.batch_id, venueId: row.venue_id, mode: row.mode, state: row.state },
    ...{ showsWanted: row.shows_wanted, showsDone: row.shows_done, showsAdded: row.shows_added },
    clashing: row.clashing,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
