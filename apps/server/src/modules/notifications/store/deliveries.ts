import type { Queryable, Tx } from '#platform/postgres/tx';
import type { Letters, OwedLetter, Template } from '../rules/letters.ts';

export interface NewDelivery {
  readonly deliveryId: string;
  /** The order, or the invitation, that it is about. */
  readonly aboutId: string;
  readonly template: Template;
  /** Tells it from others of its kind about the same thing; mostly empty. */
  readonly occasion: string;
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
              words, occasion)
           select delivery_id, about_id, template, channel, recipient,
                  case when recipient is null then 'SKIPPED' else 'PENDING' end,
                  due_at, created_at, words, occasion
             from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
                         $6::timestamptz[], $7::timestamptz[], $8::json[], $9::text[])
                  as d (delivery_id, about_id, template, channel, recipient, due_at, created_at,
                        words, occasion)
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
      deliveries.map(({ occasion }) => occasion),
    ],
  });
  return rows.filter(({ status }) => status === 'SKIPPED').length;
}

/** How many of the letters of one kind about these things are how far. */
export function countDeliveries(
  db: Queryable,
  {
    aboutIds,
    template,
    occasion,
  }: {
    aboutIds: readonly string[];
    template: Template;
    occasion: string;
  },
): Promise<{ status: 'PENDING' | 'SENT' | 'SKIPPED' | 'SET_ASIDE'; count: number }[]> {
  return db.rows({
    name: 'notifications.count-deliveries',
    text: `select status, count(*)::int as count from notifications.deliveries
            where about_id = any($1) and template = $2 and occasion = $3 group by status`,
    values: [aboutIds, template, occasion],
  });
}

/** A delivery as staff look at it. */
export interface KnownDelivery {
  readonly delivery_id: string;
  readonly template: Template;
  readonly recipient: string | null;
  readonly status: 'PENDING' | 'SENT' | 'SKIPPED' | 'SET_ASIDE';
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly last_error: string | null;
}

const ABOUT = `select delivery_id, template, recipient, status, created_at, ended_at, last_error
             from notifications.deliveries where about_id = $1 order by created_at, delivery_id`;

/** Everything about one order, the oldest first. */
export function findDeliveriesAbout(db: Queryable, aboutId: string): Promise<KnownDelivery[]> {
  return db.rows({ name: 'notifications.about', text: ABOUT, values: [aboutId] });
}

/** The same; who asks second waits for the first one's transaction, and sees what it has written. */
export async function lockDeliveriesAbout(tx: Tx, aboutId: string): Promise<KnownDelivery[]> {
  await tx.rows({
    name: 'notifications.lock-about',
    text: `select pg_advisory_xact_lock(hashtextextended('notifications ' || $1, 0))`,
    values: [aboutId],
  });
  return findDeliveriesAbout(tx, aboutId);
}

/** Has those sent after all that were skipped for want of an address. */
export function sendSkipped(
  tx: Tx,
  deliveries: readonly Pick<NewDelivery, 'deliveryId' | 'recipient' | 'dueAt'>[],
): void {
  tx.write({
    name: 'notifications.send-skipped',
    text: `update notifications.deliveries d
              set recipient = w.recipient, status = 'PENDING', due_at = w.due_at
             from unnest($1::text[], $2::text[], $3::timestamptz[])
                  as w (delivery_id, recipient, due_at)
            where d.delivery_id = w.delivery_id and d.status = 'SKIPPED' and d.recipient is null`,
    values: [
      deliveries.map(({ deliveryId }) => deliveryId),
      deliveries.map(({ recipient }) => recipient),
      deliveries.map(({ dueAt }) => dueAt),
    ],
  });
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
