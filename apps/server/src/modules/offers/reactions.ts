import { type Reaction, reaction } from '#platform/facts/facts';
import {
  cancelReservations,
  cancelUnfulfillable,
  releaseReservations,
  settleReservations,
} from './actions/settle-reservations.ts';

/** Fact → action. */
export function offersReactions(): Reaction[] {
  return [
    reaction('booking.order-confirmed', 'offers/settle-reservations', settleReservations),
    reaction('booking.order-expired', 'offers/release-reservations', releaseReservations),
    reaction('booking.order-cancelled', 'offers/cancel-reservations', cancelReservations),
    reaction('booking.order-unfulfillable', 'offers/cancel-unfulfillable', cancelUnfulfillable),
  ];
}
