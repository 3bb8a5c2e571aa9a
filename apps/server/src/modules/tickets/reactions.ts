import type { FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';
import { adoptBuyers } from './actions/adopt-buyers.ts';

type Verb<N extends 'booking.order-confirmed' | 'booking.order-cancelled'> = (
  tx: Tx,
  payloads: readonly FactPayload<N>[],
) => Promise<unknown>;

export function ticketsReactions(verbs: {
  issueTickets: Verb<'booking.order-confirmed'>;
  revokeTickets: Verb<'booking.order-cancelled'>;
}): Reaction[] {
  return [
    // The gateway asks first, so that its answer is whole; these are the safety net.
    reaction('booking.order-confirmed', 'tickets/issue-tickets', verbs.issueTickets),
    reaction('booking.order-cancelled', 'tickets/revoke-tickets', verbs.revokeTickets),
    reaction('identity.guest-merged', 'tickets/adopt-buyers', adoptBuyers),
  ];
}
