import { RATE_WHOLE } from '@houseful/contract/pricing';

/**
 * Such a share of a whole amount of minor units, to the nearest one; half up. Exact for every
 * amount below 400,000,000,000: the products stay safe integers.
 */
export function shareOf(amount: number, rate: number): number {
  return divided(amount * rate, RATE_WHOLE);
}

/** Whole amounts divided to the nearest whole; half up. */
export function divided(amount: number, by: number): number {
  return Math.floor((2 * amount + by) / (2 * by));
}

/** The amount without the tax that it contains. */
export function withoutTax(amount: number, rate: number): number {
  return divided(amount * RATE_WHOLE, RATE_WHOLE + rate);
}

/**
 * A whole amount shared out by weight, to the minor unit: each part is what the rounded running
 * total grows by, so the parts add up, whatever is rounded. Without any weight the first gets all.
 */
export function sharedOut(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    // As big integers: an order's amounts multiplied leave what a number holds exactly.
    const running = Number(
      (BigInt(amount) * BigInt(weighed) * 2n + BigInt(whole)) / (BigInt(whole) * 2n),
    );
    const part = running - given;
    given = running;
    return part;
  });
}

export function sumOf(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
