import type { FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';

export function ticketsReactions(verbs: {
  issueTickets: (
    tx: Tx,
    payloads: readonly FactPayload<'booking.order-confirmed'>[],
  ) => Promise<unknown>;
}): Reaction[] {
  return [
    // The gateway asks first, so that the answer carries the tickets; this is the safety net.
    reaction('booking.order-confirmed', 'tickets/issue-tickets', verbs.issueTickets),
  ];
}
