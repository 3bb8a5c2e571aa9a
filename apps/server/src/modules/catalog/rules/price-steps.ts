const STEPS_MAX = 5;
/** What looks round on a price tag, between one power of ten and the next. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5];
/** Nobody thinks in steps below ten units of money. */
const STEP_MIN = 1_000;

/**
 * A few round prices, in minor units, that part these prices about evenly. Every one has some of
 * them at or below, and some above; one price alone needs no steps.
 */
export function priceSteps(prices: readonly number[]): number[] {
  const sorted = prices.toSorted((a, b) => a - b);
  const dearest = sorted.at(-1) ?? 0;
  const steps = Array.from({ length: STEPS_MAX }, (_, index) => {
    const rank = Math.floor(((index + 1) * sorted.length) / (STEPS_MAX + 1));
    return roundUp(sorted[rank] ?? 0);
  });
  return [...new Set(steps)].filter((step) => step < dearest);
}

function roundUp(price: number): number {
  let power = STEP_MIN;
  while (power * 10 <= price) power *= 10;
  const factor = ROUND.find((round) => power * round >= price);
  return factor === undefined ? power * 10 : power * factor;
}
