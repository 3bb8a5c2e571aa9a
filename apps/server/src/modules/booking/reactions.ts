import type { MergedGuest } from '@houseful/contract/faces';
import { type Reaction, reaction } from '#platform/facts/facts';
import type { BatchVerb } from '#platform/group-commit';
import type { Capture, Confirmation } from './actions/confirm-orders.ts';
import { keepSeatMaps, putOnSale } from './actions/put-on-sale.ts';

/** Fact → action. */
export function bookingReactions(
  confirm: BatchVerb<Capture, Confirmation>,
  adopt: BatchVerb<MergedGuest, void>,
): Reaction[] {
  return [
    reaction('venues.seat-map-published', 'booking/keep-seat-maps', keepSeatMaps),
    reaction('catalog.show-scheduled', 'booking/put-on-sale', putOnSale),
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
