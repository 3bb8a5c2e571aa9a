import { z } from 'zod';
import { Id, Instant, Money } from './primitives.ts';

export const CANCELLATION_STEPS_MAX = 10;
const MINUTES_PER_YEAR = 365 * 24 * 60;

/** From `untilMinutesBefore` the start on, and later, this step gives nothing any more. */
export const CancellationStep = z.strictObject({
  untilMinutesBefore: z.int().nonnegative().max(MINUTES_PER_YEAR),
  refundPercent: z.int().min(0).max(100),
});
export type CancellationStep = z.infer<typeof CancellationStep>;

/**
 * What a buyer gets back who cancels a paid order, by how long before the start it is done; the
 * earliest step first, each later one worth less. Without steps the order cannot be cancelled.
 * Frozen with the show when it goes on sale, and with the order when it is placed.
 */
export const CancellationPolicy = z.strictObject({
  steps: z
    .array(CancellationStep)
    .max(CANCELLATION_STEPS_MAX)
    .refine(isLadder, 'must go down from step to step, in minutes and in percent'),
  /** Whether the booking fee and its tax go back in the same share; otherwise they are kept. */
  feesRefunded: z.boolean(),
});
export type CancellationPolicy = z.infer<typeof CancellationPolicy>;

function isLadder(steps: readonly CancellationStep[]): boolean {
  return steps.every((step, index) => {
    const before = steps[index - 1];
    return (
      before === undefined ||
      (step.untilMinutesBefore < before.untilMinutesBefore &&
        step.refundPercent < before.refundPercent)
    );
  });
}

/** Of shows that say nothing else. */
export const DEFAULT_CANCELLATION: CancellationPolicy = {
  steps: [
    { untilMinutesBefore: 120, refundPercent: 75 },
    { untilMinutesBefore: 20, refundPercent: 50 },
  ],
  feesRefunded: false,
};

/** Why a paid order's money would not go back; null when it would. */
export const CancellationRefusal = z.enum([
  /** There is nothing to give back: not paid yet, or never. An unpaid order can still be given up. */
  'not-paid',
  'already-cancelled',
  /** The last step is over. */
  'too-late',
  /** The show was sold as one that cannot be cancelled. */
  'not-offered',
]);
export type CancellationRefusal = z.infer<typeof CancellationRefusal>;

/** What cancelling now would give. Once cancelled: what it gave. */
export const CancellationOffer = z.strictObject({
  orderId: Id,
  cancellable: z.boolean(),
  reason: CancellationRefusal.nullable(),
  /** refund + kept is what was paid. */
  refund: Money,
  kept: Money,
  refundPercent: z.int(),
  /** The whole ladder of this order; a step counts until just before its `until`. */
  steps: z.array(z.strictObject({ until: Instant, refundPercent: z.int(), refund: Money })),
  /** When the answer will be another one; null when it stays. */
  changesAt: Instant.nullable(),
  /** Present where all of it goes back, fee and taxes included, because the house has moved the show, or cancelled it. */
  because: z.enum(['show-moved', 'show-cancelled']).optional(),
});
export type CancellationOffer = z.infer<typeof CancellationOffer>;

/** `PENDING`: owed, not yet taken by the provider; `SENT`: on its way; `DONE`: the bank has paid it back. */
export const RefundStatus = z.enum(['PENDING', 'SENT', 'DONE']);
export type RefundStatus = z.infer<typeof RefundStatus>;

/** Money of an order on its way back. It is tried until it is done, so there is no failure. */
export const OrderRefund = z.strictObject({
  amount: Money,
  status: RefundStatus,
  updatedAt: Instant,
});
export type OrderRefund = z.infer<typeof OrderRefund>;
