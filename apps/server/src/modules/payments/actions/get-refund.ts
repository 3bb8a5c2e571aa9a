import type { PaymentsFace } from '@houseful/contract/faces';
import type { Queryable } from '#platform/postgres/tx';
import { PUBLIC_REFUND_STATUS } from '../rules/refund-states.ts';
import { findRefundOf } from '../store/refunds.ts';
import { paymentIdOf } from '../store/rows.ts';

/** The refund of the money that paid the order; null until one is asked for. Asks no provider. */
export function getRefund(db: Queryable): PaymentsFace['getRefund'] {
  return async ({ orderId }) => {
    const refund = await findRefundOf(db, paymentIdOf(orderId));
    if (!refund) return null;
    const { amount, status, updatedAt } = refund;
    return { amount, status: PUBLIC_REFUND_STATUS[status], updatedAt: updatedAt.toISOString() };
  };
}
