import { type Money, sameMoney } from '@houseful/contract/primitives';
import type { Behaviour } from './behaviour.ts';

export type IntentStatus = 'OPEN' | 'PAID' | 'VOIDED';
export type ChargeStatus = 'PROCESSING' | 'CAPTURED' | 'DECLINED';

/** How often one payment may be tried. */
export const CHARGES_PER_INTENT_MAX = 20;

export type RefusalReason =
  | 'already-paid'
  | 'payment-cancelled'
  | 'payment-expired'
  | 'amount-mismatch'
  | 'too-many-tries';

export type ChargeDecision =
  /** Not even tried: nothing is written. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | {
      readonly kind: 'charged';
      readonly status: ChargeStatus;
      readonly reason: string | null;
    };

const OUTCOMES: Readonly<
  Record<Behaviour, { readonly status: ChargeStatus; readonly reason: string | null }>
> = {
  success: { status: 'CAPTURED', reason: null },
  decline: { status: 'DECLINED', reason: 'declined-by-bank' },
  late: { status: 'PROCESSING', reason: null },
};

/** What the bank makes of a new charge. One that is under way may still be captured later. */
export function decideCharge(
  intent: {
    readonly status: IntentStatus;
    readonly amount: Money;
    readonly expired: boolean;
    readonly charges: number;
  },
  /** `asked` is what the merchant believes to take; null when the bank's own page asks. */
  charge: { readonly behaviour: Behaviour; readonly asked: Money | null },
): ChargeDecision {
  const { asked } = charge;
  if (intent.status === 'PAID') return refused('already-paid');
  if (intent.status === 'VOIDED') return refused('payment-cancelled');
  if (intent.expired) return refused('payment-expired');
  if (asked !== null && !sameMoney(asked, intent.amount)) return refused('amount-mismatch');
  if (intent.charges >= CHARGES_PER_INTENT_MAX) return refused('too-many-tries');
  return { kind: 'charged', ...OUTCOMES[charge.behaviour] };
}

function refused(reason: RefusalReason): ChargeDecision {
  return { kind: 'refused', reason };
}
