import type { WaitingRoomSales } from '@houseful/contract/waiting-room';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { chanceOfSeats, SETTLED_PLACES_MIN } from './chance.ts';

const SEATS_MAX = 8;

function sales(
  settled: readonly number[],
  seatsUnsold: number,
  unsettledPlaces = 0,
): WaitingRoomSales {
  const settledPlaces = Array.from({ length: SEATS_MAX + 1 }, () => 0);
  for (const seats of settled) settledPlaces[seats] = (settledPlaces[seats] as number) + 1;
  return {
    seatsUnsold,
    seatsPerPlaceMax: SEATS_MAX,
    settledPlaces,
    unsettledPlaces,
    categories: [],
  };
}

const TYPICAL = Array.from({ length: 200 }, (_, i) => [0, 2, 2, 4, 0, 1, 2, 0][i % 8] as number);

test('gone is gone, and enough for everybody ahead is certain, from the first moment on', () => {
  expect(chanceOfSeats(10, sales([], 0))).toBe(0);
  expect(chanceOfSeats(0, sales([], 3), 4)).toBe(0);
  expect(chanceOfSeats(10, sales([], 81))).toBe(1);
  expect(chanceOfSeats(10, sales([], 81, 1))).toBe(null);
});

test('before enough places are settled, nobody can say', () => {
  expect(chanceOfSeats(500, sales(TYPICAL.slice(0, SETTLED_PLACES_MIN - 1), 300))).toBe(null);
  expect(chanceOfSeats(500, sales(TYPICAL.slice(0, SETTLED_PLACES_MIN), 300))).not.toBe(null);
});

test.prop([fc.nat({ max: 2000 }), fc.nat({ max: 3000 }), fc.integer({ min: 1, max: 8 })])(
  'more people ahead, or more seats wanted, never mean a better chance',
  (ahead, unsold, wanted) => {
    const chance = chanceOfSeats(ahead, sales(TYPICAL, unsold), wanted) as number;
    expect(chanceOfSeats(ahead + 1, sales(TYPICAL, unsold), wanted)).toBeLessThanOrEqual(chance);
    expect(chanceOfSeats(ahead, sales(TYPICAL, unsold), wanted + 1)).toBeLessThanOrEqual(chance);
    expect(chanceOfSeats(ahead, sales(TYPICAL, unsold, 1), wanted)).toBeLessThanOrEqual(chance);
  },
);

/** Chance from a seed (mulberry32), so that a run is the same every time. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How likely a buyer is to take one seat, two …, before each on-sale has its own kind of crowd. */
const USUAL = [1, 4, 0.6, 1.2, 0.1, 0.2, 0.03, 0.05];
const ANYTHING = USUAL.map(() => 1);

/** An on-sale of its own kind: who buys, and how many seats. */
function anyCrowd(random: () => number, usual: readonly number[]): () => number {
  const buying = 0.15 + 0.8 * random();
  const weights = usual.map((weight) => weight * random() ** 3);
  const all = weights.reduce((total, weight) => total + weight, 0);
  return () => {
    if (random() > buying) return 0;
    let left = random() * all;
    return weights.findIndex((weight) => (left -= weight) < 0) + 1;
  };
}

/** The first of so many in line who is told no more than this. */
function firstTold(chance: number, now: WaitingRoomSales, inLine: number): number {
  let [low, high] = [0, inLine];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chanceOfSeats(middle, now) as number) <= chance) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Whole on-sales: at every hundredth place that is settled all in line look at their chance; of those
 * told this much (give or take two points), who finds a seat? By on-sale: the mean share of each time
 * somebody was told. By person: an on-sale that promises too much promises it to more people.
 */
function found(told: number, onSales: number, usual: readonly number[]) {
  const random = chanceFrom(Math.round(told * 1000) + usual.length);
  const all = { people: 0, lucky: 0, times: 0, shares: 0 };
  for (let i = 0; i < onSales; i += 1) {
    const seatsOfPlace = anyCrowd(random, usual);
    const seats = 500 + Math.floor(random() * 1500);
    const line = Array.from({ length: 1000 + Math.floor(random() * 4000) }, seatsOfPlace);
    let left = seats;
    const goneAt = line.findIndex((taken) => (left -= taken) <= 0) + 1 || line.length + 1;
    for (
      let settled = SETTLED_PLACES_MIN;
      settled < Math.min(goneAt, line.length);
      settled += 100
    ) {
      const unsettled = Math.min(100, line.length - settled);
      const taken = line.slice(0, settled);
      const unsold = seats - taken.reduce((total, some) => total + some, 0);
      const now = sales(taken, unsold, unsettled);
      const inLine = line.length - settled - unsettled;
      const first = firstTold(told + 0.02, now, inLine);
      const end = firstTold(told - 0.02, now, inLine);
      if (first === end) continue;
      const lucky = Math.max(0, Math.min(end, goneAt - settled - unsettled) - first);
      all.people += end - first;
      all.lucky += lucky;
      all.times += 1;
      all.shares += lucky / (end - first);
    }
  }
  return { byPerson: all.lucky / all.people, byOnSale: all.shares / all.times };
}

test.each([0.05, 0.2, 0.5, 0.8, 0.95])('of those told %d, that share finds a seat', (told) => {
  const { byPerson, byOnSale } = found(told, 1500, USUAL);
  expect(Math.abs(byOnSale - told)).toBeLessThan(0.02);
  expect(Math.abs(byPerson - told)).toBeLessThan(0.02);
});

test('also where any number of seats is as likely as any other, which no crowd is', () => {
  expect(Math.abs(found(0.2, 1500, ANYTHING).byOnSale - 0.2)).toBeLessThan(0.02);
});
