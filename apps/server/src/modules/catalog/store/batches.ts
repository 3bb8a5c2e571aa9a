import type { ClashingShow } from '@houseful/contract/clashes';
import type { BatchMode, BatchState } from '@houseful/contract/schedule-kit';
import type { Reach } from '@houseful/contract/staff';
import { reachValue, withinReach } from '#platform/postgres/reach';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { Wanted } from '../rules/programme.ts';

export interface BatchRow {
  readonly batch_id: string;
  readonly organisation_id: string;
  readonly venue_id: string;
  readonly actor_id: string;
  readonly request_digest: string;
  readonly kind: 'drafts' | 'plan';
  readonly mode: BatchMode;
  readonly state: BatchState;
  /** Emptied when it is over. */
  readonly wanted: Wanted[];
  readonly shows_wanted: number;
  readonly shows_done: number;
  readonly shows_added: number;
  readonly clashing: ClashingShow[];
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

/** Adds a batch; false when there is one of that id already. */
export async function insertBatch(tx: Tx, row: BatchRow): Promise<boolean> {
  const added = await tx.rows({
    text: `insert into catalog.schedule_batches
           select * from jsonb_populate_record(null::catalog.schedule_batches, $1::jsonb)
           on conflict do nothing
           returning batch_id`,
    values: [JSON.stringify(row)],
  });
  return added.length > 0;
}

/** Everything that moves on in a batch. */
export function updateBatch(tx: Tx, row: BatchRow): void {
  tx.write({
    text: `update catalog.schedule_batches
              set state = $2, wanted = $3, shows_done = $4, shows_added = $5, clashing = $6, finished_at = $7
            where batch_id = $1`,
    values: [
      row.batch_id,
      row.state,
      JSON.stringify(row.wanted),
      row.shows_done,
      row.shows_added,
      JSON.stringify(row.clashing),
      row.finished_at,
    ],
  });
}

export async function findBatch(db: Queryable, batchId: string): Promise<BatchRow | undefined> {
  const [row] = await db.rows<BatchRow>({
    text: 'select * from catalog.schedule_batches where batch_id = $1',
    values: [batchId],
  });
  return row;
}

/** Until the end of the transaction nobody else moves it on. */
export async function lockBatch(tx: Tx, batchId: string): Promise<BatchRow | undefined> {
  const [row] = await tx.rows<BatchRow>({
    text: 'select * from catalog.schedule_batches where batch_id = $1 for update',
    values: [batchId],
  });
  return row;
}

/** The one that has waited the longest; undefined: none runs. */
export async function oldestRunning(db: Queryable): Promise<BatchRow | undefined> {
  const [row] = await db.rows<BatchRow>({
    text: `select * from catalog.schedule_batches where state = 'running'
            order by created_at, batch_id limit 1`,
  });
  return row;
}

/** Programmes within the reach, newest first, without what they wanted and what clashed. */
export function listBatches(
  db: Queryable,
  reach: Reach,
  { venue, skip, rowsMax }: { venue: string | undefined; skip: number; rowsMax: number },
): Promise<Omit<BatchRow, 'wanted' | 'clashing'>[]> {
  return db.rows({
    text: `select batch_id, organisation_id, venue_id, actor_id, mode, state, shows_wanted, shows_done,
                  shows_added, created_at, finished_at
             from catalog.schedule_batches b
            where kind = 'plan' and ${withinReach('$1', 'b.organisation_id', 'b.venue_id')}
              and ($2::text is null or b.venue_id = $2)
            order by created_at desc, batch_id offset $3 limit $4`,
    values: [reachValue(reach), venue ?? null, skip, rowsMax],
  });
}
