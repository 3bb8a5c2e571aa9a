import type { WaitingRoomSales } from '@houseful/contract/waiting-room';

/** Before so many called places are settled, nobody can say how many seats a place takes. */
export const SETTLED_PLACES_MIN = 50;

/** Places assumed beyond those seen: so many that take nothing, and so many that buy. */
const PRIOR_EACH = 3;

/** Never said but when it is certain. */
const CHANCE_MIN = 0.01;
const CHANCE_MAX = 0.99;

/**
 * The chance that so many seats are left at the turn of somebody with so many people ahead; null
 * when it is too early to say. 0 means gone, 1 means enough for everybody ahead.
 *
 * All who may buy before (called and not settled, or ahead) are taken to buy like those who are
 * settled. How they buy is only known from n of them: the shares of those who take no seat, one, two …
 * have Dirichlet's distribution given what was seen. So the seats that A places will take have, with
 * m, v and k the mean, the variance and the third cumulant of one place,
 *
 *     mean A·m    variance v·A·(1 + A/n)    third cumulant k·A·(1 + A/n)·(1 + 2A/n)
 *
 * and Pearson's third distribution with these tells the chance. What is lopsided must not be left
 * out: a sample that happens to be modest promises seats to many more people than one that is not.
 */
export function chanceOfSeats(
  peopleAhead: number,
  sales: WaitingRoomSales,
  seatsWanted = 1,
): number | null {
  const { seatsUnsold, seatsPerPlaceMax, settledPlaces, unsettledPlaces } = sales;
  const spare = seatsUnsold - seatsWanted;
  const buyers = peopleAhead + unsettledPlaces;
  if (spare < 0) return 0;
  if (buyers * seatsPerPlaceMax <= spare) return 1;
  if (sum(settledPlaces) < SETTLED_PLACES_MIN) return null;
  const shares = likelyShares(settledPlaces, seatsPerPlaceMax);
  const n = sum(shares);
  const mean = moment(shares, 0, 1) / n;
  const variance = moment(shares, mean, 2) / n;
  const third = moment(shares, mean, 3) / n;
  const spread = buyers * (1 + buyers / n);
  const deviation = Math.sqrt(variance * spread);
  const skew = (third * spread * (1 + (2 * buyers) / n)) / deviation ** 3;
  // Half a seat more: seats are whole.
  const chance = pearsonBelow((spare + 0.5 - buyers * mean) / deviation, skew);
  return Math.min(CHANCE_MAX, Math.max(CHANCE_MIN, chance));
}

/**
 * How many of n places take no seat, one, two …: as seen, and six places more. Half of these take
 * nothing, half buy as buyers did: it is the more extreme sample that chance has had more of a hand in.
 */
function likelyShares(settledPlaces: readonly number[], seatsPerPlaceMax: number): number[] {
  const [none = 0, ...some] = settledPlaces;
  // One buyer more, spread evenly: what was never seen may still happen.
  const buyers = sum(some) + 1;
  const scale = (buyers - 1 + PRIOR_EACH) / buyers;
  const taken = Array.from(
    { length: seatsPerPlaceMax },
    (_, i) => ((some[i] ?? 0) + 1 / seatsPerPlaceMax) * scale,
  );
  return [none + PRIOR_EACH, ...taken];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function moment(shares: readonly number[], around: number, power: number): number {
  return sum(shares.map((share, seats) => share * (seats - around) ** power));
}

/** P(X < x) of Pearson's third distribution, mean 0, deviation 1, by Wilson and Hilferty's cube root. */
function pearsonBelow(x: number, skew: number): number {
  if (Math.abs(skew) < 1e-3) return normalBelow(x);
  const cube = 1 + (skew * x) / 2;
  if (cube <= 0) return skew > 0 ? 0 : 1;
  return normalBelow((6 / skew) * (Math.cbrt(cube) - 1) + skew / 6);
}

/** P(Z < z) by Abramowitz and Stegun 26.2.17: within 10^-7. */
function normalBelow(z: number): number {
  const k = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    k *
    (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  const above = (tail * Math.exp(-(z ** 2) / 2)) / Math.sqrt(2 * Math.PI);
  return z < 0 ? above : 1 - above;
}
