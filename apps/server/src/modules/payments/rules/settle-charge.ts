import type { PaymentStatus } from '@houseful/contract/payments';
import { type Instant, type Money, sameMoney } from '@houseful/contract/primitives';
import { ATTEMPT_STATES, type AttemptState } from './attempt-states.ts';
import { PAYMENT_STATES } from './payment-states.ts';
import { nextState } from './state-table.ts';

/** What a provider says about one charge. */
export type ChargeNews = { readonly chargeRef: string } & (
  | { readonly state: 'captured'; readonly amount: Money; readonly at: Instant }
  | { readonly state: 'declined'; readonly reason: string }
  | { readonly state: 'processing' }
);

/** The same, and what only we can tell: the provider has never heard of the charge. */
export type AttemptReport = ChargeNews | { readonly chargeRef: string; readonly state: 'failed' };

export type SurplusReason = 'duplicate-capture' | 'amount-mismatch';

export interface ChargeDecision {
  readonly attemptState: AttemptState;
  /** Whether this capture is the one that pays the payment. */
  readonly pays: boolean;
  /** Why the captured money goes straight back; null when it does not. */
  readonly surplus: SurplusReason | null;
}

/**
 * What news of a charge means. New money either pays the payment or goes back; it is never
 * left lying. The same news again decides nothing new.
 */
export function settleCharge(
  payment: { readonly status: PaymentStatus; readonly owed: Money },
  attemptState: AttemptState,
  report: AttemptReport,
): ChargeDecision {
  const next = nextState(ATTEMPT_STATES, attemptState, report.state);
  const unchanged: ChargeDecision = { attemptState: next, pays: false, surplus: null };
  if (report.state !== 'captured' || attemptState === 'CAPTURED') return unchanged;
  if (!sameMoney(report.amount, payment.owed)) {
    return { ...unchanged, surplus: 'amount-mismatch' };
  }
  const pays = nextState(PAYMENT_STATES, payment.status, 'capture') !== payment.status;
  return pays ? { ...unchanged, pays } : { ...unchanged, surplus: 'duplicate-capture' };
}
