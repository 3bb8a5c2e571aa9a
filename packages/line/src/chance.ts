import type { WaitingRoomSales } from '@houseful/contract/waiting-room';

/** Before so many called places are settled, nobody can say how many seats a place takes. */
export const SETTLED_PLACES_MIN = 50;

/** Never said but when it is certain. */
const CHANCE_MIN = 0.01;
const CHANCE_MAX = 0.99;

/**
 * The chance that so many seats are left at the turn of somebody with so many people ahead; null
 * when it is too early to say. 0 means gone, 1 means enough for everybody ahead.
 *
 * All who may buy before (called and not settled, or ahead) are taken to buy like those who are
 * settled: m seats a place on average, with variance v, over n places. Then A places take A·m seats,
 * give or take the chance of each (A·v) and what so few as n do not tell about m (A²·v/n): Student's t.
 */
export function chanceOfSeats(
  peopleAhead: number,
  sales: WaitingRoomSales,
  seatsWanted = 1,
): number | null {
  const { seatsUnsold, seatsPerPlaceMax, settled, unsettledPlaces } = sales;
  const spare = seatsUnsold - seatsWanted;
  const buyers = peopleAhead + unsettledPlaces;
  if (spare < 0) return 0;
  if (buyers * seatsPerPlaceMax <= spare) return 1;
  const { places, seats, squares } = settled;
  if (places < SETTLED_PLACES_MIN) return null;
  const mean = seats / places;
  // Somebody takes another number of seats some day, even if all took the same so far.
  const variance = Math.max((squares - places * mean ** 2) / (places - 1), 1 / places);
  const deviation = Math.sqrt(buyers * variance * (1 + buyers / places));
  // Half a seat more: seats are whole.
  const chance = studentBelow((spare + 0.5 - buyers * mean) / deviation, places - 1);
  return Math.min(CHANCE_MAX, Math.max(CHANCE_MIN, chance));
}

/** P(T < t) for Student's t, by Wallace's transformation to the normal: within 0.002 from 49 degrees on. */
function studentBelow(t: number, degrees: number): number {
  const scale = (8 * degrees + 1) / (8 * degrees + 3);
  const z = scale * Math.sqrt(degrees * Math.log1p(t ** 2 / degrees));
  return normalBelow(t < 0 ? -z : z);
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
