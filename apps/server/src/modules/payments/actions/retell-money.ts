import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { RetoldMoney } from '@houseful/contract/faces/retell';
import type { Queryable } from '#platform/postgres/tx';
import { findDoneRefunds, type MovedPayment, pageOfPayments } from '../store/moved-money.ts';

/** All that was taken and paid back, as the facts told it when it happened. */
export function retellMoney(db: Queryable): PaymentsFace['retellMoney'] {
  return async ({ after, limit }) => {
    const payments = await pageOfPayments(db, after, limit);
    const byId = new Map(payments.map((payment) => [payment.payment_id, payment]));
    const refunds = await findDoneRefunds(db, [...byId.keys()]);
    const items: RetoldMoney[] = payments.flatMap(capturedOf);
    for (const { payment_id: paymentId, refund_id: refundId, reason, ...refund } of refunds) {
      const payment = byId.get(paymentId);
      if (!payment) continue;
      const { order_id: orderId, provider } = payment;
      const amount = { amount: refund.amount, currency: refund.currency };
      const refundedAt = refund.done_at.toISOString();
      items.push({
        kind: 'refunded',
        fact: { paymentId, orderId, amount, refundId, reason, provider, refundedAt },
      });
    }
    const last = payments.at(-1);
    return { items, next: last && payments.length === limit ? last.payment_id : null };
  };
}

function capturedOf(payment: MovedPayment): RetoldMoney[] {
  const { payment_id: paymentId, order_id: orderId, provider, captured_at } = payment;
  if (!captured_at) return [];
  const amount = { amount: payment.amount, currency: payment.currency };
  const capturedAt = captured_at.toISOString();
  return [{ kind: 'captured', fact: { paymentId, orderId, amount, capturedAt, provider } }];
}
