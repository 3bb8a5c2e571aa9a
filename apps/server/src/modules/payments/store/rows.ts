import type { PaymentStatus } from '@houseful/contract/payments';
import type { Instant, Money } from '@houseful/contract/primitives';
import { deriveId } from '#platform/ids';

/** The one payment of an order; the same on every call, so that a retry cannot open a second. */
export function paymentIdOf(orderId: string): string {
  return deriveId('pay', orderId);
}

/** One attempt per charge, whether a buyer's token or a webhook told us of it first. */
export function attemptIdOf(paymentId: string, chargeRef: string): string {
  return deriveId('att', paymentId, chargeRef);
}

/** The refund that ends a payment: asked for twice, it is the same one. */
export function refundIdOf(attemptId: string): string {
  return deriveId('rfd', attemptId);
}

/** What goes back by a change of an order that stands: one refund for each change. */
export function partRefundIdOf(attemptId: string, changeId: string): string {
  return deriveId('rfd', attemptId, changeId);
}

export interface Payment {
  readonly paymentId: string;
  readonly orderId: string;
  readonly owed: Money;
  readonly status: PaymentStatus;
  readonly provider: string;
  readonly providerRef: string;
  readonly payUrl: string;
  readonly expiresAt: Date;
  readonly capturedAttemptId: string | null;
  readonly capturedAt: Instant | null;
  readonly refundId: string | null;
}

export interface PaymentRow {
  readonly payment_id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly provider: string;
  readonly provider_ref: string;
  readonly pay_url: string;
  readonly expires_at: Date;
  readonly captured_attempt_id: string | null;
  readonly captured_at: Date | null;
  readonly refund_id: string | null;
}

export const PAYMENT_COLUMNS = `payment_id, order_id, amount, currency, status, provider,
  provider_ref, pay_url, expires_at, captured_attempt_id, captured_at, refund_id`;

export function paymentOf(row: PaymentRow): Payment {
  return {
    paymentId: row.payment_id,
    orderId: row.order_id,
    owed: { amount: row.amount, currency: row.currency },
    status: row.status,
    provider: row.provider,
    providerRef: row.provider_ref,
    payUrl: row.pay_url,
    expiresAt: row.expires_at,
    capturedAttemptId: row.captured_attempt_id,
    capturedAt: row.captured_at?.toISOString() ?? null,
    refundId: row.refund_id,
  };
}
