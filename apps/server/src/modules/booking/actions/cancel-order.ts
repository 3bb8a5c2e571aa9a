import type { Order } from '@houseful/contract/booking';
import type { Call } from '@houseful/contract/operation';
import { fact } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { ORDER_CHANNEL } from '../boards/order-signals.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { nextOrderStatus, orderStatusAt } from '../rules/order-states.ts';
import { lockOrders, type OrderRow, settleOrders } from '../store/orders.ts';
import { freeSeats } from '../store/seats.ts';
import { viewOrder } from '../store/views.ts';
import { buyerOf } from './buyer-of.ts';

/**
 * Cancels an unpaid order and frees its seats at once; repeating it answers the same order.
 * Money that comes afterwards goes back by itself.
 *
 * @throws no-such-order, order-already-confirmed, order-expired
 */
export function cancelOrder(
  deps: Pick<BookingDeps, 'pool' | 'clock' | 'record' | 'signals'>,
  sales: ShowSales,
  boards: Pick<SeatBoards, 'tell'>,
): (input: { orderId: string }, call: Call) => Promise<Order> {
  const { pool, clock, record, signals } = deps;

  return async ({ orderId }, call) => {
    const now = clock.now();
    const cancelled = await inTransaction(pool, async (tx): Promise<OrderRow> => {
      const [order] = await lockOrders(tx, [orderId]);
      if (!order || order.buyer_id !== buyerOf(call)) throw problem('no-such-order');
      if (order.status === 'CANCELLED') return order;
      refuseClosed(order, now);
      await settleOrders(tx, [
        { orderId, status: 'CANCELLED', confirmedAt: null, paymentId: null, ticketCode: null },
      ]);
      const changes = await freeSeats(tx, [
        { showId: order.show_id, seatIds: order.seat_ids, holdId: order.hold_id },
      ]);
      await record(tx, [fact('booking.order-cancelled', { orderId })]);
      tx.afterCommit(() => {
        boards.tell(changes);
        signals.publish(ORDER_CHANNEL, { orderId, status: 'CANCELLED' });
      });
      return { ...order, status: 'CANCELLED' };
    });
    const { label } = await sales.get(cancelled.show_id);
    return viewOrder(cancelled, label, now);
  };
}

function refuseClosed(order: OrderRow, now: Date): void {
  if (order.status === 'CONFIRMED') throw problem('order-already-confirmed');
  const status = orderStatusAt({ status: order.status, expiresAt: order.expires_at }, now);
  if (nextOrderStatus(status, 'cancel') === null) throw problem('order-expired');
}
