import { type Reaction, reaction } from '#platform/facts/facts';
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
  ];
}
