import type { Queryable, Tx } from '#platform/postgres/tx';
import { type Payment, PAYMENT_COLUMNS, paymentOf, type PaymentRow } from './rows.ts';

/** A payment whose turn it is to be asked about. */
export interface DueCheck {
  readonly payment: Payment;
  readonly checkAt: Date;
  readonly checks: number;
  readonly voided: boolean;
}

type DueRow = PaymentRow & { check_at: Date; checks: number; voided_at: Date | null };

/**
 * Payments due to be asked about: unpaid ones first, then paid ones for surplus captures, each
 * kind up to its own limit and longest overdue first, so that a crowd of one kind cannot starve
 * the other. Stands on the two partial indexes over check_at.
 */
export async function findDueChecks(
  db: Queryable,
  now: Date,
  limits: { readonly unpaidMax: number; readonly paidMax: number },
): Promise<DueCheck[]> {
  const columns = `${PAYMENT_COLUMNS}, check_at, checks, voided_at`;
  const rows = await db.rows<DueRow>({
    name: 'payments.find-due-checks',
    text: `(select ${columns} from payments.payments
             where status in ('PENDING', 'CANCELLED') and check_at <= $1
             order by check_at limit $2)
           union all
           (select ${columns} from payments.payments
             where status in ('CAPTURED', 'REFUNDED') and check_at <= $1
             order by check_at limit $3)`,
    values: [now, limits.unpaidMax, limits.paidMax],
  });
  return rows.map((row) => ({
    payment: paymentOf(row),
    checkAt: row.check_at,
    checks: row.checks,
    voided: row.voided_at !== null,
  }));
}

export interface CheckOutcome {
  readonly paymentId: string;
  /** When the check was due: whoever moved it meanwhile knows better and is left alone. */
  readonly checkAt: Date;
  readonly nextCheckAt: Date | null;
  readonly checks: number;
  readonly voidedAt: Date | null;
}

/** The caller holds the locks of the payments. */
export function saveChecks(tx: Tx, outcomes: readonly CheckOutcome[]): void {
  tx.write({
    name: 'payments.save-checks',
    text: `update payments.payments p
              set check_at = case when p.check_at = o.check_at then o.next_check_at
                                  else p.check_at end,
                  checks = case when p.check_at = o.check_at then o.checks else p.checks end,
                  voided_at = coalesce(p.voided_at, o.voided_at)
             from unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::int[],
                         $5::timestamptz[])
                  as o (payment_id, check_at, next_check_at, checks, voided_at)
            where p.payment_id = o.payment_id`,
    values: [
      outcomes.map(({ paymentId }) => paymentId),
      outcomes.map(({ checkAt }) => checkAt),
      outcomes.map(({ nextCheckAt }) => nextCheckAt),
      outcomes.map(({ checks }) => checks),
      outcomes.map(({ voidedAt }) => voidedAt),
    ],
  });
}

/**
 * Asks again from the start, and at the latest at `checkAt`. A check that comes sooner anyway
 * stays, which spares the write in the common case of paying at once. Locks in order of ids.
 */
export function hastenChecks(tx: Tx, paymentIds: readonly string[], checkAt: Date): void {
  tx.write({
    name: 'payments.hasten-checks',
    text: `with late as (
             select payment_id from payments.payments
              where payment_id = any($1::text[]) and (check_at is null or check_at > $2)
              order by payment_id
                for no key update)
           update payments.payments p set check_at = $2, checks = 0
             from late where p.payment_id = late.payment_id`,
    values: [paymentIds, checkAt],
  });
}
