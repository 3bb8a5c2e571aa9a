import type { FactPayload } from '@houseful/contract/facts';
import { sameMoney } from '@houseful/contract/primitives';
import type { Tx } from '#platform/postgres/tx';
import type { PaymentsDeps } from '../deps.ts';
import { nameRefunds, lockPayments } from '../store/payments.ts';
import { type NewRefund, requestRefunds } from '../store/refunds.ts';
import { type Payment, refundIdOf } from '../store/rows.ts';

type Unfulfillable = FactPayload<'booking.order-unfulfillable'>;

/**
 * Sends all the money of a payment back, once: asked again, it is the same refund. From this
 * moment the payment is no longer reported as captured.
 *
 * @throws Error when there is no money to send back: the fact is told again, and set aside
 * for a person if that does not help.
 */
export function refundPayments({
  clock,
  log,
}: Pick<PaymentsDeps, 'clock' | 'log'>): (
  tx: Tx,
  orders: readonly Unfulfillable[],
) => Promise<void> {
  return async (tx, orders) => {
    const payments = await lockPayments(
      tx,
      orders.map(({ paymentId }) => paymentId),
    );
    const refunds = new Map<string, NewRefund>();
    for (const order of orders) {
      const refund = refundFor(order, payments.get(order.paymentId));
      if (!refunds.has(refund.refundId)) refunds.set(refund.refundId, refund);
    }
    const fresh = [...refunds.values()].filter(
      ({ paymentId }) => payments.get(paymentId)?.refundId === null,
    );
    if (fresh.length === 0) return;
    await requestRefunds(tx, fresh, clock.now());
    await nameRefunds(tx, fresh);
  };

  function refundFor(order: Unfulfillable, payment: Payment | undefined): NewRefund {
    if (!payment?.capturedAttemptId) {
      throw new Error(`order ${order.orderId} wants a refund, but nothing was captured for it`);
    }
    const { paymentId, owed, capturedAttemptId: attemptId } = payment;
    if (!sameMoney(owed, order.amount)) {
      log.error({ paymentId, owed, asked: order.amount }, 'a refund of another amount was asked');
    }
    return {
      refundId: refundIdOf(attemptId),
      attemptId,
      paymentId,
      amount: owed,
      reason: order.reason,
    };
  }
}
