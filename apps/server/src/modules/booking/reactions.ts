import type { MergedGuest } from '@houseful/contract/faces/identity';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { BatchVerb } from '#platform/group-commit';
import type { ChangeShows } from './actions/change-shows.ts';
import type { Capture, Confirmation } from './actions/confirm-orders.ts';
import { keepSeatMaps, putOnSale } from './actions/put-on-sale.ts';
import type { repriceShows } from './actions/reprice-shows.ts';

/** Fact → action. */
export function bookingReactions(
  confirm: BatchVerb<Capture, Confirmation>,
  adopt: BatchVerb<MergedGuest, void>,
  reprice: ReturnType<typeof repriceShows>,
  change: ChangeShows,
): Reaction[] {
  return [
    reaction('venues.seat-map-published', 'booking/keep-seat-maps', keepSeatMaps),
    reaction('catalog.show-scheduled', 'booking/put-on-sale', putOnSale),
    reaction('offers.show-repriced', 'booking/reprice-shows', reprice),
    reaction('catalog.show-cancelled', 'booking/cancel-shows', change.cancelled),
    reaction('catalog.show-moved', 'booking/move-shows', change.moved),
    reaction('catalog.show-closed', 'booking/close-shows', change.closed),
    reaction('catalog.show-opened', 'booking/open-shows', change.opened),
    reaction('payments.payment-captured', 'booking/confirm-orders', (tx, captures) =>
      confirm(
        tx,
        captures.map(({ orderId, paymentId, amount }) => ({ orderId, paymentId, amount })),
      ),
    ),
    // The gateway adopts before it answers the sign-in; this is the safety net.
    reaction('identity.guest-merged', 'booking/adopt-buyers', adopt),
  ];
}
