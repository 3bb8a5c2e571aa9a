import type { PaymentStatus } from '@houseful/contract/payments';

/** The longest pause between two questions to a provider about one payment. */
export const CHECK_PAUSE_MS_MAX = 10 * 60_000;

/**
 * How long to wait before asking the provider again, or null when nothing can change there.
 * Twice at the provider's own pace, then each pause doubles; never given up while a charge may
 * still be captured. A payment that booking has not closed yet is always asked about again.
 */
export function pauseBeforeNextCheck(seen: {
  readonly status: PaymentStatus;
  /** The provider takes no new charges and works on none. */
  readonly closed: boolean;
  /** Checks made, this one included. */
  readonly checks: number;
  readonly reconcileAfterMs: number;
}): number | null {
  if (seen.closed && seen.status !== 'PENDING') return null;
  const doublings = Math.max(0, Math.min(seen.checks - 2, 30));
  return Math.min(seen.reconcileAfterMs * 2 ** doublings, CHECK_PAUSE_MS_MAX);
}
