import type { Tx } from '#platform/postgres/tx';
import {
  type BatchRow,
  findBatch,
  lockBatch,
  oldestRunning,
  updateBatch,
} from '../store/batches.ts';
import { findVenueToPlan } from '../store/schedule.ts';
import { addFitting, untilNotOvertaken } from './add-fitting.ts';
import { judge, placeOf, prepare, viewClashing } from './judge-plan.ts';
import { type PlanDeps, showIdOf } from './plan-shows.ts';

/** Of a batch that leaves out what clashes, so many shows are one step. */
const SHOWS_PER_STEP = 100;

/**
 * Moves a batch on by one step, in one transaction: all of it where it is all or nothing, else the next hundred shows. Whoever runs
 * it, and however often, each show is added once.
 */
export function runBatch(deps: PlanDeps): (batchId: string) => Promise<void> {
  return async (batchId) => {
    const seen = await findBatch(deps.reader, batchId);
    if (seen?.state !== 'running') return;
    const venue = await findVenueToPlan(deps.reader, seen.venue_id);
    if (!venue) throw new Error(`the venue of ${batchId} is gone`);
    const next = stepOf(seen);
    const prepared = await prepare(deps, placeOf(venue), next);
    await untilNotOvertaken(deps.pool, async (tx) => {
      const row = await lockBatch(tx, batchId);
      // Somebody else has made this step.
      if (row?.state !== 'running' || row.shows_done !== seen.shows_done) return;
      const now = deps.clock.now();
      const firstPosition = row.shows_done;
      const { fitting, clashing } = await judge(tx, prepared, next, { now, firstPosition });
      const isRefused = row.mode === 'all-or-nothing' && clashing.length > 0;
      if (!isRefused && fitting.length > 0) {
        const idOf = (position: number) => showIdOf(row, position);
        await addFitting(tx, deps, prepared, fitting, { idOf, now });
      }
      const showsDone = row.shows_done + next.length;
      const isOver = showsDone >= row.shows_wanted;
      const state = isRefused ? 'refused' : isOver ? 'done' : 'running';
      const after: BatchRow = {
        ...{ ...row, state, shows_done: showsDone },
        shows_added: row.shows_added + (isRefused ? 0 : fitting.length),
        clashing: [...row.clashing, ...clashing.map(viewClashing)],
        wanted: isOver ? [] : row.wanted,
        finished_at: isOver ? now : null,
      };
      updateBatch(tx, after);
      if (state === 'done') await noteDone(deps, tx, after, venue.name);
    });
  };
}

/** Runs what is left of all batches, a step at a time, the oldest first. */
export function runNextBatch(deps: PlanDeps): () => Promise<'more' | 'nothing-left'> {
  const run = runBatch(deps);
  return async () => {
    const next = await oldestRunning(deps.reader);
    if (!next) return 'nothing-left';
    await run(next.batch_id);
    return 'more';
  };
}

function stepOf({ mode, wanted, shows_done }: BatchRow): BatchRow['wanted'] {
  return mode === 'all-or-nothing' ? wanted : wanted.slice(shows_done, shows_done + SHOWS_PER_STEP);
}

async function noteDone({ audit }: PlanDeps, tx: Tx, row: BatchRow, venue: string): Promise<void> {
  const { mode, shows_wanted: showsWanted, shows_added: showsAdded } = row;
  await audit(tx, {
    ...{ organisationId: row.organisation_id, venueId: row.venue_id, actorId: row.actor_id },
    action: 'schedule.applied',
    subject: { kind: 'schedule-batch', id: row.batch_id, name: venue },
    ...{ before: null, after: { mode, showsWanted, showsAdded } },
  });
}
