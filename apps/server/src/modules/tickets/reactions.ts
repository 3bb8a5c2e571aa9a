import type { FactName, FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';
import { adoptBuyers } from './actions/adopt-buyers.ts';

type Verb<N extends FactName> = (tx: Tx, payloads: readonly FactPayload<N>[]) => Promise<unknown>;

export function ticketsReactions(verbs: {
  issueTickets: Verb<'booking.order-confirmed'>;
  revokeTickets: Verb<'booking.order-cancelled'>;
  renewTickets: Verb<'booking.order-moved'>;
  followChanges: Verb<'booking.order-changed'>;
}): Reaction[] {
  return [
    // The gateway asks first, so that its answer is whole; these are the safety net.
    reaction('booking.order-confirmed', 'tickets/issue-tickets', verbs.issueTickets),
    reaction('booking.order-cancelled', 'tickets/revoke-tickets', verbs.revokeTickets),
    reaction('booking.order-moved', 'tickets/renew-tickets', verbs.renewTickets),
    reaction('booking.order-changed', 'tickets/follow-changes', verbs.followChanges),
    reaction('identity.guest-merged', 'tickets/adopt-buyers', adoptBuyers),
  ];
}
