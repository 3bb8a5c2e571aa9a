/**
 * What goes back when some tickets of a paid order are given up: paid − what the rest costs by
 * itself − what the house retains. The rest is priced anew, with the order's own offers and slabs,
 * so a discount that needed the tickets given up is lost. Never negative, never more than is there.
 */
export function refundOfRemainder({
  paid,
  remainderTotal,
  retained,
  captured,
  refundedBefore,
}: {
  readonly paid: number;
  readonly remainderTotal: number;
  readonly retained: number;
  readonly captured: number;
  readonly refundedBefore: number;
}): number {
  const owed = paid - remainderTotal - retained;
  return Math.max(0, Math.min(owed, captured - refundedBefore));
}
