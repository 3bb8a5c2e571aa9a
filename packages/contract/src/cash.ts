/** So many notes or coins of one value, in minor units. */
export interface CountedPieces {
  readonly value: number;
  readonly pieces: number;
}

/** Notes and coins that are in people's hands, the largest first, in minor units. */
const FACE_VALUES: Readonly<Record<string, readonly number[]>> = {
  INR: [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50],
  EUR: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  GBP: [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  USD: [10_000, 5_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1],
};
const OF_ANY_OTHER = [
  ...[100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000],
  ...[500, 200, 100, 50, 20, 10, 5, 2, 1],
];

/** More suggestions than these are read more slowly than an amount is typed. */
const TENDERS_MAX = 5;

/** What a drawer of this currency is counted in; never empty, falling, each once. */
export function faceValuesOf(currency: string): readonly number[] {
  return FACE_VALUES[currency] ?? OF_ANY_OTHER;
}

/** What counted notes and coins are worth together, in minor units. */
export function worthOf(count: readonly CountedPieces[]): number {
  return count.reduce((sum, { value, pieces }) => sum + value * pieces, 0);
}

/** What goes back to who pays `total` with `tendered`; null when that is not enough. */
export function changeFor(total: number, tendered: number): number | null {
  return tendered >= total ? tendered - total : null;
}

/**
 * Notes and coins that make the amount, the large ones first, and what no piece is small enough for:
 * pieces and rest together are the amount.
 */
export function piecesOf(
  amount: number,
  currency: string,
): { readonly pieces: CountedPieces[]; readonly rest: number } {
  const pieces: CountedPieces[] = [];
  let rest = amount;
  for (const value of faceValuesOf(currency)) {
    const many = Math.floor(rest / value);
    if (many > 0) pieces.push({ value, pieces: many });
    rest -= many * value;
  }
  return { pieces, rest };
}

/** What people are likely to put on the counter for this total: itself first, then rising; each is enough. */
export function likelyTenders(total: number, currency: string): number[] {
  const rounded = faceValuesOf(currency).map((value) => Math.ceil(total / value) * value);
  const rising = [...new Set([total, ...rounded])].toSorted((a, b) => a - b);
  return rising.slice(0, TENDERS_MAX);
}
