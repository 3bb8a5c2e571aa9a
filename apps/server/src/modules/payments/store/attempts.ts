import type { Instant, Money } from '@houseful/contract/primitives';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { AttemptState } from '../rules/attempt-states.ts';

export interface Attempt {
  readonly attemptId: string;
  readonly paymentId: string;
  readonly chargeRef: string;
  readonly state: AttemptState;
  readonly captured: Money | null;
  readonly capturedAt: Instant | null;
  readonly reason: string | null;
  readonly openedAt: Date;
}

interface AttemptRow {
  readonly attempt_id: string;
  readonly payment_id: string;
  readonly charge_ref: string;
  readonly state: AttemptState;
  readonly captured_amount: number | null;
  readonly captured_currency: string | null;
  readonly captured_at: Date | null;
  readonly reason: string | null;
  readonly opened_at: Date;
}

const COLUMNS = `attempt_id, payment_id, charge_ref, state, captured_amount, captured_currency,
  captured_at, reason, opened_at`;

function attemptOf(row: AttemptRow): Attempt {
  return {
    attemptId: row.attempt_id,
    paymentId: row.payment_id,
    chargeRef: row.charge_ref,
    state: row.state,
    captured:
      row.captured_amount === null || row.captured_currency === null
        ? null
        : { amount: row.captured_amount, currency: row.captured_currency },
    capturedAt: row.captured_at?.toISOString() ?? null,
    reason: row.reason,
    openedAt: row.opened_at,
  };
}

export interface NewAttempt {
  readonly attemptId: string;
  readonly paymentId: string;
  readonly chargeRef: string;
}

/**
 * Inserts the attempts that are not known yet, in order of their ids, and answers those; the
 * others stay as they are.
 */
export async function openAttempts(
  tx: Tx,
  attempts: readonly NewAttempt[],
  now: Date,
): Promise<Map<string, Attempt>> {
  const rows = await tx.rows<AttemptRow>({
    name: 'payments.open-attempts',
    text: `insert into payments.attempts (attempt_id, payment_id, charge_ref, state, opened_at)
           select distinct attempt_id, payment_id, charge_ref, 'CREATED', $4::timestamptz
             from unnest($1::text[], $2::text[], $3::text[])
                  as a (attempt_id, payment_id, charge_ref)
            order by attempt_id
           on conflict do nothing
           returning ${COLUMNS}`,
    values: [
      attempts.map(({ attemptId }) => attemptId),
      attempts.map(({ paymentId }) => paymentId),
      attempts.map(({ chargeRef }) => chargeRef),
      now,
    ],
  });
  return attemptsById(rows);
}

function attemptsById(rows: readonly AttemptRow[]): Map<string, Attempt> {
  return new Map(rows.map((row) => [row.attempt_id, attemptOf(row)]));
}

export async function findAttempts(
  db: Queryable,
  attemptIds: readonly string[],
): Promise<Map<string, Attempt>> {
  const rows = await db.rows<AttemptRow>({
    name: 'payments.find-attempts',
    text: `select ${COLUMNS} from payments.attempts where attempt_id = any($1::text[])`,
    values: [attemptIds],
  });
  return attemptsById(rows);
}

/** All attempts of the payments; the provider bounds how many one payment can have. */
export async function findAttemptsOf(
  db: Queryable,
  paymentIds: readonly string[],
): Promise<Attempt[]> {
  const rows = await db.rows<AttemptRow>({
    name: 'payments.find-attempts-of',
    text: `select ${COLUMNS} from payments.attempts where payment_id = any($1::text[])`,
    values: [paymentIds],
  });
  return rows.map(attemptOf);
}

/** Writes attempts as they now are; the caller holds the locks of their payments. */
export function saveAttempts(tx: Tx, attempts: readonly Attempt[]): void {
  tx.write({
    name: 'payments.save-attempts',
    text: `insert into payments.attempts (${COLUMNS})
           select ${COLUMNS}
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
                         $6::text[], $7::timestamptz[], $8::text[], $9::timestamptz[])
                  as a (${COLUMNS})
            order by attempt_id
           on conflict (attempt_id) do update
              set state = excluded.state, captured_amount = excluded.captured_amount,
                  captured_currency = excluded.captured_currency,
                  captured_at = excluded.captured_at, reason = excluded.reason`,
    values: [
      attempts.map(({ attemptId }) => attemptId),
      attempts.map(({ paymentId }) => paymentId),
      attempts.map(({ chargeRef }) => chargeRef),
      attempts.map(({ state }) => state),
      attempts.map(({ captured }) => captured?.amount ?? null),
      attempts.map(({ captured }) => captured?.currency ?? null),
      attempts.map(({ capturedAt }) => capturedAt),
      attempts.map(({ reason }) => reason),
      attempts.map(({ openedAt }) => openedAt),
    ],
  });
}
