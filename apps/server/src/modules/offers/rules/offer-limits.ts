import type { OfferLimits, PromoRefusal } from '@houseful/contract/offers';

/** What an offer has cost already, by orders that are paid or being paid now; this order not counted. */
export interface OfferTally {
  readonly uses: number;
  readonly amount: number;
  /** By the person of this order; the highest count of its account, email and phone. */
  readonly usesOfPerson: number;
  /** Of the single-use code that it is asked for with; none where there is no such code. */
  readonly usesOfCode: number;
}

export interface OfferWindow {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Taken back before its time. */
  readonly endedAt: Date | null;
}

/** Why the offer cannot be used at that moment; null when it can. It ends at `closesAt` as a fact of time. */
export function whyClosed(
  { opensAt, closesAt, endedAt }: OfferWindow,
  now: Date,
): PromoRefusal | null {
  if (endedAt !== null && endedAt <= now) return 'unknown';
  if (opensAt !== null && now < opensAt) return 'not-yet';
  return closesAt !== null && closesAt <= now ? 'over' : null;
}

/** Why one more order, which would cost the house so much, would pass a limit; null when it fits. */
export function whyUsedUp(
  limits: Pick<OfferLimits, 'usesMax' | 'usesPerPersonMax' | 'budget'>,
  tally: OfferTally,
  amount: number,
): PromoRefusal | null {
  if (tally.usesOfCode > 0) return 'used-up';
  if (limits.usesMax !== null && tally.uses >= limits.usesMax) return 'used-up';
  if (limits.usesPerPersonMax !== null && tally.usesOfPerson >= limits.usesPerPersonMax) {
    return 'used-by-you';
  }
  return limits.budget !== null && tally.amount + amount > limits.budget ? 'used-up' : null;
}
