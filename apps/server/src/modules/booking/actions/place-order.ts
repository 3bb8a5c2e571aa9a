import type { BookingFace } from '@houseful/contract/faces';
import type { GroupCommit } from '#platform/group-commit';
import { fingerprint } from '#platform/ids';
import { problem } from '#platform/problem';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { viewOrder } from '../store/views.ts';
import { buyerOf } from './buyer-of.ts';
import type { OrderCommand, OrderOutcome } from './commit-orders.ts';

/**
 * Makes the hold an order with a payment to be made, seats safe until its deadline.
 * The order is durable before the payment is opened; when the provider cannot be reached, the
 * same call again opens the payment of the same order.
 *
 * @throws no-such-hold, hold-released, hold-expired, hold-already-ordered,
 * idempotency-key-reused, provider-unreachable, overloaded
 */
export function placeOrder(
  { clock, payments }: Pick<BookingDeps, 'clock' | 'payments'>,
  sales: ShowSales,
  orders: GroupCommit<OrderCommand, OrderOutcome>,
): BookingFace['placeOrder'] {
  return async ({ holdId, contact, contactIfNone }, call) => {
    const buyerId = buyerOf(call);
    const answer = await orders.submit({
      holdId,
      buyerId,
      contact,
      contactIfNone,
      idempotencyKey: call.idempotencyKey,
      requestDigest: fingerprint({ holdId, contact }),
    });
    if (answer.outcome !== 'placed') throw refusal(answer);

    const { label } = await sales.get(answer.order.show_id);
    const order = viewOrder(answer.order, label, clock.now());
    const payment = await payments.startPayment({
      orderId: order.orderId,
      buyerId,
      amount: order.total,
      expiresAt: order.expiresAt,
      description: `${label.titleName}, ${label.venueName}: ${order.seatIds.join(', ')}`,
    });
    return { ...order, payment };
  };

  function refusal(answer: Exclude<OrderOutcome, { outcome: 'placed' }>): Error {
    switch (answer.outcome) {
      case 'unknown':
        return problem('no-such-hold');
      case 'released':
        return problem('hold-released');
      case 'expired':
        return problem('hold-expired');
      case 'key-reused':
        return problem('idempotency-key-reused');
      case 'already-ordered':
        return problem('hold-already-ordered', { orderId: answer.orderId });
    }
  }
}
