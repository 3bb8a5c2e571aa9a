import type { CounterFace } from '@houseful/contract/faces/counter';
import { worthOf } from '@houseful/contract/cash';
import { reaches } from '@houseful/contract/staff';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { findOpenShiftOf, findShift, insertShift } from '../store/shifts.ts';
import { lockTill } from '../store/tills.ts';
import { tellShift } from './read-shifts.ts';
import { staffOf } from '#platform/caller-of';

/**
 * Opens the caller's shift with its drawer counted. Of all who try at once one gets a till, and a person
 * gets one till: two unique keys of the database decide. Repeated under the same Idempotency-Key it is the same shift.
 *
 * @throws no-such-till, idempotency-key-reused, till-busy, shift-open
 */
export function openShift(deps: CounterTools): CounterFace['openShift'] {
  const { pool, db, clock, ids, audit } = deps;
  return async (input, call) => {
    const { actorId, reach } = staffOf(call);
    const { tillId, float } = input;
    const key = call.idempotencyKey;
    const shiftId = key === null ? ids.next('shf') : deriveId('shf', actorId, key);
    const digest = fingerprint(input);
    await inTransaction(pool, async (tx) => {
      const till = await lockTill(tx, tillId);
      const belonging = till && { organisationId: till.organisation_id, venueId: till.venue_id };
      if (!till || !belonging || !reaches(reach, belonging)) throw problem('no-such-till');
      const known = await findShift(tx, shiftId);
      if (known) {
        if (known.request_digest !== digest) throw problem('idempotency-key-reused');
        return;
      }
      if (till.is_retired) throw problem('till-busy');
      const fresh = await insertShift(tx, {
        ...{ shift_id: shiftId, till_id: tillId, organisation_id: till.organisation_id },
        ...{ venue_id: till.venue_id, currency: till.currency, cashier_id: actorId },
        ...{ opened_at: clock.now(), float_count: float, float_amount: worthOf(float) },
        request_digest: digest,
      });
      if (!fresh) {
        const own = await findOpenShiftOf(tx, actorId);
        throw own ? problem('shift-open', { shiftId: own.shift_id }) : problem('till-busy');
      }
      await audit(tx, {
        ...{ ...belonging, actorId, action: 'shift.opened' },
        subject: { kind: 'shift', id: shiftId, name: till.name },
        before: null,
        after: { till: till.name, float: worthOf(float), currency: till.currency },
      });
    });
    return tellShift(deps, await findShift(db, shiftId));
  };
}
