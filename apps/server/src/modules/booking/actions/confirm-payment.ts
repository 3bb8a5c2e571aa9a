import type { bookingOperations } from '@houseful/contract/booking';
import type { FactPayload } from '@houseful/contract/facts';
import type { Call, InputOf } from '@houseful/contract/operation';
import type { GroupCommit } from '#platform/group-commit';
import { problem } from '#platform/problem';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { orderStatusAt } from '../rules/order-states.ts';
import type { OrderRow, ReadOrder } from '../store/orders.ts';
import { viewConfirmedOrder } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';
import type { Capture, Confirmation } from './confirm-orders.ts';

/**
 * Takes the money and confirms the order; once confirmed, every repetition answers the same.
 * Asked after the deadline it takes no money. Money that comes anyway is confirmed if the
 * seats still are free, and goes back by itself if not.
 *
 * @throws no-such-order, order-cancelled, order-expired, payment-declined, payment-pending,
 * provider-unreachable, overloaded
 */
export function confirmPayment(
  { clock, payments }: Pick<BookingDeps, 'clock' | 'payments'>,
  sales: ShowSales,
  readOrder: ReadOrder,
  confirmations: GroupCommit<Capture, Confirmation>,
): (
  input: InputOf<(typeof bookingOperations)['confirmPayment']>,
  call: Call,
) => Promise<FactPayload<'booking.order-confirmed'>> {
  return async ({ orderId, paymentToken }, call) => {
    const order = await readOrder(orderId);
    if (!order || order.buyer_id !== callerOf(call)) throw problem('no-such-order');
    if (order.status === 'CONFIRMED') return answer(order);
    refuseClosed(order);

    const settlement = await payments.settlePayment({ orderId, paymentToken });
    if (settlement.outcome === 'declined') {
      // Time may have run out meanwhile, or the same payment may have been confirmed elsewhere:
      // neither is a declined card.
      const current = (await readOrder(orderId)) ?? order;
      if (current.status === 'CONFIRMED') return answer(current);
      refuseClosed(current);
      throw problem('payment-declined', { reason: settlement.reason });
    }
    if (settlement.outcome === 'pending') {
      throw problem('payment-pending', { retryAfterMs: settlement.retryAfterMs });
    }
    const { paymentId, amount } = settlement;
    const confirmation = await confirmations.submit({ orderId, paymentId, amount });
    if (confirmation.outcome === 'confirmed') return answer(confirmation.order);
    // The money is on its way back; why depends on what became of the order meanwhile.
    const current = await readOrder(orderId);
    if (current?.status === 'CONFIRMED') return answer(current);
    throw problem(current?.status === 'CANCELLED' ? 'order-cancelled' : 'order-expired');
  };

  function refuseClosed(order: OrderRow): void {
    const status = orderStatusAt(
      { status: order.status, expiresAt: order.expires_at },
      clock.now(),
    );
    if (status === 'CANCELLED') throw problem('order-cancelled');
    if (status !== 'PAYMENT_PENDING') throw problem('order-expired');
  }

  async function answer(order: OrderRow): Promise<FactPayload<'booking.order-confirmed'>> {
    const { label } = await sales.get(order.show_id);
    return viewConfirmedOrder(order, label);
  }
}
