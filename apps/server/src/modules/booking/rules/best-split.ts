import { areNeighbours, type Place } from './seat-index.ts';

/**
 * What a party that cannot sit side by side minds, the worst first: people without a neighbour of
 * their own, the number of groups, and how far all of them are from the focal point together.
 */
export interface SplitCost {
  readonly alone: number;
  readonly groups: number;
  readonly distance: number;
}

/** Wheelchair users need places of their own kind; everybody else takes one of the others. */
export interface Party {
  readonly wheelchairs: number;
  readonly others: number;
}

/**
 * One number for a cost, to be added and compared: distances of 500 seats stay far below a group,
 * and 500 groups below one person alone. All are whole, and below 2^53.
 */
const GROUP = 1e9;
const ALONE = 1e12;
/** The state of the walk: the last place was left free, is a group of one, or of more. */
const STATES = 3;

/**
 * The places that cost the party least, out of `places` in the order of the room; null when there
 * are not enough. Walks over them once and keeps, for each part of the party that may be seated
 * by then, the least cost: the cost of a place depends on its neighbour alone.
 */
export function leastSplit(places: readonly Place[], party: Party): Place[] | null {
  const parts = (party.wheelchairs + 1) * (party.others + 1);
  const width = parts * STATES;
  let costs = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  let next = new Float64Array(width);
  const cheapestOf = new Uint8Array(parts);
  // Which state a state was reached from, to find the way back.
  const cameFrom = new Uint8Array(places.length * width);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as Place;
    const beside = areNeighbours(places[index - 1], place);
    // The part of the party that has one person less, of those who may sit here.
    const chair = place.kind === 'wheelchair';
    const less = chair ? party.others + 1 : 1;
    const way = index * width;
    for (let part = 0; part < parts; part++) {
      const here = part * STATES;
      const from = cheapest(costs, here);
      cheapestOf[part] = from;
      next[here] = costs[here + from] as number;
      cameFrom[way + here] = from;
      const may = chair ? part >= less : part % (party.others + 1) > 0;
      if (!may) {
        next[here + 1] = Number.POSITIVE_INFINITY;
        next[here + 2] = Number.POSITIVE_INFINITY;
        continue;
      }
      const before = here - less * STATES;
      const alone = beside ? 0 : (cheapestOf[part - less] as number);
      next[here + 1] = (costs[before + alone] as number) + ALONE + GROUP + place.distance;
      cameFrom[way + here + 1] = alone;
      if (!beside) {
        next[here + 2] = Number.POSITIVE_INFINITY;
        continue;
      }
      const second = (costs[before + 1] as number) - ALONE;
      const third = costs[before + 2] as number;
      next[here + 2] = (second < third ? second : third) + place.distance;
      cameFrom[way + here + 2] = second < third ? 1 : 2;
    }
    [costs, next] = [next, costs];
  }
  return walkBack(places, party, costs, cameFrom);
}

function walkBack(
  places: readonly Place[],
  party: Party,
  costs: Float64Array,
  cameFrom: Uint8Array,
): Place[] | null {
  const width = (party.wheelchairs + 1) * (party.others + 1) * STATES;
  let part = (party.wheelchairs + 1) * (party.others + 1) - 1;
  let state = cheapest(costs, part * STATES);
  if (costs[part * STATES + state] === Number.POSITIVE_INFINITY) return null;
  const chosen: Place[] = [];
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index] as Place;
    const from = cameFrom[index * width + part * STATES + state] as number;
    if (state > 0) {
      chosen.push(place);
      part -= place.kind === 'wheelchair' ? party.others + 1 : 1;
    }
    state = from;
  }
  return chosen.toReversed();
}

function cheapest(costs: Float64Array, part: number): number {
  const free = costs[part] as number;
  const one = costs[part + 1] as number;
  const more = costs[part + 2] as number;
  if (free <= one && free <= more) return 0;
  return one <= more ? 1 : 2;
}

/** The cost of places that were chosen, given in the order of the room. */
export function costOf(places: readonly Place[]): SplitCost {
  const groups = groupsOf(places);
  return {
    alone: groups.filter((group) => group.length === 1).length,
    groups: groups.length,
    distance: places.reduce((sum, place) => sum + place.distance, 0),
  };
}

/** The chosen places as they sit, in the order of the room. */
export function groupsOf(places: readonly Place[]): Place[][] {
  const groups: Place[][] = [];
  for (const place of places) {
    const group = groups.at(-1);
    if (group && areNeighbours(group.at(-1), place)) group.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** Two people are behind one another, also a little aside, when their chairs are this near. */
const BEHIND_CM = 150;

/** Whether these are two groups in rows that follow each other, somebody right behind somebody. */
export function areStacked(a: readonly Place[], b: readonly Place[]): boolean {
  const [first, second] = [a[0], b[0]];
  return (
    first !== undefined &&
    second !== undefined &&
    first.sectionId === second.sectionId &&
    Math.abs(first.rowAt - second.rowAt) === 1 &&
    a.some((one) => b.some((other) => Math.hypot(one.x - other.x, one.y - other.y) <= BEHIND_CM))
  );
}

/** Neighbours of one row, from the place `from` in it up to `to`. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/**
 * The nearest two groups one behind the other in these places of a section, with so many people
 * alone (a group of one) as `alone` says; null when there are none.
 */
export function leastStacked(
  places: readonly Place[],
  quantity: number,
  alone: number,
): Place[] | null {
  const rows = [...Map.groupBy(places, ({ rowAt }) => rowAt).values()];
  let best: Place[] | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  let before: Group[][] = [];
  rows.forEach((row, index) => {
    const groups = groupsBySize(row, quantity - 1);
    for (let size = 1; size < quantity; size++) {
      if (Number(size === 1) + Number(quantity - size === 1) !== alone) continue;
      for (const front of before[size] ?? []) {
        for (const back of groups[quantity - size] ?? []) {
          const distance = front.distance + back.distance;
          if (distance >= bestDistance) continue;
          const a = rows[index - 1]?.slice(front.from, front.to) ?? [];
          const b = row.slice(back.from, back.to);
          if (!areStacked(a, b)) continue;
          bestDistance = distance;
          best = [...a, ...b];
        }
      }
    }
    before = groups;
  });
  return best;
}

/** All groups of neighbours in a row, by their size; sizes that there are none of are left out. */
function groupsBySize(row: readonly Place[], sizeMax: number): Group[][] {
  const bySize: Group[][] = [];
  for (let from = 0; from < row.length; from++) {
    let distance = 0;
    for (let at = from; at < row.length && at - from < sizeMax; at++) {
      if (at > from && !areNeighbours(row[at - 1], row[at])) break;
      distance += (row[at] as Place).distance;
      const size = at - from + 1;
      const ofSize = bySize[size];
      if (ofSize) ofSize.push({ from, to: at + 1, distance });
      else bySize[size] = [{ from, to: at + 1, distance }];
    }
  }
  return bySize;
}
