import type { Money } from '@houseful/contract/primitives';
import type { Queryable, Tx } from '#platform/postgres/tx';
import type { WebhookPlan } from '../rules/behaviour.ts';
import type { ChargeStatus, IntentStatus } from '../rules/charge-decision.ts';

export interface Intent {
  readonly intentId: string;
  readonly amount: Money;
  readonly description: string;
  readonly returnUrl: string;
  readonly status: IntentStatus;
  readonly expiresAt: Date;
}

export interface Charge {
  readonly chargeId: string;
  readonly intentId: string;
  readonly instrument: string;
  readonly status: ChargeStatus;
  readonly reason: string | null;
  readonly plan: WebhookPlan;
  readonly capturesAt: Date | null;
  readonly capturedAt: Date | null;
  readonly createdAt: Date;
}

export interface NewIntent extends Omit<Intent, 'status'> {
  readonly paymentId: string;
}

/** Inserts the intents that are not known yet; the terms of known ones stay. */
export function insertIntents(tx: Tx, intents: readonly NewIntent[], now: Date): void {
  tx.write({
    name: 'sandbox.insert-intents',
    text: `insert into payments.sandbox_intents (intent_id, payment_id, amount, currency,
                  description, return_url, expires_at, created_at)
           select intent_id, payment_id, amount, currency, description, return_url, expires_at, $8
             from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                         $7::timestamptz[])
                  as i (intent_id, payment_id, amount, currency, description, return_url,
                        expires_at)
            order by intent_id
           on conflict (intent_id) do nothing`,
    values: [
      intents.map(({ intentId }) => intentId),
      intents.map(({ paymentId }) => paymentId),
      intents.map(({ amount }) => amount.amount),
      intents.map(({ amount }) => amount.currency),
      intents.map(({ description }) => description),
      intents.map(({ returnUrl }) => returnUrl),
      intents.map(({ expiresAt }) => expiresAt),
      now,
    ],
  });
}

interface IntentRow {
  readonly intent_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  readonly return_url: string;
  readonly status: IntentStatus;
  readonly expires_at: Date;
}

const INTENT_COLUMNS = `intent_id, amount, currency, description, return_url, status, expires_at`;

function intentOf(row: IntentRow): Intent {
  return {
    intentId: row.intent_id,
    amount: { amount: row.amount, currency: row.currency },
    description: row.description,
    returnUrl: row.return_url,
    status: row.status,
    expiresAt: row.expires_at,
  };
}

/** The intents, locked until the transaction ends, in order of their ids. */
export async function lockIntents(tx: Tx, intentIds: readonly string[]): Promise<Intent[]> {
  const rows = await tx.rows<IntentRow>({
    name: 'sandbox.lock-intents',
    text: `select ${INTENT_COLUMNS} from payments.sandbox_intents
            where intent_id = any($1::text[])
            order by intent_id
              for no key update`,
    values: [intentIds],
  });
  return rows.map(intentOf);
}

export function setIntentStatus(tx: Tx, intentIds: readonly string[], status: IntentStatus): void {
  tx.write({
    name: 'sandbox.set-intent-status',
    text: `update payments.sandbox_intents set status = $2
            where intent_id = any($1::text[]) and status = 'OPEN'`,
    values: [intentIds, status],
  });
}

interface ChargeRow {
  readonly charge_id: string;
  readonly intent_id: string;
  readonly instrument: string;
  readonly status: ChargeStatus;
  readonly reason: string | null;
  readonly webhook_plan: WebhookPlan;
  readonly captures_at: Date | null;
  readonly captured_at: Date | null;
  readonly created_at: Date;
}

/** All charges of the intents, oldest first. */
export async function findCharges(db: Queryable, intentIds: readonly string[]): Promise<Charge[]> {
  const rows = await db.rows<ChargeRow>({
    name: 'sandbox.find-charges',
    text: `select charge_id, intent_id, instrument, status, reason, webhook_plan, captures_at,
                  captured_at, created_at
             from payments.sandbox_charges
            where intent_id = any($1::text[])
            order by created_at, charge_id`,
    values: [intentIds],
  });
  return rows.map((row) => ({
    chargeId: row.charge_id,
    intentId: row.intent_id,
    instrument: row.instrument,
    status: row.status,
    reason: row.reason,
    plan: row.webhook_plan,
    capturesAt: row.captures_at,
    capturedAt: row.captured_at,
    createdAt: row.created_at,
  }));
}

/** Writes charges as they now are; the caller holds the locks of their intents. */
export function saveCharges(tx: Tx, charges: readonly Charge[]): void {
  tx.write({
    name: 'sandbox.save-charges',
    text: `insert into payments.sandbox_charges (charge_id, intent_id, instrument, status, reason,
                  webhook_plan, captures_at, captured_at, created_at)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                                $6::text[], $7::timestamptz[], $8::timestamptz[],
                                $9::timestamptz[])
           on conflict (charge_id) do update
              set status = excluded.status, captured_at = excluded.captured_at`,
    values: [
      charges.map(({ chargeId }) => chargeId),
      charges.map(({ intentId }) => intentId),
      charges.map(({ instrument }) => instrument),
      charges.map(({ status }) => status),
      charges.map(({ reason }) => reason),
      charges.map(({ plan }) => plan),
      charges.map(({ capturesAt }) => capturesAt),
      charges.map(({ capturedAt }) => capturedAt),
      charges.map(({ createdAt }) => createdAt),
    ],
  });
}

/** Intents with charges whose late capture is due, longest overdue first. */
export async function findLateIntents(
  db: Queryable,
  now: Date,
  intentsMax: number,
): Promise<string[]> {
  const rows = await db.rows<{ intent_id: string }>({
    name: 'sandbox.find-late-intents',
    text: `select intent_id from payments.sandbox_charges
            where status = 'PROCESSING' and captures_at <= $1
            order by captures_at limit $2`,
    values: [now, intentsMax],
  });
  return [...new Set(rows.map(({ intent_id }) => intent_id))];
}
