import type { CatalogFace } from '@houseful/contract/faces/catalog';
import type { Call } from '@houseful/contract/operation';
import type { PlannedShow } from '@houseful/contract/schedule-desk';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import type { Queryable, Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { type BatchRow, findBatch, insertBatch } from '../store/batches.ts';
import { findPlannedShows } from '../store/schedule.ts';
import { type AddDeps, addFitting, untilNotOvertaken, viewPlanned } from './add-fitting.ts';
import { callerOf } from '#platform/caller-of';
import {
  judge,
  type JudgeDeps,
  type Place,
  prepare,
  reachedPlace,
  viewClashing,
} from './judge-plan.ts';

export interface PlanDeps extends JudgeDeps, AddDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly audit: Audit;
}

/**
 * Puts shows on sale, all of them or none; under the same key they are the same ones.
 * @throws no-such-venue, no-such-screen, no-such-title, shows-clash, idempotency-key-reused
 */
export function planShows(deps: PlanDeps): CatalogFace['planShows'] {
  return async ({ venueId, shows }, call) => {
    const place = await reachedPlace(deps.reader, venueId, call.reach);
    const batch = newBatch(deps, place, {
      ...{ kind: 'drafts', mode: 'all-or-nothing', wanted: shows },
      ...{ digest: fingerprint({ venueId, shows }), call },
    });
    const known = await findBatch(deps.reader, batch.batch_id);
    if (known) return sameShows(deps.reader, known, batch);

    const prepared = await prepare(deps, place, shows);
    return untilNotOvertaken(deps.pool, async (tx) => {
      const now = deps.clock.now();
      const done = { ...batch, wanted: [], state: 'done' as const, finished_at: now };
      const count = shows.length;
      const row = { ...done, shows_done: count, shows_added: count };
      if (!(await insertBatch(tx, row)))
        return sameShows(tx, await findBatch(tx, row.batch_id), row);
      const { fitting, clashing } = await judge(tx, prepared, shows, { now });
      if (clashing.length > 0)
        throw problem('shows-clash', { clashing: clashing.map(viewClashing) });
      const idOf = (position: number) => showIdOf(row, position);
      await addFitting(tx, deps, prepared, fitting, { idOf, now });
      const items = await showsOf(tx, row);
      for (const show of items) await notePlanned(deps.audit, tx, row, show);
      return { items };
    });
  };
}

/** What the first of several tries has made. @throws idempotency-key-reused */
async function sameShows(
  db: Queryable,
  known: BatchRow | undefined,
  { request_digest }: BatchRow,
): Promise<{ items: PlannedShow[] }> {
  if (known?.request_digest !== request_digest) throw problem('idempotency-key-reused');
  return { items: await showsOf(db, known) };
}

/** In the order in which they were wanted. */
async function showsOf(db: Queryable, row: BatchRow): Promise<PlannedShow[]> {
  const ids = Array.from({ length: row.shows_wanted }, (_, position) => showIdOf(row, position));
  const found = new Map((await findPlannedShows(db, ids)).map((show) => [show.show_id, show]));
  return ids.flatMap((showId) => {
    const show = found.get(showId);
    return show ? [viewPlanned(show)] : [];
  });
}

/** What was wanted and who wanted it: named by the caller's key, so that a repetition is the same batch. */
export function newBatch(
  { ids, clock }: Pick<PlanDeps, 'ids' | 'clock'>,
  { venue }: Place,
  {
    kind,
    mode,
    wanted,
    digest,
    call,
  }: Pick<BatchRow, 'kind' | 'mode' | 'wanted'> & { readonly digest: string; readonly call: Call },
): BatchRow {
  const actorId = callerOf(call);
  const { idempotencyKey: key } = call;
  return {
    batch_id: key ? deriveId('bat', actorId, kind, key) : ids.next('bat'),
    ...{ organisation_id: venue.organisation_id, venue_id: venue.venue_id, actor_id: actorId },
    ...{ request_digest: digest, kind, mode, state: 'running', wanted },
    ...{ shows_wanted: wanted.length, shows_done: 0, shows_added: 0, clashing: [] },
    ...{ created_at: clock.now(), finished_at: null },
  };
}

/** The same show whenever the batch is tried. */
export function showIdOf({ batch_id }: Pick<BatchRow, 'batch_id'>, position: number): string {
  return deriveId('shw', batch_id, String(position));
}

async function notePlanned(audit: Audit, tx: Tx, row: BatchRow, show: PlannedShow): Promise<void> {
  const { showId, titleName, localDate, localTime, startsAt: _, endsAt: __, ...rest } = show;
  await audit(tx, {
    ...{ organisationId: row.organisation_id, venueId: row.venue_id, actorId: row.actor_id },
    action: 'show.planned',
    subject: { kind: 'show', id: showId, name: `${titleName}, ${localDate} ${localTime}` },
    ...{ before: null, after: { ...rest, localDate, localTime } },
  });
}
