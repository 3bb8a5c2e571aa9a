import type { FactPayload } from '@houseful/contract/facts';
import { type Money, sameMoney } from '@houseful/contract/primitives';
import type { Tx } from '#platform/postgres/tx';
import type { PaymentsDeps } from '../deps.ts';
import { refundable } from '../rules/refundable.ts';
import { lockPayments, nameRefunds } from '../store/payments.ts';
import { findRefundsOf, type NewRefund, requestRefunds } from '../store/refunds.ts';
import { partRefundIdOf, type Payment, paymentIdOf, refundIdOf } from '../store/rows.ts';

/** Why money of a paid order goes back that was cancelled. */
const CANCELLED = 'order-cancelled';
/** Why money of a paid order goes back that the house has changed: some of its seats, or by hand. */
const CHANGED = 'order-changed';
const BY_HAND = 'refund-by-hand';

interface Owed {
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly reason: string;
  /** Whether all of the money goes back, whatever it was. */
  readonly isWhole: boolean;
  /** The change of the order by which it goes back; null where the payment ends with it. */
  readonly changeId: string | null;
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
  /** What a change gives back of an order; its payment stays paid. */
  readonly changed: (
    tx: Tx,
    orders: readonly FactPayload<'booking.order-changed'>[],
  ) => Promise<void>;
}

/**
 * Sends the money of a payment back, once: asked again, also for another amount, it is the same
 * refund, and with those of earlier changes never more than was captured. When the order has ended, the
 * payment is no longer reported as captured from this moment on; after a change it is.
 *
 * @throws Error when there is no money to send back: the fact is told again, and set aside
 * for a person if that does not help.
 */
export function refundPayments({ clock, log }: Pick<PaymentsDeps, 'clock' | 'log'>): RefundVerbs {
  return {
    unfulfillable: (tx, orders) =>
      refund(
        tx,
        orders.map((order) => ({ ...order, isWhole: true, changeId: null })),
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
                  changeId: null,
                },
              ]
            : [],
        ),
      ),
    changed: (tx, orders) =>
      refund(
        tx,
        orders.flatMap(({ orderId, changeId, what, refund: amount }): Owed[] => {
          if (!amount) return [];
          const reason = what === 'refunded' ? BY_HAND : CHANGED;
          const paymentId = paymentIdOf(orderId);
          return [{ orderId, paymentId, amount, reason, isWhole: false, changeId }];
        }),
      ),
  };

  async function refund(tx: Tx, owed: readonly Owed[]): Promise<void> {
    if (owed.length === 0) return;
    const payments = await lockPayments(
      tx,
      owed.map(({ paymentId }) => paymentId),
    );
    const known = await findRefundsOf(tx, [...payments.keys()]);
    const knownIds = new Set(known.map(({ refundId }) => refundId));
    const before = new Map<string, number>();
    for (const { paymentId, amount } of known) add(before, paymentId, amount.amount);
    const fresh: NewRefund[] = [];
    const ending: NewRefund[] = [];
    for (const each of owed) {
      const { paymentId, changeId } = each;
      const wanted = refundFor(each, payments.get(paymentId), before.get(paymentId) ?? 0);
      if (knownIds.has(wanted.refundId)) continue;
      knownIds.add(wanted.refundId);
      if (changeId === null && payments.get(paymentId)?.refundId) continue;
      if (wanted.amount.amount === 0) continue;
      add(before, paymentId, wanted.amount.amount);
      fresh.push(wanted);
      if (changeId === null) ending.push(wanted);
    }
    if (fresh.length > 0) requestRefunds(tx, fresh, clock.now());
    if (ending.length > 0) nameRefunds(tx, ending);
  }

  function refundFor(
    { orderId, amount: asked, reason, isWhole, changeId }: Owed,
    payment: Payment | undefined,
    refundedBefore: number,
  ): NewRefund {
    if (!payment?.capturedAttemptId) {
      throw new Error(`order ${orderId} wants a refund, but nothing was captured for it`);
    }
    const { paymentId, owed: captured, capturedAttemptId: attemptId } = payment;
    const amount = isWhole ? captured : refundable(captured, asked, refundedBefore);
    if (!sameMoney(amount, asked)) {
      log.error({ paymentId, captured, asked }, 'a refund of another amount was asked');
    }
    const refundId =
      changeId === null ? refundIdOf(attemptId) : partRefundIdOf(attemptId, changeId);
    return { refundId, attemptId, paymentId, amount, reason, changeId };
  }
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
