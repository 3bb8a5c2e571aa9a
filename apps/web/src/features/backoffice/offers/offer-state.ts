import type { OfferAtDesk } from '@houseful/contract/offers-desk';

export type OfferState = 'ended' | 'to-come' | 'over' | 'used-up' | 'counts';

/** Where an offer is in its life at that moment. What orders that are being paid use counts as used. */
export function offerState({ offer, use, endedAt }: OfferAtDesk, nowMs: number): OfferState {
  const { opensAt, closesAt, limits } = offer;
  if (endedAt !== null) return 'ended';
  if (closesAt !== null && Date.parse(closesAt) <= nowMs) return 'over';
  if (opensAt !== null && nowMs < Date.parse(opensAt)) return 'to-come';
  const uses = use.settled + use.reserved;
  const cost = use.amountSettled + use.amountReserved;
  const isUsedUp =
    (limits.usesMax !== null && uses >= limits.usesMax) ||
    (limits.budget !== null && cost >= limits.budget);
  return isUsedUp ? 'used-up' : 'counts';
}
