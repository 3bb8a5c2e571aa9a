import type { RefundStatus } from '@houseful/contract/cancellation';
import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { Queryable } from '#platform/postgres/tx';
import { PUBLIC_REFUND_STATUS } from '../rules/refund-states.ts';
import { findRefundsOf } from '../store/refunds.ts';
import { paymentIdOf } from '../store/rows.ts';

const SLOWEST_FIRST: readonly RefundStatus[] = ['PENDING', 'SENT', 'DONE'];

/**
 * What goes back of the money that paid the order, all its refunds together, as far as the slowest of them; null until one is
 * asked for. Asks no provider.
 */
export function getRefund(db: Queryable): PaymentsFace['getRefund'] {
  return async ({ orderId }) => {
    const refunds = await findRefundsOf(db, [paymentIdOf(orderId)]);
    const [first] = refunds;
    if (!first) return null;
    const states = new Set(refunds.map(({ status }) => PUBLIC_REFUND_STATUS[status]));
    const amount = refunds.reduce((sum, refund) => sum + refund.amount.amount, 0);
    const lastChange = Math.max(...refunds.map(({ updatedAt }) => updatedAt.getTime()));
    return {
      amount: { ...first.amount, amount },
      status: SLOWEST_FIRST.find((status) => states.has(status)) ?? 'PENDING',
      updatedAt: new Date(lastChange).toISOString(),
    };
  };
}
