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

/** One refund of a charge after the other, until the transaction ends. */
export async function lockCharge(tx: Tx, chargeId: string): Promise<void> {
  await tx.rows({
    name: 'sandbox.lock-charge',
    text: 'select from payments.sandbox_charges where charge_id = $1 for no key update',
    values: [chargeId],
  });
}

/** What of a charge goes back under other refunds than this one, in minor units. */
export async function refundedElsewhere(
  tx: Tx,
  chargeId: string,
  refundId: string,
): Promise<number> {
  const [row] = await tx.rows<{ amount: number }>({
    name: 'sandbox.refunded-elsewhere',
    text: `select coalesce(sum(amount), 0)::bigint as amount from payments.sandbox_refunds
            where charge_id = $1 and refund_id <> $2`,
    values: [chargeId, refundId],
  });
  return row?.amount ?? 0;
}

/**
 * The refund, made now or before: under one id money goes back once.
 * @returns of which charge it is, how much, and when its money is back.
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
): Promise<{ chargeId: string; amount: Money; doneAt: Date }> {
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
    charge_id: string;
    amount: number;
    currency: string;
    done_at: Date;
  }>({
    name: 'sandbox.find-refund',
    text: `select charge_id, amount, currency, done_at from payments.sandbox_refunds
            where refund_id = $1`,
    values: [refund.refundId],
  });
  if (!row) throw new Error(`refund ${refund.refundId} was not kept`);
  const { amount, currency } = row;
  return { chargeId: row.charge_id, amount: { amount, currency }, doneAt: row.done_at };
}
