import { type Money, sameMoney } from '@houseful/contract/primitives';
import { addMs, type Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { findCapture, keepRefund } from '../store/refunds.ts';

/** A bank promises at once and pays a little later. */
const REFUND_TAKES_MS = 2_000;

/**
 * Gives a captured charge back, or a part of it, once.
 * @throws Error when the charge took nothing, or less, or goes back already under another refund
 * or as another amount.
 */
export function refundCharge({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): (refund: {
  readonly refundId: string;
  readonly chargeId: string;
  readonly amount: Money;
}) => Promise<'accepted' | 'done'> {
  return async ({ refundId, chargeId, amount }) => {
    const now = clock.now();
    const kept = await inTransaction(pool, async (tx) => {
      const capture = await findCapture(tx, chargeId);
      if (!capture || capture.currency !== amount.currency || capture.amount < amount.amount) {
        throw new Error(`charge ${chargeId} took no such amount`);
      }
      const doneAt = addMs(now, REFUND_TAKES_MS);
      return keepRefund(tx, { refundId, chargeId, amount, doneAt }, now);
    });
    if (kept.refundId !== refundId || !sameMoney(kept.amount, amount)) {
      throw new Error(`charge ${chargeId} has another refund`);
    }
    return kept.doneAt <= now ? 'done' : 'accepted';
  };
}
