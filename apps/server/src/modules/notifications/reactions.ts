import type { FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';

type EnqueueDeliveries = (
  tx: Tx,
  issued: readonly FactPayload<'tickets.tickets-issued'>[],
) => Promise<void>;

/** Fact → action. */
export function notificationsReactions(verbs: {
  enqueueDeliveries: EnqueueDeliveries;
}): Reaction[] {
  return [
    reaction('tickets.tickets-issued', 'notifications/enqueue-deliveries', verbs.enqueueDeliveries),
  ];
}
