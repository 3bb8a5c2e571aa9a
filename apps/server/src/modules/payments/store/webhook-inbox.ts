import type { Tx } from '#platform/postgres/tx';

export interface EventName {
  readonly provider: string;
  readonly eventId: string;
}

/** Marks events as taken; answers those that were not taken before, each once. */
export async function takeEvents(
  tx: Tx,
  events: readonly EventName[],
  now: Date,
): Promise<EventName[]> {
  const rows = await tx.rows<{ provider: string; event_id: string }>({
    name: 'payments.take-events',
    text: `insert into payments.webhook_inbox (provider, event_id, received_at)
           select provider, event_id, $3
             from unnest($1::text[], $2::text[]) as e (provider, event_id)
            order by provider, event_id
           on conflict do nothing
           returning provider, event_id`,
    values: [events.map(({ provider }) => provider), events.map(({ eventId }) => eventId), now],
  });
  return rows.map(({ provider, event_id }) => ({ provider, eventId: event_id }));
}

/** Drops marks made before `before`, at most `eventsMax` of them. */
export async function dropEvents(tx: Tx, before: Date, eventsMax: number): Promise<void> {
  await tx.rows({
    name: 'payments.drop-events',
    text: `delete from payments.webhook_inbox
            where (provider, event_id) in
                  (select provider, event_id from payments.webhook_inbox
                    where received_at < $1 order by received_at limit $2)`,
    values: [before, eventsMax],
  });
}
