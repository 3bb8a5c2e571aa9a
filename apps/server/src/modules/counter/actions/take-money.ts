import type { Tender } from '@houseful/contract/counter';
import type { CounterFace } from '@houseful/contract/faces/counter';
import type { Money } from '@houseful/contract/primitives';
import { deriveId, fingerprint } from '#platform/ids';
import { inTransaction, type Tx } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { CounterTools } from '../deps.ts';
import { findSale, insertMovement, type MovementRow } from '../store/movements.ts';
import type { ShiftRow } from '../store/shifts.ts';
import { viewMovement } from '../views.ts';
import { lineOf, mayMove } from './move-money.ts';
import { lockOwnShift } from './own-shift.ts';

/**
 * Notes money that the cashier has taken for an order, once for an order: from this moment it is in the
 * drawer's sum, and payments reads it here as captured, whatever happens to the request. The same
 * word again is the same line; another word about the same order is refused. Nothing is noted for an order
 * whose time is over, nor in a shift that is not open.
 *
 * @throws no-such-shift, hold-already-ordered, shift-closed, shift-full, order-expired,
 * currency-mismatch, not-enough-tendered
 */
export function takeMoney({
  pool,
  clock,
}: Pick<CounterTools, 'pool' | 'clock'>): CounterFace['takeMoney'] {
  return ({ shiftId, orderId, amount, tender, until }, call) =>
    inTransaction(pool, async (tx) => {
      const shift = await lockOwnShift(tx, shiftId, call);
      const digest = fingerprint(tender);
      const known = await findSale(tx, orderId);
      if (known) {
        const isSame = known.shift_id === shiftId && known.request_digest === digest;
        if (!isSame) throw problem('hold-already-ordered', { orderId });
        return viewMovement(known);
      }
      const { method } = tender;
      const now = clock.now();
      if (now >= new Date(until)) throw problem('order-expired');
      await mustCover(tx, shift, amount, tender);
      const row: MovementRow = {
        ...lineOf(shift, {
          ...{ movementId: deriveId('mov', 'sale', orderId), kind: 'sale', method },
          ...{ at: now, digest },
        }),
        ...{ amount: amount.amount, order_id: orderId },
        ...(tender.method === 'cash'
          ? { tendered: tender.tendered.amount }
          : { reference: tender.reference, last_four: tender.lastFour ?? null }),
      };
      insertMovement(tx, row);
      return viewMovement(row);
    });
}

/**
 * Whether what the cashier was given pays this much in the shift; nothing is written. It is asked before the order is made:
 * one that was made has its way of paying.
 *
 * @throws no-such-shift, shift-closed, shift-full, currency-mismatch, not-enough-tendered
 */
export function mayTake({ pool }: Pick<CounterTools, 'pool'>): CounterFace['mayTake'] {
  return ({ shiftId, amount, tender }, call) =>
    inTransaction(pool, async (tx) => {
      await mustCover(tx, await lockOwnShift(tx, shiftId, call), amount, tender);
    });
}

/** @throws shift-closed, shift-full, currency-mismatch, not-enough-tendered */
async function mustCover(tx: Tx, shift: ShiftRow, amount: Money, tender: Tender): Promise<void> {
  await mayMove(tx, shift, { ...amount, method: tender.method });
  if (tender.method !== 'cash') return;
  const { tendered } = tender;
  const { currency } = shift;
  if (tendered.currency !== currency) throw problem('currency-mismatch', { currency });
  if (tendered.amount < amount.amount) throw problem('not-enough-tendered', { total: amount });
}
