/** Of a day at a venue, in the order of a table. */
export const CLOSE_AMOUNTS = [
  ...(['taken', 'sold', 'base', 'fee', 'tax', 'unkept', 'carried', 'difference'] as const),
  ...(['due', 'returned'] as const),
] as const;

/** What is left of money taken when all that became of it is taken off; zero in books that are closed. */
export function differenceOf({
  taken,
  sold,
  unkept,
  carried,
}: {
  readonly taken: number;
  readonly sold: number;
  readonly unkept: number;
  readonly carried: number;
}): number {
  return taken - sold - unkept - carried;
}

/** In major units, as people write it; how many minor ones make one is the currency's. */
export function majorUnits(amount: number, currency: string): number {
  return amount / 10 ** minorDigitsOf(currency);
}

export function minorDigitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
