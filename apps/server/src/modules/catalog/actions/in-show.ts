import type { Call } from '@houseful/contract/operation';
import type { ShowChange } from '@houseful/contract/shows-desk';
import type { Audit } from '#platform/audit';
import type { Clock } from '#platform/clock';
import type { NewFact, RecordFacts } from '#platform/facts/facts';
import { deriveId, fingerprint, type Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import {
  type ChangedShow,
  type DeskShowRow,
  lockDeskShow,
  updateShow,
} from '../store/desk-shows.ts';
import { findChange, insertChange } from '../store/show-changes.ts';
import { callerOf } from '#platform/caller-of';
import { isReached } from './read-desk-shows.ts';

export interface ShowDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly audit: Audit;
  readonly record: RecordFacts;
}

/** What is asked of a show, without what others know of it. */
export interface AskedChange {
  readonly kind: ShowChange['kind'];
  readonly showId: string;
  readonly reason: string;
  readonly message?: string | undefined;
}

/** What a change makes of a show. */
export interface MadeChange {
  readonly changed: Partial<ChangedShow>;
  readonly facts: readonly NewFact[];
  /** For the log, besides the reason. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** Of a move. */
  readonly from?: ShowChange['from'];
  readonly to?: ShowChange['to'];
}

export interface ShowAtHand {
  readonly tx: Tx;
  readonly show: DeskShowRow;
  readonly now: Date;
  /** Of this change, should it be made. */
  readonly version: number;
}

/**
 * Changes one show that the caller reaches, one change after the other: the show, its change, its facts and its note in the
 * log, all in one transaction. Under the same key it is the same change; `work` answers null where all is so already.
 * @throws no-such-show, idempotency-key-reused
 */
export async function inShow(
  { pool, clock, ids, audit, record }: ShowDeps,
  asked: AskedChange,
  call: Call,
  work: (atHand: ShowAtHand) => Promise<MadeChange | null>,
): Promise<void> {
  const { showId, reason, kind } = asked;
  const { idempotencyKey: key, reach = [] } = call;
  const actorId = callerOf(call);
  const digest = fingerprint(asked);
  const changeId = key ? deriveId('chg', actorId, key) : ids.next('chg');
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    const show = await lockDeskShow(tx, showId);
    if (!show || !isReached(show, reach)) throw problem('no-such-show');
    const known = await findChange(tx, changeId);
    if (known && known.request_digest !== digest) throw problem('idempotency-key-reused');
    if (known) return;
    const version = show.version + 1;
    const made = await work({ tx, show, now, version });
    if (made === null) return;
    const { changed, facts, before, after, from = null, to = null } = made;
    updateShow(tx, showId, { ...show, ...changed, version });
    insertChange(tx, {
      ...{ change_id: changeId, show_id: showId, kind, changed_at: now, actor_id: actorId, reason },
      ...{ message: asked.message ?? null, before: from, after: to, request_digest: digest },
    });
    await record(tx, facts);
    await audit(tx, {
      ...{ organisationId: show.organisation_id, venueId: show.venue_id, actorId },
      action: `show.${kind}`,
      subject: { kind: 'show', id: showId, name: show.title_name },
      before,
      after: { ...after, reason, ...(asked.message !== undefined && { message: asked.message }) },
    });
  });
}
