import type { CounterFace } from '@houseful/contract/faces/counter';
import { reaches } from '@houseful/contract/staff';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { findTill, insertTill, listTillRows, lockTill, updateTill } from '../store/tills.ts';
import { findVenue, listVenues } from '../store/venues.ts';
import { viewTill } from '../views.ts';
import { staffOf } from '#platform/caller-of';

const TILLS_MAX = 1_000;
const VENUES_MAX = 1_000;

/** The tills of a house, and who sits there. What was sold at a till outlives it. */
export function keepTills(
  deps: CounterTools,
): Pick<CounterFace, 'listTills' | 'listTillVenues' | 'createTill' | 'changeTill'> {
  const { pool, db, clock, ids, audit, nameUsers } = deps;

  async function seen(tillId: string) {
    const row = await findTill(db, tillId);
    if (!row) throw problem('no-such-till');
    return viewTill(row, await nameUsers(row.cashier_id === null ? [] : [row.cashier_id]));
  }

  return {
    listTills: async (_input, call) => {
      const rows = await listTillRows(db, staffOf(call).reach, TILLS_MAX);
      const names = await nameUsers(rows.flatMap(({ cashier_id: id }) => id ?? []));
      return { items: rows.map((row) => viewTill(row, names)) };
    },

    listTillVenues: async (_input, call) => {
      const rows = await listVenues(db, staffOf(call).reach, VENUES_MAX);
      return { items: rows.map(({ venue_id: venueId, name }) => ({ venueId, name })) };
    },

    createTill: async (input, call) => {
      const { actorId, reach } = staffOf(call);
      const { venueId, name, currency } = input;
      const venue = await findVenue(db, venueId);
      const organisationId = venue?.organisation_id ?? '';
      if (!reaches(reach, { organisationId, venueId })) throw problem('no-such-venue');
      const key = call.idempotencyKey;
      const tillId = key === null ? ids.next('til') : deriveId('til', actorId, key);
      const digest = fingerprint(input);
      await inTransaction(pool, async (tx) => {
        const fresh = await insertTill(
          tx,
          {
            ...{ till_id: tillId, organisation_id: organisationId, venue_id: venueId, name },
            ...{ currency, is_retired: false, request_digest: digest },
          },
          clock.now(),
        );
        if (!fresh) {
          const known = await findTill(tx, tillId);
          if (!known) throw problem('till-name-taken');
          if (known.request_digest !== digest) throw problem('idempotency-key-reused');
          return;
        }
        await audit(tx, {
          ...{ organisationId, venueId, actorId, action: 'till.created' },
          subject: { kind: 'till', id: tillId, name },
          ...{ before: null, after: { name, currency } },
        });
      });
      return seen(tillId);
    },

    changeTill: async ({ tillId, name, isRetired }, call) => {
      const { actorId, reach } = staffOf(call);
      await inTransaction(pool, async (tx) => {
        const till = await lockTill(tx, tillId);
        const belonging = till && { organisationId: till.organisation_id, venueId: till.venue_id };
        if (!till || !belonging || !reaches(reach, belonging)) throw problem('no-such-till');
        const open = await findTill(tx, tillId);
        if (isRetired && open?.shift_id) throw problem('till-busy');
        const after = { name: name ?? till.name, is_retired: isRetired ?? till.is_retired };
        if (!(await updateTill(tx, { ...till, ...after }))) throw problem('till-name-taken');
        await audit(tx, {
          ...{ ...belonging, actorId, action: 'till.changed' },
          subject: { kind: 'till', id: tillId, name: after.name },
          before: { name: till.name, isRetired: till.is_retired },
          after: { name: after.name, isRetired: after.is_retired },
        });
      });
      return seen(tillId);
    },
  };
}
