import type { CheckInList } from '@houseful/contract/gate';
import type { Call } from '@houseful/contract/operation';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { GateTools } from '../deps.ts';
import { changedRules, type SomeRules } from '../rules/changed-rules.ts';
import { defaultRules } from '../rules/default-list.ts';
import { insertLists, listOf, readLists } from '../store/lists.ts';
import { showsWithinReach } from './show-within-reach.ts';
import { staffOf } from '#platform/caller-of';

interface Asked {
  readonly name: string;
  readonly showIds: readonly string[];
  readonly rules?: SomeRules | undefined;
}

type Tools = Pick<GateTools, 'pool' | 'clock' | 'ids' | 'audit'>;

/**
 * A further purpose of a gate, for shows of one venue; what its rules leave open is as in the list each show has by itself.
 * The same call again, the same list. @throws no-such-show, idempotency-key-reused
 */
export function createCheckInList(deps: Tools) {
  const { pool, clock, ids } = deps;
  return ({ name, showIds, rules = {} }: Asked, call: Call): Promise<CheckInList> =>
    inTransaction(pool, async (tx) => {
      const shows = await showsWithinReach(tx, showIds, call);
      const [first] = shows;
      const isOnePlace = shows.every(
        (show) =>
          show.organisation_id === first?.organisation_id && show.venue_id === first.venue_id,
      );
      if (!first || !isOnePlace) throw problem('no-such-show');
      const labels = shows.map(({ label }) => label);
      const whole = {
        startsAt: labels.map(({ startsAt }) => startsAt).sort()[0] ?? first.label.startsAt,
        endsAt:
          labels
            .map(({ endsAt }) => endsAt)
            .sort()
            .at(-1) ?? first.label.endsAt,
      };
      const key = call.idempotencyKey;
      const { actorId } = staffOf(call);
      const row = {
        list_id: key === null ? ids.next('gls') : deriveId('gls', actorId, key),
        organisation_id: first.organisation_id,
        venue_id: first.venue_id,
        name,
        show_ids: [...showIds],
        rules: changedRules(defaultRules(whole), rules),
        closed: false,
        request_fingerprint: fingerprint({ name, showIds, rules }),
      };
      if ((await insertLists(tx, [row], clock.now())).size > 0) {
        await deps.audit(tx, {
          actorId: staffOf(call).actorId,
          organisationId: row.organisation_id,
          venueId: row.venue_id,
          action: 'check-in-list.created',
          subject: { kind: 'check-in-list', id: row.list_id, name },
          before: null,
          after: { name, showIds, rules: row.rules },
        });
      }
      const [list] = await readLists(tx, [row.list_id]);
      if (list?.request_fingerprint !== row.request_fingerprint) {
        throw problem('idempotency-key-reused');
      }
      return listOf(list);
    });
}
