import { bookingOperations, type CancelledOrder, type Order } from '@houseful/contract/booking';
import type { ApiClient } from '../api/client.ts';

/**
 * Gives the seats of an unpaid order back, and only of an unpaid one: money that has come in the
 * meantime, late or in another tab, is not risked by a buyer who was told that nothing was paid.
 * @throws refund-changed when the order is paid by now; then nothing has happened
 */
export function giveUpUnpaid(
  api: Pick<ApiClient, 'call'>,
  { orderId, total }: Pick<Order, 'orderId' | 'total'>,
): Promise<CancelledOrder> {
  const expectedRefund = { amount: 0, currency: total.currency };
  return api.call(bookingOperations.cancelOrder, { orderId, expectedRefund });
}
