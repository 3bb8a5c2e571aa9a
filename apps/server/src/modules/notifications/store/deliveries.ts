import type { Tx } from '#platform/postgres/tx';
import type { Letters, OwedLetter, Template } from '../rules/letters.ts';

export interface NewDelivery {
  readonly deliveryId: string;
  /** The order, or the invitation, that it is about. */
  readonly aboutId: string;
  readonly template: Template;
  readonly channel: string;
  /** Null when there is nowhere to send it: recorded, and skipped. */
  readonly recipient: string | null;
  readonly words: Letters[Template];
  readonly dueAt: Date;
  readonly createdAt: Date;
}

/** A delivery that this process is to send now. */
export interface ClaimedDelivery {
  readonly deliveryId: string;
  readonly aboutId: string;
  readonly recipient: string;
  readonly letter: OwedLetter;
  /** Tries so far, this one included; also names the claim. */
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Those that are known already stay as they are. @returns how many were skipped. */
export async function insertDeliveries(
  tx: Tx,
  deliveries: readonly NewDelivery[],
): Promise<number> {
  const rows = await tx.rows<{ status: string }>({
    name: 'notifications.insert-deliveries',
    text: `insert into notifications.deliveries
             (delivery_id, about_id, template, channel, recipient, status, due_at, created_at,
              words)
           select delivery_id, about_id, template, channel, recipient,
                  case when recipient is null then 'SKIPPED' else 'PENDING' end,
                  due_at, created_at, words
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                         $6::timestamptz[], $7::timestamptz[], $8::json[])
                  as d (delivery_id, about_id, template, channel, recipient, due_at, created_at,
                        words)
           on conflict do nothing
           returning status`,
    values: [
      deliveries.map(({ deliveryId }) => deliveryId),
      deliveries.map(({ aboutId }) => aboutId),
      deliveries.map(({ template }) => template),
      deliveries.map(({ channel }) => channel),
      deliveries.map(({ recipient }) => recipient),
      deliveries.map(({ dueAt }) => dueAt),
      deliveries.map(({ createdAt }) => createdAt),
      deliveries.map(({ words }) => (words === null ? null : JSON.stringify(words))),
    ],
  });
  return rows.filter(({ status }) => status === 'SKIPPED').length;
}

/**
 * Takes due deliveries, oldest first, for the caller alone until `claimedUntil`; what it has not
 * ended by then is due again. Rows that another process is taking are skipped. Stands on the
 * index of due deliveries.
 */
export async function claimDueDeliveries(
  tx: Tx,
  { now, claimedUntil, deliveriesMax }: { now: Date; claimedUntil: Date; deliveriesMax: number },
): Promise<ClaimedDelivery[]> {
  const rows = await tx.rows<{
    delivery_id: string;
    about_id: string;
    recipient: string;
    template: Template;
    words: Letters[Template];
    attempts: number;
    created_at: Date;
  }>({
    name: 'notifications.claim-due',
    text: `with due as (
             select delivery_id from notifications.deliveries
              where status = 'PENDING' and due_at <= $1
              order by due_at, delivery_id
              limit $3
                for update skip locked)
           update notifications.deliveries d
              set attempts = attempts + 1, due_at = $2
             from due where d.delivery_id = due.delivery_id
        returning d.delivery_id, d.about_id, d.recipient, d.template, d.words, d.attempts,
                  d.created_at`,
    values: [now, claimedUntil, deliveriesMax],
  });
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    aboutId: row.about_id,
    recipient: row.recipient,
    // Written together, by one verb: the words are those of the template.
    letter: { template: row.template, words: row.words } as OwedLetter,
    attempts: row.attempts,
    createdAt: row.created_at,
  }));
}

/** Ends a claimed delivery, unless the claim ran out and somebody else has taken it. */
export async function endDelivery(
  tx: Tx,
  { deliveryId, attempts }: ClaimedDelivery,
  end: { status: 'SENT' | 'SKIPPED' | 'SET_ASIDE'; endedAt: Date; error: string | null },
): Promise<void> {
  await tx.rows({
    name: 'notifications.end-delivery',
    text: `update notifications.deliveries set status = $3, ended_at = $4, last_error = $5
            where delivery_id = $1 and attempts = $2 and status = 'PENDING'`,
    values: [deliveryId, attempts, end.status, end.endedAt, end.error],
  });
}

/** Puts a claimed delivery back until `dueAt`; likewise. */
export async function postponeDelivery(
  tx: Tx,
  { deliveryId, attempts }: ClaimedDelivery,
  { dueAt, error }: { dueAt: Date; error: string },
): Promise<void> {
  await tx.rows({
    name: 'notifications.postpone-delivery',
    text: `update notifications.deliveries set due_at = $3, last_error = $4
            where delivery_id = $1 and attempts = $2 and status = 'PENDING'`,
    values: [deliveryId, attempts, dueAt, error],
  });
}
