import type { Money } from '@houseful/contract/primitives';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { RefundStatus } from '../rules/refund-states.ts';

export interface NewRefund {
  readonly refundId: string;
  readonly attemptId: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly reason: string;
  /** The change of the order that gives it back; null where it ends with it, and of surplus money. */
  readonly changeId: string | null;
}

/** Asks for refunds; one that was asked for before stays as it is. */
export function requestRefunds(tx: Tx, refunds: readonly NewRefund[], now: Date): void {
  tx.write({
    name: 'payments.request-refunds',
    text: `insert into payments.refunds (refund_id, attempt_id, payment_id, amount, currency,
                  reason, change_id, requested_at, next_try_at, updated_at)
           select refund_id, attempt_id, payment_id, amount, currency, reason, change_id, $8, $8, $8
             from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[],
                         $7::text[])
                  as r (refund_id, attempt_id, payment_id, amount, currency, reason, change_id)
            order by refund_id
           on conflict (refund_id) do nothing`,
    values: [
      refunds.map(({ refundId }) => refundId),
      refunds.map(({ attemptId }) => attemptId),
      refunds.map(({ paymentId }) => paymentId),
      refunds.map(({ amount }) => amount.amount),
      refunds.map(({ amount }) => amount.currency),
      refunds.map(({ reason }) => reason),
      refunds.map(({ changeId }) => changeId),
      now,
    ],
  });
}

export interface KnownRefund {
  readonly refundId: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly reason: string;
  readonly status: RefundStatus;
  readonly requestedAt: Date;
  readonly doneAt: Date | null;
  /** When its state last changed. */
  readonly updatedAt: Date;
}

/** The refunds of the money that paid, the oldest first; surplus captures have theirs, which say nothing here. */
export async function findRefundsOf(
  db: Queryable,
  paymentIds: readonly string[],
): Promise<KnownRefund[]> {
  const rows = await db.rows<{
    refund_id: string;
    payment_id: string;
    amount: number;
    currency: string;
    reason: string;
    status: RefundStatus;
    requested_at: Date;
    done_at: Date | null;
    updated_at: Date;
  }>({
    name: 'payments.find-refunds-of',
    text: `select r.refund_id, r.payment_id, r.amount, r.currency, r.reason, r.status,
                  r.requested_at, r.done_at, r.updated_at
             from payments.payments p
             join payments.refunds r on r.attempt_id = p.captured_attempt_id
            where p.payment_id = any($1::text[])
            order by r.requested_at, r.refund_id`,
    values: [paymentIds],
  });
  return rows.map((row) => ({
    refundId: row.refund_id,
    paymentId: row.payment_id,
    amount: { amount: row.amount, currency: row.currency },
    reason: row.reason,
    status: row.status,
    requestedAt: row.requested_at,
    doneAt: row.done_at,
    updatedAt: row.updated_at,
  }));
}

/** The refunds of the money that paid, by how far they are. */
export function sumRefundsOf(
  db: Queryable,
  paymentIds: readonly string[],
): Promise<{ status: RefundStatus; count: number; amount: number }[]> {
  return db.rows({
    name: 'payments.sum-refunds-of',
    text: `select r.status, count(*)::int as count, sum(r.amount)::bigint as amount
             from payments.payments p join payments.refunds r using (refund_id)
            where p.payment_id = any($1) group by r.status`,
    values: [paymentIds],
  });
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
  readonly change_id: string | null;
  readonly status: RefundStatus;
  readonly tries: number;
  readonly provider: string;
  readonly provider_ref: string;
  readonly charge_ref: string;
}

const DUE_COLUMNS = `r.refund_id, r.attempt_id, r.payment_id, r.amount, r.currency, r.reason,
                  r.change_id, r.status, r.tries, p.provider, p.provider_ref, a.charge_ref`;
const DUE_TABLES = `payments.refunds r
             join payments.attempts a using (attempt_id)
             join payments.payments p on p.payment_id = r.payment_id`;

export async function findDueRefunds(
  db: Queryable,
  now: Date,
  refundsMax: number,
): Promise<DueRefund[]> {
  const rows = await db.rows<DueRefundRow>({
    name: 'payments.find-due-refunds',
    text: `select ${DUE_COLUMNS} from ${DUE_TABLES}
            where r.next_try_at <= $1
            order by r.next_try_at
            limit $2`,
    values: [now, refundsMax],
  });
  return rows.map(dueRefundOf);
}

/** Refunds of one payment that are not done, whenever their turn is. */
export async function findOpenRefundsOf(db: Queryable, paymentId: string): Promise<DueRefund[]> {
  const rows = await db.rows<DueRefundRow>({
    name: 'payments.find-open-refunds-of',
    text: `select ${DUE_COLUMNS}
             from ${DUE_TABLES}
            where a.payment_id = $1 and r.status <> 'DONE'`,
    values: [paymentId],
  });
  return rows.map(dueRefundOf);
}

function dueRefundOf(row: DueRefundRow): DueRefund {
  return {
    refundId: row.refund_id,
    attemptId: row.attempt_id,
    paymentId: row.payment_id,
    amount: { amount: row.amount, currency: row.currency },
    reason: row.reason,
    changeId: row.change_id,
    status: row.status,
    tries: row.tries,
    provider: row.provider,
    providerRef: row.provider_ref,
    chargeRef: row.charge_ref,
  };
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
