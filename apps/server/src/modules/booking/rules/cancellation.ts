import type { OrderStatus, Quote, QuoteLine } from '@houseful/contract/booking';
import type {
  CancellationOffer,
  CancellationPolicy,
  CancellationStep,
} from '@houseful/contract/cancellation';

/** Of the booking fee, in orders that do not say how they are taxed: what they were sold with (ADR 0006). */
const UNSAID_FEE_TAX_PERCENT = 18;
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
  /** Why all of it goes back, whatever was agreed; null: what was agreed counts. */
  readonly because: 'show-moved' | 'show-cancelled' | null;
  /** What of its money could go back at most, where some has gone back before; absent: all of it. */
  readonly worth?: number;
}

/** Everything, fee and taxes included, until the show begins. */
const WHOLE: CancellationPolicy = {
  steps: [{ untilMinutesBefore: 0, refundPercent: 100 }],
  feesRefunded: true,
};

/**
 * What cancelling at `now` gives. refund + kept is what was paid, to the minor unit, and the
 * refund is never more. A step counts until just before its own instant.
 */
export function cancellationAt(
  agreed: CancellableOrder,
  now: Date,
): Omit<CancellationOffer, 'orderId'> {
  const { because } = agreed;
  const order = because === null ? agreed : { ...agreed, policy: WHOLE };
  const reason = refusal(order, now);
  const step = stepAt(order, order.cancelledAt ?? now);
  const paid = order.isPaid ? worthOf(order) : 0;
  const refund = reason === null ? refundOf(order, step) : (order.refundAmount ?? 0);
  const { currency } = order.quote.total;
  const isWorth = order.isPaid && (reason === null || reason === 'already-cancelled');
  return {
    cancellable: reason === null,
    reason,
    refund: { amount: refund, currency },
    kept: { amount: Math.max(0, paid - refund), currency },
    refundPercent: isWorth ? (because === 'show-cancelled' ? 100 : (step?.refundPercent ?? 0)) : 0,
    steps: order.policy.steps.map((each) => ({
      until: endOf(each, order.startsAt).toISOString(),
      refundPercent: each.refundPercent,
      refund: { amount: refundOf(order, each), currency },
    })),
    changesAt: reason === null && step ? endOf(step, order.startsAt).toISOString() : null,
    ...(because !== null && order.isPaid && { because }),
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

function refundOf(order: CancellableOrder, step: CancellationStep | null): number {
  if (!step) return 0;
  const { quote, policy, because } = order;
  if (because !== null) return worthOf(order);
  const all = quote.lines.reduce((sum, line) => sum + refundOfLine(line, step, policy), 0);
  return Math.min(all, worthOf(order));
}

function worthOf({ quote, worth }: Pick<CancellableOrder, 'quote' | 'worth'>): number {
  return Math.min(quote.total.amount, worth ?? quote.total.amount);
}

/** What the house keeps, by the ladder at `now`, of what these lines of the order have cost. */
export function retainedOf(
  order: Pick<CancellableOrder, 'policy' | 'startsAt'>,
  lines: readonly QuoteLine[],
  now: Date,
): number {
  const step = stepAt(order, now);
  return lines.reduce((sum, line) => {
    const back = step ? refundOfLine(line, step, order.policy) : 0;
    return sum + line.price.amount - Math.min(back, line.price.amount);
  }, 0);
}

/**
 * Line by line, each rounded down: the step's share of the ticket with its own tax. The fee and
 * the tax on it are kept, or go back in the same share. A line without its taxes one by one has one for
 * both; the part that is the fee's is rounded up, so that rounding never gives back too much.
 */
function refundOfLine(
  { parts: { base, fee, tax }, split }: QuoteLine,
  { refundPercent }: CancellationStep,
  { feesRefunded }: CancellationPolicy,
): number {
  const taxOfFee = split
    ? split.feeCgst + split.feeSgst
    : Math.min(tax.amount, Math.ceil((fee.amount * UNSAID_FEE_TAX_PERCENT) / 100));
  const kept = feesRefunded ? 0 : fee.amount + taxOfFee;
  const share = base.amount + fee.amount + tax.amount - kept;
  return Math.floor((share * refundPercent) / 100);
}
