import { fact } from '#platform/facts/facts';
import { inTransaction } from '#platform/postgres/tx';
import { ORDER_CHANNEL } from '../boards/order-signals.ts';
import type { ShowSales } from '../boards/show-sales.ts';
import { labelOf, termsOf } from '../boards/terms-of.ts';
import type { BookingDeps } from '../deps.ts';
import { nextOrderStatus } from '../rules/order-states.ts';
import { lockOverdueOrders, settleOrders } from '../store/orders.ts';
import { viewPurchase } from '../store/views.ts';

const ORDERS_PER_RUN_MAX = 500;

/**
 * Writes down that unpaid orders have expired and tells payments so. Only book-keeping: their
 * seats were free, and they were shown as expired, from the deadline on.
 */
export function expireOrders(
  { pool, clock, record, signals }: Pick<BookingDeps, 'pool' | 'clock' | 'record' | 'signals'>,
  sales: ShowSales,
): () => Promise<void> {
  return async () => {
    let expired = ORDERS_PER_RUN_MAX;
    while (expired === ORDERS_PER_RUN_MAX) {
      expired = await inTransaction(pool, async (tx) => {
        const orders = await lockOverdueOrders(tx, clock.now(), ORDERS_PER_RUN_MAX);
        if (orders.length === 0) return 0;
        settleOrders(
          tx,
          orders.map((order) => ({
            orderId: order.order_id,
            status: nextOrderStatus(order.status, 'deadline') ?? order.status,
            confirmedAt: null,
            paymentId: null,
            ticketCode: null,
          })),
        );
        const terms = await termsOf(sales, orders);
        await record(
          tx,
          orders.map((order) =>
            fact('booking.order-expired', {
              orderId: order.order_id,
              showId: order.show_id,
              expiredAt: order.expires_at.toISOString(),
              purchase: viewPurchase(order, labelOf(terms, order)),
            }),
          ),
        );
        tx.afterCommit(() => {
          for (const { order_id: orderId } of orders) {
            signals.publish(ORDER_CHANNEL, { orderId, status: 'EXPIRED' });
          }
        });
        return orders.length;
      });
    }
  };
}
