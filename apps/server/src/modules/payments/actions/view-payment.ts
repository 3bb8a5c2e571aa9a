import type { PaymentStart } from '@houseful/contract/payments';
import type { Payment } from '../store/rows.ts';

export function viewPayment(payment: Payment): PaymentStart {
  return {
    paymentId: payment.paymentId,
    provider: payment.provider,
    status: payment.status,
    amount: payment.owed,
    payUrl: payment.payUrl,
    expiresAt: payment.expiresAt.toISOString(),
  };
}
