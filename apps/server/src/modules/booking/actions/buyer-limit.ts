import type { SaleTerms } from '../boards/show-sales.ts';
import { type BuyerTally, buyerShow, type LimitedBuyer } from '../store/holds.ts';

interface OfBuyer {
  readonly buyerId: string;
  /** Then whoever buys is not one buyer. */
  readonly atCounter: boolean;
  readonly terms: SaleTerms;
}

/** The buyers whose seats have to be counted, each with their show once: most shows limit none. */
export function limitedBuyers(commands: readonly OfBuyer[]): LimitedBuyer[] {
  const limited = new Map<string, LimitedBuyer>();
  for (const { buyerId, terms, atCounter } of commands) {
    const { showId, seatsPerBuyerMax, window } = terms;
    if (seatsPerBuyerMax === null || atCounter) continue;
    limited.set(buyerShow({ buyerId, showId }), { buyerId, showId, opensAt: window.opensAt });
  }
  return [...limited.values()];
}

export function seatsStillAllowed(
  { buyerId, terms, atCounter }: OfBuyer,
  { seats }: BuyerTally,
): number {
  const { showId, seatsPerBuyerMax } = terms;
  if (seatsPerBuyerMax === null || atCounter) return Number.POSITIVE_INFINITY;
  return Math.max(0, seatsPerBuyerMax - (seats.get(buyerShow({ buyerId, showId })) ?? 0));
}

/** Counts what this batch grants, so that the next command of the same buyer sees it. */
export function addSeats({ buyerId, terms }: OfBuyer, { seats }: BuyerTally, by: number): void {
  const key = buyerShow({ buyerId, showId: terms.showId });
  seats.set(key, (seats.get(key) ?? 0) + by);
}
