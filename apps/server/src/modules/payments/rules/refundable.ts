import type { Money } from '@houseful/contract/primitives';

/** What of the asked money may go back: never more than was captured, nor in another currency. */
export function refundable(captured: Money, asked: Money): Money {
  const isWithin = asked.currency === captured.currency && asked.amount <= captured.amount;
  return isWithin ? asked : captured;
}
