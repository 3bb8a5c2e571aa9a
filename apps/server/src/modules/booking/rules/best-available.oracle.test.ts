import type { SeatKind, SeatMap } from '@houseful/contract/seat-map';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BestAvailableWish, SeatOffer } from './best-available.ts';
import { FreePlaces } from './free-places.ts';
import { indexSeatMap, type Place, type SeatIndex } from './seat-index.ts';

/**
 * Best available against the same objective without any cleverness: every window, every set of
 * seats where there are few, and otherwise every seat taken or left, one after the other. The
 * costs must be equal; of equally good seats any will do.
 *
 * `BEST_AVAILABLE_RUNS` runs more rooms than CI has time for.
 */
const RUNS = Number(process.env['BEST_AVAILABLE_RUNS'] ?? 1_000);

/** What is compared, place by place: the kind of answer first, then what it costs. */
type Cost = readonly number[];

function isLess(a: Cost, b: Cost): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}

interface Case {
  readonly index: SeatIndex;
  readonly free: ReadonlySet<Place>;
  readonly wish: BestAvailableWish;
  readonly smallestFreeRun: number;
}

const isOrdinary = ({ kind }: Place) => kind === 'standard' || kind === 'recliner';
const sit = (a: Place, b: Place) => a.run === b.run && Math.abs(a.position - b.position) === 1;

function mayTake({ free, wish }: Case, place: Place): boolean {
  return (
    free.has(place) &&
    place.areaId === null &&
    (isOrdinary(place) || wish.wheelchairs > 0) &&
    (wish.categoryId === undefined || place.categoryId === wish.categoryId) &&
    (wish.sectionIds === undefined || wish.sectionIds.includes(place.sectionId ?? ''))
  );
}

