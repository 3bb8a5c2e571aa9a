import type { PayPage } from '@houseful/contract/sandbox-desk';
import type { ChargeStatus, IntentStatus } from './charge-decision.ts';

/** What the payment page shows. */
export function pageStateOf(intent: {
  readonly status: IntentStatus;
  readonly expired: boolean;
  readonly charges: readonly { readonly status: ChargeStatus }[];
}): PayPage['state'] {
  const has = (status: ChargeStatus) => intent.charges.some((charge) => charge.status === status);
  if (has('CAPTURED')) return 'paid';
  if (intent.status === 'VOIDED') return 'cancelled';
  if (intent.expired) return 'expired';
  return has('PROCESSING') ? 'processing' : 'open';
}

/** Whether anything can still happen to the intent without a refund. */
export function isClosed(intent: {
  readonly status: IntentStatus;
  readonly expired: boolean;
  readonly charges: readonly { readonly status: ChargeStatus }[];
}): boolean {
  if (intent.charges.some(({ status }) => status === 'PROCESSING')) return false;
  return intent.status !== 'OPEN' || intent.expired;
}
