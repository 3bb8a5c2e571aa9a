import type { Queryable } from '#platform/postgres/tx';

export interface MovedPayment {
  readonly payment_id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly provider: string;
  readonly captured_at: Date | null;
}

/** Payments in order of their ids. */
export function pageOfPayments(
  db: Queryable,
  after: string | null,
  paymentsMax: number,
): Promise<MovedPayment[]> {
  return db.rows({
    text: `select payment_id, order_id, amount, currency, provider, captured_at
             from payments.payments where payment_id > $1 order by payment_id limit $2`,
    values: [after ?? '', paymentsMax],
  });
}

export interface DoneRefund {
  readonly refund_id: string;
  readonly payment_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly done_at: Date;
}

/** Refunds of these payments that the bank has paid. */
export function findDoneRefunds(
  db: Queryable,
  paymentIds: readonly string[],
): Promise<DoneRefund[]> {
  return db.rows({
    text: `select r.refund_id, r.payment_id, r.amount, r.currency, r.reason, r.done_at
             from payments.attempts a join payments.refunds r using (attempt_id)
            where a.payment_id = any($1::text[]) and r.done_at is not null
            order by r.refund_id`,
    values: [paymentIds],
  });
}
