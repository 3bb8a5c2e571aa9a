import type { FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';

type Verb<N extends Parameters<typeof reaction>[0]> = (
  tx: Tx,
  payloads: readonly FactPayload<N>[],
) => Promise<void>;

/** Fact → action. */
export function gateReactions(verbs: {
  noteShows: Verb<'catalog.show-scheduled'>;
  noteTickets: Verb<'tickets.tickets-issued'>;
  revokeTickets: Verb<'booking.order-cancelled'>;
  cancelled: Verb<'catalog.show-cancelled'>;
  moved: Verb<'catalog.show-moved'>;
  revokeSome: Verb<'tickets.tickets-revoked'>;
  followOrders: Verb<'booking.order-changed'>;
}): Reaction[] {
  return [
    reaction('catalog.show-scheduled', 'gate/note-shows', verbs.noteShows),
    reaction('catalog.show-cancelled', 'gate/follow-cancelled-shows', verbs.cancelled),
    reaction('catalog.show-moved', 'gate/follow-moved-shows', verbs.moved),
    reaction('tickets.tickets-issued', 'gate/note-tickets', verbs.noteTickets),
    reaction('booking.order-cancelled', 'gate/revoke-tickets', verbs.revokeTickets),
    reaction('tickets.tickets-revoked', 'gate/revoke-some', verbs.revokeSome),
    reaction('booking.order-changed', 'gate/follow-orders', verbs.followOrders),
  ];
}
