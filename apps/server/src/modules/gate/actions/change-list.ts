import type { CheckInList } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { reaches } from '@houseful/contract/staff';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { changedRules, type SomeRules } from '../rules/changed-rules.ts';
import { listOf, lockList, updateList } from '../store/lists.ts';
import { staffOf } from '#platform/caller-of';

interface Asked {
  readonly listId: string;
  readonly name?: string | undefined;
  readonly rules?: SomeRules | undefined;
  readonly closed?: boolean | undefined;
}

/**
 * Changes a list from now on. What was scanned stays as it was judged, and a list that is closed keeps all of it.
 * @throws no-such-list
 */
export function changeCheckInList(deps: Pick<GateTools, 'pool' | 'clock' | 'ids' | 'audit'>) {
  return ({ listId, ...change }: Asked, call: Call): Promise<CheckInList> =>
    inTransaction(deps.pool, async (tx) => {
      const before = await lockList(tx, listId);
      const isReached =
        before &&
        reaches(staffOf(call).reach, {
          organisationId: before.organisation_id,
          venueId: before.venue_id,
        });
      if (!isReached) throw problem('no-such-list');
      const after = {
        ...before,
        name: change.name ?? before.name,
        rules: changedRules(before.rules, change.rules),
        closed: change.closed ?? before.closed,
      };
      if (JSON.stringify(after) === JSON.stringify(before)) return listOf(before);
      updateList(tx, after);
      await deps.audit(tx, {
        actorId: staffOf(call).actorId,
        organisationId: before.organisation_id,
        venueId: before.venue_id,
        action: 'check-in-list.changed',
        subject: { kind: 'check-in-list', id: listId, name: after.name ?? '' },
        before: { name: before.name, rules: before.rules, closed: before.closed },
        after: { name: after.name, rules: after.rules, closed: after.closed },
      });
      return listOf(after);
    });
}
