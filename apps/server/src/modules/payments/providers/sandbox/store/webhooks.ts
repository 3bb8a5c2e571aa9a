import type { Queryable, Tx } from '#platform/postgres/tx';

/** A webhook that is still to be delivered, `deliveriesLeft` times. */
export interface Webhook {
  readonly eventId: string;
  readonly body: string;
  readonly deliveriesLeft: number;
  /** Failed ones since the last that was answered. */
  readonly tries: number;
  readonly dueAt: Date;
}

interface WebhookRow {
  readonly event_id: string;
  readonly body: string;
  readonly deliveries_left: number;
  readonly tries: number;
  readonly due_at: Date;
}

export function insertWebhooks(tx: Tx, webhooks: readonly Webhook[]): void {
  tx.write({
    name: 'sandbox.insert-webhooks',
    text: `insert into payments.sandbox_webhooks (event_id, body, deliveries_left, due_at)
           select * from unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[])
           on conflict (event_id) do nothing`,
    values: [
      webhooks.map(({ eventId }) => eventId),
      webhooks.map(({ body }) => body),
      webhooks.map(({ deliveriesLeft }) => deliveriesLeft),
      webhooks.map(({ dueAt }) => dueAt),
    ],
  });
}

export async function findDueWebhooks(
  db: Queryable,
  now: Date,
  webhooksMax: number,
): Promise<Webhook[]> {
  const rows = await db.rows<WebhookRow>({
    name: 'sandbox.find-due-webhooks',
    text: `select event_id, body, deliveries_left, tries, due_at
             from payments.sandbox_webhooks
            where due_at <= $1
            order by due_at limit $2`,
    values: [now, webhooksMax],
  });
  return rows.map((row) => ({
    eventId: row.event_id,
    body: row.body,
    deliveriesLeft: row.deliveries_left,
    tries: row.tries,
    dueAt: row.due_at,
  }));
}

/** Writes how deliveries ended; a webhook with none left is gone. */
export function saveDeliveries(tx: Tx, webhooks: readonly Webhook[]): void {
  const over = webhooks.filter(({ deliveriesLeft }) => deliveriesLeft === 0);
  const open = webhooks.filter(({ deliveriesLeft }) => deliveriesLeft > 0);
  tx.write({
    name: 'sandbox.save-deliveries',
    text: `with over as (
             delete from payments.sandbox_webhooks where event_id = any($1::text[]))
           update payments.sandbox_webhooks w
              set deliveries_left = o.deliveries_left, tries = o.tries, due_at = o.due_at
             from unnest($2::text[], $3::int[], $4::int[], $5::timestamptz[])
                  as o (event_id, deliveries_left, tries, due_at)
            where w.event_id = o.event_id`,
    values: [
      over.map(({ eventId }) => eventId),
      open.map(({ eventId }) => eventId),
      open.map(({ deliveriesLeft }) => deliveriesLeft),
      open.map(({ tries }) => tries),
      open.map(({ dueAt }) => dueAt),
    ],
  });
}
