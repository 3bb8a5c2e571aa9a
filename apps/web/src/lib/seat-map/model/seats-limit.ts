import type { ShowSale } from '@houseful/contract/booking';

/** How many seats may be marked, and which of the show's two limits says so. */
export interface SeatsLimit {
  readonly max: number;
  /** The show's own number, as it is told. */
  readonly told: number;
  readonly of: 'hold' | 'buyer';
}

/**
 * `heldBeside`: seats that this buyer holds already, beside what is being marked. What they hold
 * elsewhere, or have bought, only the house knows.
 */
export function seatsLimit(
  { seatsPerHoldMax, seatsPerBuyerMax }: ShowSale['limits'],
  heldBeside: number,
): SeatsLimit {
  const ofHold = { max: seatsPerHoldMax, told: seatsPerHoldMax, of: 'hold' as const };
  if (seatsPerBuyerMax === null) return ofHold;
  const max = Math.max(0, seatsPerBuyerMax - heldBeside);
  return max < seatsPerHoldMax ? { max, told: seatsPerBuyerMax, of: 'buyer' } : ofHold;
}
