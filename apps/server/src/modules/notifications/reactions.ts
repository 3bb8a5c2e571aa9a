import { type Reaction, reaction } from '#platform/facts/facts';
import type { EnqueueVerbs } from './actions/enqueue-deliveries.ts';

/** Fact → action. */
export function notificationsReactions(enqueue: EnqueueVerbs): Reaction[] {
  return [
    reaction('tickets.tickets-issued', 'notifications/enqueue-deliveries', enqueue.confirmations),
    reaction('booking.order-changed', 'notifications/owe-changes', enqueue.changes),
    reaction('counter.tickets-wanted', 'notifications/send-wanted', enqueue.wanted),
    reaction('booking.order-cancelled', 'notifications/owe-cancellations', enqueue.cancellations),
    reaction(
      'booking.order-unfulfillable',
      'notifications/owe-late-payments',
      enqueue.latePayments,
    ),
    reaction('tickets.tickets-renewed', 'notifications/owe-moves', enqueue.moves),
    reaction('organisations.member-invited', 'notifications/owe-invitations', enqueue.invitations),
  ];
}
