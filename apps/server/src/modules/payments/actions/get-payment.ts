import type { PaymentsFace } from '@houseful/contract/faces/payments';
import type { Queryable } from '#platform/postgres/tx';
import { findPayments } from '../store/payments.ts';
import { paymentIdOf } from '../store/rows.ts';
import { viewPayment } from './view-payment.ts';

/** The payment of an order; null when it was never opened. Asks no provider. */
export function getPayment(db: Queryable): PaymentsFace['getPayment'] {
  return async ({ orderId }) => {
    const paymentId = paymentIdOf(orderId);
    const payment = (await findPayments(db, [paymentId])).get(paymentId);
    return payment ? viewPayment(payment) : null;
  };
}
