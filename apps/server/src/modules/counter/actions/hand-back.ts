import type { Movement } from '@houseful/contract/counter';
import type { CounterFace } from '@houseful/contract/faces/counter';
import { reaches } from '@houseful/contract/staff';
import { staffOf } from '#platform/caller-of';
import { deriveId } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import {
  findHandedBack,
  findSale,
  insertMovement,
  leftOf,
  lockSale,
  type MovementRow,
} from '../store/movements.ts';
import { findOwed, type OwedRow } from '../store/owed.ts';
import type { ShiftRow } from '../store/shifts.ts';
import { viewMovement } from '../views.ts';
import { lineOf, mayMove } from './move-money.ts';
import { lockOwnShift } from './own-shift.ts';

/**
 * Hands money back that is owed to who has paid at a counter: each sum once, whoever does it, and all sums of an order
 * together never more than was taken for it. Asked again, it is the same line of the same shift. Of cards it notes what
 * the machine has credited. Audited.
 *
 * @throws no-such-order where nothing of the name is owed, no-such-shift, handed-back-elsewhere, shift-closed, shift-full,
 * currency-mismatch, not-enough-cash, reference-needed
 */
export function handBack(
  deps: Pick<CounterTools, 'pool' | 'clock' | 'audit'>,
): CounterFace['handBack'] {
  const { pool, clock, audit } = deps;
  return ({ payoutId, shiftId, reference }, call): Promise<Movement> =>
    inTransaction(pool, async (tx) => {
      const { actorId, reach } = staffOf(call);
      const owed = await findOwed(tx, payoutId);
      const belonging = owed && { organisationId: owed.organisation_id, venueId: owed.venue_id };
      if (!owed || !belonging || !reaches(reach, belonging)) throw problem('no-such-order');
      const { order_id: orderId, amount, currency, method } = owed;
      const sale = await lockSale(tx, orderId);
      const shift = await lockOwnShift(tx, shiftId, call);
      const before = await findHandedBack(tx, payoutId);
      if (before) return handedBackHere(before, shift);
      await mayHandOver(tx, shift, { amount, currency, method, reference });
      await mustBeLeft(tx, owed);
      const row: MovementRow = {
        ...lineOf(shift, {
          ...{ movementId: deriveId('mov', 'refund', payoutId), kind: 'refund', method },
          ...{ at: clock.now(), digest: '' },
        }),
        ...{ amount: -amount, order_id: orderId, payout_id: payoutId },
        ...{ reference: reference ?? null, seat_count: owed.seat_count },
        ...{ ticket_code: sale?.ticket_code ?? null, title: sale?.title ?? null },
      };
      insertMovement(tx, row);
      await audit(tx, {
        ...{ ...belonging, actorId, action: 'refund.handed-back' },
        subject: { kind: 'order', id: orderId, name: owed.ticket_code ?? orderId },
        before: null,
        after: { amount, currency, method, shiftId },
      });
      return viewMovement(row);
    });
}

/**
 * Whether the shift could hand this much of an order's money back now; nothing is written.
 *
 * @throws no-such-order, no-such-shift, shift-closed, shift-full, currency-mismatch, not-enough-cash, reference-needed
 */
export function mayHandBack({ pool }: Pick<CounterTools, 'pool'>): CounterFace['mayHandBack'] {
  return ({ orderId, shiftId, amount: { amount, currency }, reference }, call) =>
    inTransaction(pool, async (tx) => {
      const sale = await findSale(tx, orderId);
      if (!sale) throw problem('no-such-order');
      const shift = await lockOwnShift(tx, shiftId, call);
      await mayHandOver(tx, shift, { amount, currency, method: sale.method, reference });
    });
}

/** Whether the drawer, or the machine beside it, can give that much. */
async function mayHandOver(
  tx: Tx,
  shift: ShiftRow,
  {
    amount,
    reference,
    ...what
  }: Pick<OwedRow, 'amount' | 'currency' | 'method'> & { reference: string | undefined },
): Promise<void> {
  await mayMove(tx, shift, { amount: -amount, ...what });
  const needsSlip = what.method === 'card-terminal' && amount > 0;
  if (needsSlip && reference === undefined) throw problem('reference-needed');
}

/** Who asks again at the same till is told the same line; at another one, nobody may hand it out once more. @throws handed-back-elsewhere */
function handedBackHere(line: MovementRow, { shift_id: shiftId }: ShiftRow): Movement {
  if (line.shift_id !== shiftId) throw problem('handed-back-elsewhere');
  return viewMovement(line);
}

/** Booking promises no more than was paid; the drawer does not take that on trust. */
async function mustBeLeft(tx: Tx, { order_id: orderId, payout_id: payoutId, amount }: OwedRow) {
  const left = await leftOf(tx, orderId);
  if (amount > left) {
    throw new Error(`${payoutId} would give back more of order ${orderId} than is left of it`);
  }
}
