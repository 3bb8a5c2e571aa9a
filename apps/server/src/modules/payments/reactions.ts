import { type Reaction, reaction } from '#platform/facts/facts';
import { adoptBuyers } from './actions/adopt-buyers.ts';
import type { cancelPayments } from './actions/cancel-payments.ts';
import type { refundPayments } from './actions/refund-payments.ts';

/** Fact → action. */
export function paymentsReactions(
  cancel: ReturnType<typeof cancelPayments>,
  refund: ReturnType<typeof refundPayments>,
): Reaction[] {
  return [
    reaction('booking.order-unfulfillable', 'payments/refund-payments', refund.unfulfillable),
    reaction('booking.order-expired', 'payments/cancel-expired', cancel),
    reaction('booking.order-cancelled', 'payments/cancel-cancelled', cancel),
    reaction('booking.order-cancelled', 'payments/refund-cancelled', refund.cancelled),
    reaction('booking.order-changed', 'payments/refund-changed', refund.changed),
    // The gateway adopts before it answers the sign-in; this is the safety net.
    reaction('identity.guest-merged', 'payments/adopt-buyers', adoptBuyers),
  ];
}
