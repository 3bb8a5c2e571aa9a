import type { PaymentStatus } from '@houseful/contract/payments';

/** The longest pause between two questions to a provider about one payment. */
export const CHECK_PAUSE_MS_MAX = 10 * 60_000;

/**
 * How long to wait before asking the provider again, or null when nothing can change there.
 * Twice at the provider's own pace, then each pause doubles; never given up while a charge may
 * still be captured, nor while booking may still close the payment. One that was opened after its
 * order had expired is closed by nobody: it is let go when its window is over as well.
 */
export function pauseBeforeNextCheck(seen: {
  readonly status: PaymentStatus;
  /** The provider takes no new charges and works on none. */
  readonly closed: boolean;
  /** Its window for paying is over. */
  readonly over: boolean;
  /** Checks made, this one included. */
  readonly checks: number;
  readonly reconcileAfterMs: number;
}): number | null {
  if (seen.closed && (seen.status !== 'PENDING' || seen.over)) return null;
  const doublings = Math.max(0, Math.min(seen.checks - 2, 30));
  return Math.min(seen.reconcileAfterMs * 2 ** doublings, CHECK_PAUSE_MS_MAX);
}
