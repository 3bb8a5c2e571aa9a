import type { PaymentStatus } from '@houseful/contract/payments';
import type { Instant } from '@houseful/contract/primitives';
import type { Queryable, Tx } from '#platform/postgres/tx';
import { type Payment, PAYMENT_COLUMNS, paymentOf, type PaymentRow } from './rows.ts';

export interface NewPayment {
  readonly paymentId: string;
  readonly orderId: string;
  readonly buyerId: string;
  readonly amount: number;
  readonly currency: string;
  readonly provider: string;
  readonly providerRef: string;
  readonly payUrl: string;
  readonly description: string;
  readonly expiresAt: Instant;
}

/**
 * Inserts the payments that are not known yet and tells which those were. A payment named twice
 * in one call is inserted once, as first described. No key is named as the one that may conflict:
 * of two processes that insert the same, one may meet the other at any of them.
 */
export async function insertPayments(
  tx: Tx,
  payments: readonly NewPayment[],
  now: Date,
  checkAt: Date,
): Promise<Set<string>> {
  const rows = await tx.rows<{ payment_id: string }>({
    name: 'payments.insert',
    text: `insert into payments.payments (payment_id, order_id, buyer_id, amount, currency,
                  provider, provider_ref, pay_url, description, expires_at, created_at, check_at)
           select payment_id, order_id, buyer_id, amount, currency,
                  provider, provider_ref, pay_url, description, expires_at, $11, $12
             from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                         $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
                  with ordinality
                  as p (payment_id, order_id, buyer_id, amount, currency,
                        provider, provider_ref, pay_url, description, expires_at, n)
            order by payment_id, n
           on conflict do nothing
           returning payment_id`,
    values: [
      payments.map(({ paymentId }) => paymentId),
      payments.map(({ orderId }) => orderId),
      payments.map(({ buyerId }) => buyerId),
      payments.map(({ amount }) => amount),
      payments.map(({ currency }) => currency),
      payments.map(({ provider }) => provider),
      payments.map(({ providerRef }) => providerRef),
      payments.map(({ payUrl }) => payUrl),
      payments.map(({ description }) => description),
      payments.map(({ expiresAt }) => expiresAt),
      now,
      checkAt,
    ],
  });
  return new Set(rows.map(({ payment_id }) => payment_id));
}

export async function findPayments(
  db: Queryable,
  paymentIds: readonly string[],
): Promise<Map<string, Payment>> {
  const rows = await db.rows<PaymentRow>({
    name: 'payments.find',
    text: `select ${PAYMENT_COLUMNS} from payments.payments where payment_id = any($1::text[])`,
    values: [paymentIds],
  });
  return new Map(rows.map((row) => [row.payment_id, paymentOf(row)]));
}

/**
 * The payments, locked until the transaction ends, in order of their ids so that two processes
 * cannot wait for each other. The lock leaves keys alone: attempts may be inserted meanwhile.
 */
export async function lockPayments(
  tx: Tx,
  paymentIds: readonly string[],
): Promise<Map<string, Payment>> {
  const rows = await tx.rows<PaymentRow>({
    name: 'payments.lock',
    text: `select ${PAYMENT_COLUMNS} from payments.payments
            where payment_id = any($1::text[])
            order by payment_id
              for no key update`,
    values: [paymentIds],
  });
  return new Map(rows.map((row) => [row.payment_id, paymentOf(row)]));
}

/** The payments that providers call by these names, locked as in `lockPayments`. */
export async function lockPaymentsByRef(
  tx: Tx,
  names: readonly { readonly provider: string; readonly providerRef: string }[],
): Promise<Payment[]> {
  const rows = await tx.rows<PaymentRow>({
    name: 'payments.lock-by-ref',
    text: `select ${PAYMENT_COLUMNS} from payments.payments
            where (provider, provider_ref) in (select * from unnest($1::text[], $2::text[]))
            order by payment_id
              for no key update`,
    values: [names.map(({ provider }) => provider), names.map(({ providerRef }) => providerRef)],
  });
  return rows.map(paymentOf);
}

export interface CapturedPayment {
  readonly paymentId: string;
  readonly attemptId: string;
  readonly capturedAt: Instant;
  readonly checkAt: Date;
}

export function markCaptured(tx: Tx, captured: readonly CapturedPayment[]): void {
  tx.write({
    name: 'payments.mark-captured',
    text: `update payments.payments p
              set status = 'CAPTURED', captured_attempt_id = c.attempt_id,
                  captured_at = c.captured_at, check_at = c.check_at, checks = 0
             from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
                  as c (payment_id, attempt_id, captured_at, check_at)
            where p.payment_id = c.payment_id`,
    values: [
      captured.map(({ paymentId }) => paymentId),
      captured.map(({ attemptId }) => attemptId),
      captured.map(({ capturedAt }) => capturedAt),
      captured.map(({ checkAt }) => checkAt),
    ],
  });
}

/** Sets the state; the caller holds the locks and has asked the table of states. */
export function setStatus(tx: Tx, paymentIds: readonly string[], status: PaymentStatus): void {
  tx.write({
    name: 'payments.set-status',
    text: 'update payments.payments set status = $2 where payment_id = any($1::text[])',
    values: [paymentIds, status],
  });
}

export function nameRefunds(
  tx: Tx,
  refunds: readonly { readonly paymentId: string; readonly refundId: string }[],
): void {
  tx.write({
    name: 'payments.name-refunds',
    text: `update payments.payments p
              set refund_id = r.refund_id
             from unnest($1::text[], $2::text[]) as r (payment_id, refund_id)
            where p.payment_id = r.payment_id`,
    values: [refunds.map(({ paymentId }) => paymentId), refunds.map(({ refundId }) => refundId)],
  });
}
