import type { FactPayload } from '@houseful/contract/facts';
import { type Money, sameMoney } from '@houseful/contract/primitives';
import type { Tx } from '#platform/postgres/tx';
import type { PaymentsDeps } from '../deps.ts';
import { refundable } from '../rules/refundable.ts';
import { lockPayments, nameRefunds } from '../store/payments.ts';
import { type NewRefund, requestRefunds } from '../store/refunds.ts';
import { type Payment, paymentIdOf, refundIdOf } from '../store/rows.ts';

/** Why money of a paid order goes back that its buyer has cancelled. */
const CANCELLED = 'order-cancelled';

interface Owed {
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly reason: string;
  /** Whether all of the money goes back, whatever it was. */
  readonly isWhole: boolean;
}

interface RefundVerbs {
  /** All of the money of orders that did not come about. */
  readonly unfulfillable: (
    tx: Tx,
    orders: readonly FactPayload<'booking.order-unfulfillable'>[],
  ) => Promise<void>;
  /** As much as the policy of a paid order gives; for unpaid ones there is nothing to do. */
  readonly cancelled: (
    tx: Tx,
    orders: readonly FactPayload<'booking.order-cancelled'>[],
  ) => Promise<void>;
}

/**
 * Sends the money of a payment back, once: asked again, also for another amount, it is the same
 * refund, and never more than was captured. From this moment the payment is no longer reported
 * as captured.
 *
 * @throws Error when there is no money to send back: the fact is told again, and set aside
 * for a person if that does not help.
 */
export function refundPayments({ clock, log }: Pick<PaymentsDeps, 'clock' | 'log'>): RefundVerbs {
  return {
    unfulfillable: (tx, orders) =>
      refund(
        tx,
        orders.map((order) => ({ ...order, isWhole: true })),
      ),
    cancelled: (tx, orders) =>
      refund(
        tx,
        orders.flatMap(({ orderId, refund: amount }) =>
          amount
            ? [
                {
                  orderId,
                  paymentId: paymentIdOf(orderId),
                  amount,
                  reason: CANCELLED,
                  isWhole: false,
                },
              ]
            : [],
        ),
      ),
  };

  async function refund(tx: Tx, owed: readonly Owed[]): Promise<void> {
    if (owed.length === 0) return;
    const payments = await lockPayments(
      tx,
      owed.map(({ paymentId }) => paymentId),
    );
    const refunds = new Map<string, NewRefund>();
    for (const each of owed) {
      const wanted = refundFor(each, payments.get(each.paymentId));
      if (!refunds.has(wanted.refundId)) refunds.set(wanted.refundId, wanted);
    }
    const fresh = [...refunds.values()].filter(
      ({ paymentId }) => payments.get(paymentId)?.refundId === null,
    );
    if (fresh.length === 0) return;
    requestRefunds(tx, fresh, clock.now());
    nameRefunds(tx, fresh);
  }

  function refundFor(
    { orderId, amount: asked, reason, isWhole }: Owed,
    payment: Payment | undefined,
  ): NewRefund {
    if (!payment?.capturedAttemptId) {
      throw new Error(`order ${orderId} wants a refund, but nothing was captured for it`);
    }
    const { paymentId, owed: captured, capturedAttemptId: attemptId } = payment;
    const amount = isWhole ? captured : refundable(captured, asked);
    if (!sameMoney(amount, asked)) {
      log.error({ paymentId, captured, asked }, 'a refund of another amount was asked');
    }
    return { refundId: refundIdOf(attemptId), attemptId, paymentId, amount, reason };
  }
}
