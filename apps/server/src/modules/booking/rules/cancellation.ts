import type { OrderStatus, Quote, QuoteLine } from '@houseful/contract/booking';
import type {
  CancellationOffer,
  CancellationPolicy,
  CancellationStep,
} from '@houseful/contract/cancellation';

/** The booking fee is a service of its own, at its own rate (ADR 0006). */
const FEE_TAX_PERCENT = 18;
const MINUTE_MS = 60_000;

/** What a decision about cancelling stands on: the order as it was bought, and what became of it. */
export interface CancellableOrder {
  readonly status: OrderStatus;
  readonly isPaid: boolean;
  readonly quote: Quote;
  readonly policy: CancellationPolicy;
  readonly startsAt: Date;
  readonly cancelledAt: Date | null;
  /** What went back when it was cancelled, in minor units. */
  readonly refundAmount: number | null;
}

/**
 * What cancelling at `now` gives. refund + kept is what was paid, to the minor unit, and the
 * refund is never more. A step counts until just before its own instant.
 */
export function cancellationAt(
  order: CancellableOrder,
  now: Date,
): Omit<CancellationOffer, 'orderId'> {
  const reason = refusal(order, now);
  const step = stepAt(order, order.cancelledAt ?? now);
  const paid = order.isPaid ? order.quote.total.amount : 0;
  const refund = reason === null ? refundOf(order, step) : (order.refundAmount ?? 0);
  const { currency } = order.quote.total;
  const isWorth = order.isPaid && (reason === null || reason === 'already-cancelled');
  return {
    cancellable: reason === null,
    reason,
    refund: { amount: refund, currency },
    kept: { amount: paid - refund, currency },
    refundPercent: isWorth ? (step?.refundPercent ?? 0) : 0,
    steps: order.policy.steps.map((each) => ({
      until: endOf(each, order.startsAt).toISOString(),
      refundPercent: each.refundPercent,
      refund: { amount: refundOf(order, each), currency },
    })),
    changesAt: reason === null && step ? endOf(step, order.startsAt).toISOString() : null,
  };
}

function refusal(order: CancellableOrder, now: Date): CancellationOffer['reason'] {
  if (order.status === 'CANCELLED') return 'already-cancelled';
  if (order.status !== 'CONFIRMED') return 'not-paid';
  if (order.policy.steps.length === 0) return 'not-offered';
  return stepAt(order, now) === null ? 'too-late' : null;
}

/** Steps go towards the start, so the first that is not over is the one. */
function stepAt(
  { policy, startsAt }: Pick<CancellableOrder, 'policy' | 'startsAt'>,
  at: Date,
): CancellationStep | null {
  return policy.steps.find((step) => at < endOf(step, startsAt)) ?? null;
}

function endOf({ untilMinutesBefore }: CancellationStep, startsAt: Date): Date {
  return new Date(startsAt.getTime() - untilMinutesBefore * MINUTE_MS);
}

function refundOf(
  { quote, policy }: Pick<CancellableOrder, 'quote' | 'policy'>,
  step: CancellationStep | null,
): number {
  if (!step) return 0;
  const all = quote.lines.reduce((sum, line) => sum + refundOfLine(line.parts, step, policy), 0);
  return Math.min(all, quote.total.amount);
}

/**
 * Line by line, each rounded down: the step's share of the ticket with its own tax. The fee and
 * the tax on it are kept, or go back in the same share. A line carries one tax for both; the part
 * that is the fee's is 18 % of the fee, rounded up, so that rounding never gives back too much.
 */
function refundOfLine(
  { base, fee, tax }: QuoteLine['parts'],
  { refundPercent }: CancellationStep,
  { feesRefunded }: CancellationPolicy,
): number {
  const taxOfFee = Math.min(tax.amount, Math.ceil((fee.amount * FEE_TAX_PERCENT) / 100));
  const kept = feesRefunded ? 0 : fee.amount + taxOfFee;
  const share = base.amount + fee.amount + tax.amount - kept;
  return Math.floor((share * refundPercent) / 100);
}
