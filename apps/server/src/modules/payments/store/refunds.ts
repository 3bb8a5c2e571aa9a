import type { Money } from '@houseful/contract/primitives';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { RefundStatus } from '../rules/refund-states.ts';

export interface NewRefund {
  readonly refundId: string;
  readonly attemptId: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly reason: string;
}

/** Asks for refunds; one that was asked for before stays as it is. */
export function requestRefunds(tx: Tx, refunds: readonly NewRefund[], now: Date): void {
  tx.write({
    name: 'payments.request-refunds',
    text: `insert into payments.refunds (refund_id, attempt_id, payment_id, amount, currency,
                  reason, requested_at, next_try_at, updated_at)
           select refund_id, attempt_id, payment_id, amount, currency, reason, $7, $7, $7
             from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[])
                  as r (refund_id, attempt_id, payment_id, amount, currency, reason)
            order by refund_id
           on conflict (refund_id) do nothing`,
    values: [
      refunds.map(({ refundId }) => refundId),
      refunds.map(({ attemptId }) => attemptId),
      refunds.map(({ paymentId }) => paymentId),
      refunds.map(({ amount }) => amount.amount),
      refunds.map(({ amount }) => amount.currency),
      refunds.map(({ reason }) => reason),
      now,
    ],
  });
}

export interface KnownRefund {
  readonly amount: Money;
  readonly status: RefundStatus;
  /** When its state last changed. */
  readonly updatedAt: Date;
}

/** The refund of the money that paid; surplus captures have theirs, which says nothing here. */
export async function findRefundOf(
  db: Queryable,
  paymentId: string,
): Promise<KnownRefund | undefined> {
  const [row] = await db.rows<{
    amount: number;
    currency: string;
    status: RefundStatus;
    updated_at: Date;
  }>({
    name: 'payments.find-refund-of',
    text: `select r.amount, r.currency, r.status, r.updated_at
             from payments.payments p join payments.refunds r using (refund_id)
            where p.payment_id = $1`,
    values: [paymentId],
  });
  if (!row) return undefined;
  const { amount, currency, status, updated_at: updatedAt } = row;
  return { amount: { amount, currency }, status, updatedAt };
}

/** A refund whose turn it is to be sent, or asked about. */
export interface DueRefund extends NewRefund {
  readonly status: RefundStatus;
  readonly tries: number;
  readonly provider: string;
  readonly providerRef: string;
  readonly chargeRef: string;
}

interface DueRefundRow {
  readonly refund_id: string;
  readonly attempt_id: string;
  readonly payment_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly status: RefundStatus;
  readonly tries: number;
  readonly provider: string;
  readonly provider_ref: string;
  readonly charge_ref: string;
}

export async function findDueRefunds(
  db: Queryable,
  now: Date,
  refundsMax: number,
): Promise<DueRefund[]> {
  const rows = await db.rows<DueRefundRow>({
    name: 'payments.find-due-refunds',
    text: `select r.refund_id, r.attempt_id, r.payment_id, r.amount, r.currency, r.reason,
                  r.status, r.tries, p.provider, p.provider_ref, a.charge_ref
             from payments.refunds r
             join payments.attempts a using (attempt_id)
             join payments.payments p on p.payment_id = r.payment_id
            where r.next_try_at <= $1
            order by r.next_try_at
            limit $2`,
    values: [now, refundsMax],
  });
  return rows.map((row) => ({
    refundId: row.refund_id,
    attemptId: row.attempt_id,
    paymentId: row.payment_id,
    amount: { amount: row.amount, currency: row.currency },
    reason: row.reason,
    status: row.status,
    tries: row.tries,
    provider: row.provider,
    providerRef: row.provider_ref,
    chargeRef: row.charge_ref,
  }));
}

/**
 * Writes how a try ended.
 * @returns false when the refund was done already: somebody else has told of it.
 */
export async function saveRefundTry(
  tx: Tx,
  outcome: {
    readonly refundId: string;
    readonly status: RefundStatus;
    readonly tries: number;
    readonly nextTryAt: Date | null;
    readonly doneAt: Date | null;
  },
  now: Date,
): Promise<boolean> {
  const rows = await tx.rows({
    name: 'payments.save-refund-try',
    text: `update payments.refunds
              set status = $2, tries = $3, next_try_at = $4, done_at = $5,
                  updated_at = case when status = $2 then updated_at else $6 end
            where refund_id = $1 and status <> 'DONE'
           returning refund_id`,
    values: [
      outcome.refundId,
      outcome.status,
      outcome.tries,
      outcome.nextTryAt,
      outcome.doneAt,
      now,
    ],
  });
  return rows.length > 0;
}
