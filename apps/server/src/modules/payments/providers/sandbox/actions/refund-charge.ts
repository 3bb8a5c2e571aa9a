import { type Money, sameMoney } from '@houseful/contract/primitives';
import { addMs, type Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { findCapture, keepRefund, lockCharge, refundedElsewhere } from '../store/refunds.ts';

/** A bank promises at once and pays a little later. */
const REFUND_TAKES_MS = 2_000;

/**
 * Gives a captured charge back, or parts of it, each once, and together never more than it took.
 * @throws Error when the charge took nothing, or less than goes back with this, or when the refund
 * is known of another charge or as another amount.
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
      await lockCharge(tx, chargeId);
      const capture = await findCapture(tx, chargeId);
      const left = (capture?.amount ?? 0) - (await refundedElsewhere(tx, chargeId, refundId));
      if (capture?.currency !== amount.currency || left < amount.amount) {
        throw new Error(`charge ${chargeId} took no such amount`);
      }
      const doneAt = addMs(now, REFUND_TAKES_MS);
      return keepRefund(tx, { refundId, chargeId, amount, doneAt }, now);
    });
    if (kept.chargeId !== chargeId || !sameMoney(kept.amount, amount)) {
      throw new Error(`refund ${refundId} is another one`);
    }
    return kept.doneAt <= now ? 'done' : 'accepted';
  };
}
