import { MOVEMENTS_MAX } from '@houseful/contract/counter';
import type { CounterFace } from '@houseful/contract/faces/counter';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { expectedCash } from '../rules/drawer.ts';
import { findMovement, insertMovement, sumMovements } from '../store/movements.ts';
import type { MovementRow } from '../store/movements.ts';
import type { ShiftRow } from '../store/shifts.ts';
import { viewMovement } from '../views.ts';
import { lockOwnShift } from './own-shift.ts';
import { staffOf } from '#platform/caller-of';

type Tools = Pick<CounterTools, 'pool' | 'clock' | 'ids' | 'audit'>;

/** Cash that is put into the drawer or taken out for another reason than a sale. Audited. */
export function moveCash(deps: Tools): CounterFace['moveCash'] {
  const { pool, clock, ids, audit } = deps;
  return (input, call) =>
    inTransaction(pool, async (tx) => {
      const { shiftId, kind, amount, reason } = input;
      const { actorId } = staffOf(call);
      const key = call.idempotencyKey;
      const movementId = key === null ? ids.next('mov') : deriveId('mov', actorId, key);
      const digest = fingerprint(input);
      const shift = await lockOwnShift(tx, shiftId, call);
      const known = await findMovement(tx, movementId);
      if (known) {
        if (known.request_digest !== digest) throw problem('idempotency-key-reused');
        return viewMovement(known);
      }
      const signed = kind === 'paid-in' ? amount.amount : -amount.amount;
      await mayMove(tx, shift, { amount: signed, currency: amount.currency, method: 'cash' });
      const row: MovementRow = {
        ...lineOf(shift, { movementId, kind, method: 'cash', at: clock.now(), digest }),
        ...{ amount: signed, reason },
      };
      insertMovement(tx, row);
      await audit(tx, {
        ...{ organisationId: shift.organisation_id, venueId: shift.venue_id, actorId },
        action: `cash.${kind}`,
        subject: { kind: 'shift', id: shiftId, name: reason },
        ...{ before: null, after: { amount: signed, currency: shift.currency, reason } },
      });
      return viewMovement(row);
    });
}

/** @throws shift-closed, shift-full, currency-mismatch, not-enough-cash */
export async function mayMove(
  tx: Tx,
  shift: ShiftRow,
  { amount, currency, method }: Pick<MovementRow, 'amount' | 'currency' | 'method'>,
): Promise<void> {
  if (shift.closed_at !== null) throw problem('shift-closed');
  const sums = (await sumMovements(tx, [shift.shift_id])).get(shift.shift_id) ?? [];
  const lines = sums.reduce((sum, { count }) => sum + count, 0);
  if (lines >= MOVEMENTS_MAX) throw problem('shift-full', { movementsMax: MOVEMENTS_MAX });
  if (currency !== shift.currency) throw problem('currency-mismatch', { currency: shift.currency });
  const expected = expectedCash(shift.float_amount, sums);
  if (method === 'cash' && amount < 0 && expected + amount < 0) {
    throw problem('not-enough-cash', {
      expected: { amount: Math.max(0, expected), currency: shift.currency },
    });
  }
}

/** A line of the shift, with nothing said yet but what each has. */
export function lineOf(
  shift: ShiftRow,
  line: Pick<MovementRow, 'kind' | 'method' | 'at'> & { movementId: string; digest: string },
): Omit<MovementRow, 'amount'> {
  return {
    ...{ movement_id: line.movementId, shift_id: shift.shift_id },
    ...{ organisation_id: shift.organisation_id, venue_id: shift.venue_id },
    ...{ kind: line.kind, method: line.method, currency: shift.currency, at: line.at },
    ...{
      order_id: null,
      payout_id: null,
      tendered: null,
      reference: null,
      last_four: null,
      reason: null,
    },
    ...{ request_digest: line.digest, ticket_code: null, title: null, seat_count: null },
  };
}
