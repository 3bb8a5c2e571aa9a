import type { Settlement } from '@houseful/contract/faces/payments';
import type { PaymentStatus } from '@houseful/contract/payments';
import type { Instant, Money } from '@houseful/contract/primitives';
import type { AttemptState } from './attempt-states.ts';

/** When to ask again for an answer that the bank has not given yet. */
export const PENDING_RETRY_AFTER_MS = 2_000;

/** A provider's reason for refusing a try on a payment whose money it has. */
const ALREADY_PAID = 'already-paid';

export interface SettledPayment {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly owed: Money;
  readonly capturedAt: Instant | null;
  /** The refund of the money that paid, from the moment it was asked for. */
  readonly refundId: string | null;
}

export interface SettledAttempt {
  readonly state: AttemptState;
  readonly reason: string | null;
}

/**
 * How a try ended, as booking may act on it. Money that is on its way back is never reported as
 * captured again: an order must not be confirmed with it.
 */
export function settlementOf(payment: SettledPayment, attempt: SettledAttempt | null): Settlement {
  if (payment.refundId !== null) return { outcome: 'declined', reason: 'payment-refunded' };
  if (payment.capturedAt !== null) {
    return {
      outcome: 'captured',
      paymentId: payment.paymentId,
      amount: payment.owed,
      capturedAt: payment.capturedAt,
    };
  }
  // Refused because another try has the money, whose news is still on the way: nobody's card was declined.
  if (attempt?.state === 'DECLINED' && attempt.reason !== ALREADY_PAID) {
    return { outcome: 'declined', reason: attempt.reason ?? 'declined-by-bank' };
  }
  // Captured, but not this payment's money: it had the wrong amount and goes back.
  if (attempt?.state === 'CAPTURED') return { outcome: 'declined', reason: 'amount-mismatch' };
  return { outcome: 'pending', retryAfterMs: PENDING_RETRY_AFTER_MS };
}
