import type { Money } from '@houseful/contract/primitives';
import type { Tx } from '#platform/postgres/tx';

/** A captured charge with what it took; null for one that took nothing. */
export async function findCapture(tx: Tx, chargeId: string): Promise<Money | null> {
  const [row] = await tx.rows<{ amount: number; currency: string }>({
    name: 'sandbox.find-capture',
    text: `select i.amount, i.currency
             from payments.sandbox_charges c
             join payments.sandbox_intents i using (intent_id)
            where c.charge_id = $1 and c.status = 'CAPTURED'`,
    values: [chargeId],
  });
  return row ?? null;
}

/**
 * The refund of the charge, made now or before: one charge is refunded once.
 * @returns when its money is back, how much it is, and which refund that is.
 */
export async function keepRefund(
  tx: Tx,
  refund: {
    readonly refundId: string;
    readonly chargeId: string;
    readonly amount: Money;
    readonly doneAt: Date;
  },
  now: Date,
): Promise<{ refundId: string; amount: Money; doneAt: Date }> {
  await tx.rows({
    name: 'sandbox.insert-refund',
    text: `insert into payments.sandbox_refunds (refund_id, charge_id, amount, currency, done_at,
                  created_at)
           values ($1, $2, $3, $4, $5, $6)
           on conflict do nothing`,
    values: [
      refund.refundId,
      refund.chargeId,
      refund.amount.amount,
      refund.amount.currency,
      refund.doneAt,
      now,
    ],
  });
  const [row] = await tx.rows<{
    refund_id: string;
    amount: number;
    currency: string;
    done_at: Date;
  }>({
    name: 'sandbox.find-refund',
    text: `select refund_id, amount, currency, done_at from payments.sandbox_refunds
            where charge_id = $1`,
    values: [refund.chargeId],
  });
  if (!row) throw new Error(`refund id ${refund.refundId} belongs to another charge`);
  const { amount, currency } = row;
  return { refundId: row.refund_id, amount: { amount, currency }, doneAt: row.done_at };
}
