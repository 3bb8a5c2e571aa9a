import { callerOf } from '#platform/caller-of';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { type DeskTitleRow, lockTitle } from '../store/desk-titles.ts';
import type { DraftTable } from '../store/tables.ts';

export interface TitleDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly audit: Audit;
}

/** Who changes something, and the title that is locked for it. */
export interface TitleAtHand {
  readonly tx: Tx;
  readonly title: DeskTitleRow;
  readonly actorId: string;
  readonly now: Date;
}

/** Runs work on a title of an organisation that the caller reaches as a whole, one change after the other. @throws no-such-title */
export function inTitle<T>(
  { pool, clock }: TitleDeps,
  titleId: string,
  call: Call,
  work: (atHand: TitleAtHand) => Promise<T>,
): Promise<T> {
  const actorId = callerOf(call);
  const now = clock.now();
  return inTransaction(pool, async (tx) => {
    const title = await lockTitle(tx, titleId, now);
    const { reach = [] } = call;
    if (!title || !reaches(reach, { organisationId: title.organisation_id, venueId: null }))
      throw problem('no-such-title');
    return work({ tx, title, actorId, now });
  });
}

/** Notes in the log what was done to a title. */
export async function noteTitle(
  audit: Audit,
  { tx, actorId }: Pick<TitleAtHand, 'tx' | 'actorId'>,
  { title_id: id, organisation_id: organisationId, name }: DraftTable,
  change: Pick<Parameters<Audit>[1], 'action' | 'before' | 'after'>,
): Promise<void> {
  const subject = { kind: 'title', id, name };
  await audit(tx, { ...change, organisationId, venueId: null, actorId, subject });
}
