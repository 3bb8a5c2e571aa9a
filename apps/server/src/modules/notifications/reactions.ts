import type { FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';

type Verb<N extends 'booking.order-confirmed' | 'tickets.tickets-issued'> = (
  tx: Tx,
  payloads: readonly FactPayload<N>[],
) => Promise<void>;

export function notificationsReactions(verbs: {
  enqueueDeliveries: Verb<'booking.order-confirmed'>;
  hastenDeliveries: Verb<'tickets.tickets-issued'>;
}): Reaction[] {
  return [
    // Knows whom to write to.
    reaction(
      'booking.order-confirmed',
      'notifications/enqueue-deliveries',
      verbs.enqueueDeliveries,
    ),
    // Knows that there is something to send. Either may come first.
    reaction('tickets.tickets-issued', 'notifications/hasten-deliveries', verbs.hastenDeliveries),
  ];
}
