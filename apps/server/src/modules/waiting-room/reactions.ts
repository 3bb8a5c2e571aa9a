import type { FactPayload } from '@houseful/contract/facts';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';
import { adoptBuyers } from './actions/adopt-buyers.ts';

/** Fact → action. */
export function waitingRoomReactions(verbs: {
  finish: (tx: Tx, orders: readonly FactPayload<'booking.order-confirmed'>[]) => Promise<void>;
  cancelled: (tx: Tx, shows: readonly FactPayload<'catalog.show-cancelled'>[]) => Promise<void>;
  moved: (tx: Tx, shows: readonly FactPayload<'catalog.show-moved'>[]) => Promise<void>;
  protect: (tx: Tx, shows: readonly FactPayload<'catalog.show-scheduled'>[]) => Promise<void>;
}): Reaction[] {
  return [
    reaction('booking.order-confirmed', 'waiting-room/finish', verbs.finish),
    reaction('catalog.show-scheduled', 'waiting-room/protect-new-shows', verbs.protect),
    reaction('catalog.show-cancelled', 'waiting-room/follow-cancelled-shows', verbs.cancelled),
    reaction('catalog.show-moved', 'waiting-room/follow-moved-shows', verbs.moved),
    reaction('identity.guest-merged', 'waiting-room/adopt-buyers', adoptBuyers),
  ];
}
