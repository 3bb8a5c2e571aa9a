/** Less than this share of a block's seats left counts as few. */
const FEW_LEFT_SHARE = 0.15;

export type Fullness = 'plenty' | 'few' | 'none';

/** How a block looks from afar; one that nobody has counted yet looks as if there were plenty. */
export function fullnessOf({ seatsTotal }: { seatsTotal: number }, left: number | null): Fullness {
  if (left === 0) return 'none';
  return left !== null && left < seatsTotal * FEW_LEFT_SHARE ? 'few' : 'plenty';
}
