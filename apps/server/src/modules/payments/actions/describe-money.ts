import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { Queryable } from '#platform/postgres/tx';
import { PUBLIC_REFUND_STATUS } from '../rules/refund-states.ts';
import { findAttemptsOf } from '../store/attempts.ts';
import { findPayments } from '../store/payments.ts';
import { findRefundsOf } from '../store/refunds.ts';
import { paymentIdOf } from '../store/rows.ts';

/** All that was tried, taken and promised back for one order, for staff. Asks no provider. */
export function describeMoney(db: Queryable): PaymentsFace['describeMoney'] {
  return async ({ orderId }) => {
    const paymentId = paymentIdOf(orderId);
    const payment = (await findPayments(db, [paymentId])).get(paymentId);
    if (!payment) return null;
    const [attempts, refunds] = await Promise.all([
      findAttemptsOf(db, [paymentId]),
      findRefundsOf(db, [paymentId]),
    ]);
    const { provider, status, owed: amount } = payment;
    return {
      ...{ provider, status, amount },
      attempts: attempts.map((attempt) => ({
        openedAt: attempt.openedAt.toISOString(),
        state: attempt.state,
        reason: attempt.reason,
        captured: attempt.captured,
        capturedAt: attempt.capturedAt,
        hasPaid: attempt.attemptId === payment.capturedAttemptId,
      })),
      refunds: refunds.map((refund) => ({
        refundId: refund.refundId,
        amount: refund.amount,
        reason: refund.reason,
        status: PUBLIC_REFUND_STATUS[refund.status],
        requestedAt: refund.requestedAt.toISOString(),
        doneAt: refund.doneAt?.toISOString() ?? null,
      })),
    };
  };
}