function groupsOf(places: readonly Place[]): Place[][] {
  const groups: Place[][] = [];
  for (const place of places.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1)?.at(-1);
    if (last && sit(last, place)) groups.at(-1)?.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** Free seats that a party on these places leaves in stretches that are too short. */
function orphansBeside({ index, free, smallestFreeRun }: Case, party: readonly Place[]): number {
  const open = index.places.filter(
    (place) =>
      free.has(place) && isOrdinary(place) && place.areaId === null && !party.includes(place),
  );
  return groupsOf(open)
    .filter(
      (left) => left.length < smallestFreeRun && left.some((one) => party.some((p) => sit(p, one))),
    )
    .reduce((sum, left) => sum + left.length, 0);
}

function isStacked([a, b]: readonly Place[][]): boolean {
  return Boolean(
    a?.[0] &&
      b?.[0] &&
      a[0].sectionId === b[0].sectionId &&
      Math.abs(a[0].rowAt - b[0].rowAt) === 1 &&
      a.some((one) => b.some((other) => Math.hypot(one.x - other.x, one.y - other.y) <= 150)),
  );
}

function distanceOf(places: readonly Place[]): number {
  return places.reduce((sum, place) => sum + place.distance, 0);
}

/** What these places cost, by the words of the objective. */
function costOf(room: Case, places: readonly Place[]): Cost {
  const groups = groupsOf(places);
  if (places.every(({ areaId }) => areaId !== null)) return [2];
  if (places.some(({ areaId }) => areaId !== null)) return [3];
  if (groups.length === 1 && room.wish.wheelchairs === 0) {
    return [0, orphansBeside(room, places), distanceOf(places)];
  }
  const sections = new Set(places.map(({ sectionId }) => sectionId)).size;
  const stacked = groups.length === 2 && room.wish.wheelchairs === 0 && isStacked(groups);
  return [
    1,
    groups.filter((group) => group.length === 1).length,
    Number(sections > 1),
    groups.length,
    Number(!stacked),
    distanceOf(places),
  ];
}

/** The least cost of all, or null when the party cannot be seated. */
function leastCost(room: Case): Cost | null {
  const { index, wish, free } = room;
  const seats = index.places.filter((place) => mayTake(room, place));
  const costs: Cost[] = [];
  for (const start of seats.keys()) {
    const window = seats.slice(start, start + wish.quantity);
    if (window.length === wish.quantity && groupsOf(window).length === 1 && fits(wish, window)) {
      costs.push(costOf(room, window));
    }
  }
  const sideBySide = costs.length > 0;
  if (!wish.together && (!sideBySide || wish.wheelchairs > 0))
    costs.push(...splitCosts(room, seats));
  if (costs.length === 0 && wish.wheelchairs === 0 && wish.sectionIds === undefined) {
    const standing = index.places.filter(
      (place) =>
        place.areaId !== null &&
        free.has(place) &&
        (wish.categoryId === undefined || wish.categoryId === place.categoryId),
    );
    if (standing.length >= wish.quantity) costs.push([2]);
    else if (!wish.together && seats.length + standing.length >= wish.quantity) costs.push([3]);
  }
  return costs.reduce<Cost | null>(
    (least, cost) => (least && !isLess(cost, least) ? least : cost),
    null,
  );
}

function fits({ wheelchairs }: BestAvailableWish, places: readonly Place[]): boolean {
  return (
    wheelchairs === 0 || places.filter(({ kind }) => kind === 'wheelchair').length === wheelchairs
  );
}

const SUBSETS_MAX = 3_000;

function splitCosts(room: Case, seats: readonly Place[]): Cost[] {
  const { quantity } = room.wish;
  if (binomial(seats.length, quantity) <= SUBSETS_MAX) {
    return subsets(seats, quantity)
      .filter((places) => fits(room.wish, places))
      .map((places) => costOf(room, places));
  }
  const bySection = [...Map.groupBy(seats, ({ sectionId }) => sectionId).values()];
  return [...bySection, seats].flatMap((among) => {
    const cost = walk(among, room.wish);
    if (!cost) return [];
    const [alone = 0, groups = 0, distance = 0] = cost;
    const across = Number(among === seats && bySection.length > 1);
    return [
      [1, alone, across, groups, 1, distance],
      ...pairs(among, room).filter((pair) => pair[4] === 0),
    ];
  });
}

/** All ways to sit in two groups. */
function pairs(seats: readonly Place[], room: Case): Cost[] {
  const { quantity } = room.wish;
  const costs: Cost[] = [];
  const windows = seats.flatMap((_, start) =>
    Array.from({ length: quantity - 1 }, (__, size) => seats.slice(start, start + size + 1)).filter(
      (window) => groupsOf(window).length === 1,
    ),
  );
  for (const a of windows) {
    for (const b of windows) {
      if (a.length + b.length !== quantity || (a[0]?.at ?? 0) >= (b[0]?.at ?? 0)) continue;
      if (isStacked([a, b])) costs.push(costOf(room, [...a, ...b]));
    }
  }
  return costs;
}

/** Each seat taken or left, remembering only what is equal from here on: [alone, groups, distance]. */
function walk(seats: readonly Place[], { quantity, wheelchairs }: BestAvailableWish): Cost | null {
  const known = new Map<string, Cost | null>();
  function from(at: number, left: number, chairs: number, length: number): Cost | null {
    const place = seats[at];
    const ends = Number(length === 1);
    if (left === 0) return chairs === 0 ? [ends, 0, 0] : null;
    if (!place) return null;
    const key = `${at} ${left} ${chairs} ${Math.min(length, 2)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const before1 = seats[at - 1];
    const joins = length > 0 && before1 !== undefined && sit(before1, place);
    const options: Cost[] = [];
    const skipped = from(at + 1, left, chairs, 0);
    if (skipped) options.push(plus(skipped, [ends, 0, 0]));
    const chair = Number(wheelchairs > 0 && place.kind === 'wheelchair');
    if (chairs >= chair && (chair === 1 || left > chairs)) {
      const taken = from(at + 1, left - 1, chairs - chair, joins ? length + 1 : 1);
      if (taken)
        options.push(plus(taken, joins ? [0, 0, place.distance] : [ends, 1, place.distance]));
    }
    const least = options.toSorted((a, b) => (isLess(a, b) ? -1 : 1))[0] ?? null;
    known.set(key, least);
    return least;
  }
  return from(0, quantity, wheelchairs, 0);
}

function plus(a: Cost, b: Cost): Cost {
  return a.map((part, index) => part + (b[index] ?? 0));
}

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return k > n ? 0 : ways;
}

function subsets(seats: readonly Place[], size: number): Place[][] {
  if (size === 0) return [[]];
  return seats.flatMap((seat, at) =>
    subsets(seats.slice(at + 1), size - 1).map((others) => [seat, ...others]),
  );
}

const kindOf = fc.oneof(
  { weight: 12, arbitrary: fc.constant<SeatKind>('standard') },
  { weight: 1, arbitrary: fc.constantFrom<SeatKind>('wheelchair', 'companion', 'recliner') },
);

/** Rooms up to 12 × 12: sections, aisles, missing seats, curved rows, kinds, and perhaps an area. */
const room = fc
  .record({
    rows: fc.integer({ min: 1, max: 12 }),
    columns: fc.integer({ min: 1, max: 12 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 2 }),
    curve: fc.integer({ min: 0, max: 12 }),
    aisles: fc.uniqueArray(fc.integer({ min: 0, max: 10 }), { maxLength: 2 }),
    seats: fc.array(
      fc.record({
        kind: kindOf,
        missing: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        gold: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
        luck: fc.integer({ min: 1, max: 100 }),
      }),
      { minLength: 144, maxLength: 144 },
    ),
    freePercent: fc.constantFrom(5, 15, 25, 40, 60, 90, 100),
    standing: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ rows, columns, cuts, curve, aisles, seats, freePercent, standing }) => {
    const luck = new Map<string, number>();
    const drawn = Array.from({ length: rows }, (_, row) => ({
      label: `R${row}`,
      seats: Array.from({ length: columns }, (__, column) => {
        const seat = seats[row * 12 + column];
        const seatId = `R${row}-${column + 1}`;
        luck.set(seatId, seat?.luck ?? 0);
        return {
          seat,
          drawing: {
            seatId,
            number: String(column + 1),
            categoryId: seat?.gold ? 'gold' : 'silver',
            x: (column + 1) * 55,
            y: 200 + row * 95 + curve * Math.abs(column - Math.floor(columns / 2)) ** 2,
            kind: seat?.kind ?? ('standard' as const),
            // A missing seat is a gap: its neighbours are not each other's.
            ...(aisles.includes(column) || seats[row * 12 + column + 1]?.missing
              ? { aisleAfter: true }
              : {}),
          },
        };
      })
        .filter(({ seat }) => !seat?.missing)
        .map(({ drawing }) => drawing),
    }));
    const bounds = [0, ...cuts.toSorted((a, b) => a - b), rows];
    const seatMap: SeatMap = {
      seatMapId: 'smp_random',
      name: 'Random',
      width: 900,
      height: 2_000,
      stage: { label: 'Stage', shape: 'stage', x: 0, y: 0, width: 600, height: 40 },
      focalPoint: { x: ((columns + 1) * 55) / 2, y: 100 },
      categories: [
        { categoryId: 'silver', name: 'Silver' },
        { categoryId: 'gold', name: 'Gold' },
      ],
      sections: bounds.slice(1).map((to, at) => ({
        id: `s${at}`,
        name: `Section ${at}`,
        gate: '1',
        rows: drawn.slice(bounds[at], to),
      })),
      areas:
        standing === 0
          ? []
          : [
              {
                ...{
                  id: 'FLOOR',
                  name: 'Floor',
                  gate: '1',
                  categoryId: 'silver',
                  capacity: standing,
                },
                ...{ x: 0, y: 0, width: 100, height: 100 },
              },
            ],
    };
    const index = indexSeatMap(seatMap);
    const free = new Set(
      index.places.filter(({ seatId }) => (luck.get(seatId) ?? 0) <= freePercent),
    );
    return { index, free };
  });

const wish = fc
  .record({
    quantity: fc.integer({ min: 1, max: 10 }),
    categoryId: fc.constantFrom(undefined, undefined, 'silver', 'gold'),
    sectionIds: fc.constantFrom(undefined, undefined, ['s0'], ['s0', 's1']),
    together: fc.boolean(),
    wheelchairs: fc.constantFrom(0, 0, 0, 1, 2),
  })
  .map((wanted) => ({ ...wanted, wheelchairs: Math.min(wanted.wheelchairs, wanted.quantity) }));

test('best available costs a party what the best of all choices costs', {
  timeout: 600_000,
}, () => {
  const seen = new Map<number, number>();
  fc.assert(
    fc.property(
      room,
      wish,
      fc.integer({ min: 1, max: 4 }),
      ({ index, free }, wanted, smallestFreeRun) => {
        const asked: Case = { index, free, wish: wanted, smallestFreeRun };
        const least = leastCost(asked);
        const places = new FreePlaces(index);
        for (const place of index.places) if (!free.has(place)) places.move(place, -1);
        const found = new SeatOffer(index, places, smallestFreeRun).take(wanted);
        if (found) {
          expect(new Set(found).size).toBe(wanted.quantity);
          expect(found.every((place) => free.has(place))).toBe(true);
          expect(fits(wanted, found)).toBe(true);
          expect(found.every((place) => place.areaId !== null || mayTake(asked, place))).toBe(true);
        }
        const cost = found && costOf(asked, found);
        expect(cost).toEqual(least);
        seen.set(cost?.[0] ?? -1, (seen.get(cost?.[0] ?? -1) ?? 0) + 1);
      },
    ),
    { numRuns: RUNS, seed: 20_261_121, endOnFailure: false },
  );
  // Every rung of the ladder was stood on.
  expect([...seen.keys()].toSorted()).toEqual([-1, 0, 1, 2, 3]);
});
