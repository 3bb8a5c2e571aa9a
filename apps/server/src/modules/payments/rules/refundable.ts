import type { Money } from '@houseful/contract/primitives';

/** What of the asked money may go back: never more than is left of the capture, nor in another currency. */
export function refundable(captured: Money, asked: Money, refundedBefore = 0): Money {
  const left = Math.max(0, captured.amount - refundedBefore);
  const isWithin = asked.currency === captured.currency && asked.amount <= left;
  return isWithin ? asked : { ...captured, amount: left };
}
