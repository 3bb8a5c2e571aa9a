import { distance, middleOf, type Point } from '../../../lib/canvas/geometry.ts';
import type { RoomRow, RoomSeat } from '../../../lib/seat-map/model/room.ts';

export interface LostParty {
  /** All the seats that the party wanted, those that are gone and those that are not. */
  readonly seats: readonly RoomSeat[];
  /** Free for this buyer, seats that are marked already included. */
  isFree(seat: RoomSeat): boolean;
  /** Groups that leave fewer free neighbours than these, but some, are not offered at all. */
  readonly freeRunMin?: number;
}

export const GROUPS_MAX = 3;
/** A seat left alone beside the party is as bad as sitting this much further away. */
const LONE_SEAT_CM = 500;

interface Group {
  readonly seats: readonly RoomSeat[];
  readonly strangers: number;
  readonly cost: number;
}

/**
 * Up to GROUPS_MAX other places for a party that lost a seat: as many seats side by side, of the
 * same category first, then the nearest; among these, those that leave nobody's seat alone. No
 * seat is in two of them. Places for wheelchairs are offered to a party that had some, and only
 * to such a one. Empty where nobody can sit together any more.
 */
export function nearSeats(rows: Iterable<RoomRow>, party: LostParty): RoomSeat[][] {
  const { seats } = party;
  if (seats.length === 0) return [];
  const wish: Wish = {
    size: seats.length,
    middle: middleOf(seats),
    categoryIds: new Set(seats.map(({ categoryId }) => categoryId)),
    wheelchairs: countWheelchairs(seats),
  };
  const groups = [...rows].flatMap((row) => groupsOfRow(row, wish, party));
  groups.sort((a, b) => a.strangers - b.strangers || a.cost - b.cost);
  const chosen: RoomSeat[][] = [];
  const used = new Set<RoomSeat>();
  for (const group of groups) {
    if (chosen.length === GROUPS_MAX) break;
    if (group.seats.some((seat) => used.has(seat))) continue;
    for (const seat of group.seats) used.add(seat);
    chosen.push([...group.seats]);
  }
  return chosen;
}

interface Wish {
  readonly size: number;
  readonly middle: Point;
  readonly categoryIds: ReadonlySet<string>;
  readonly wheelchairs: number;
}

function groupsOfRow(row: RoomRow, wish: Wish, { isFree, freeRunMin = 0 }: LostParty): Group[] {
  const isTooFew = (left: number) => left > 0 && left < freeRunMin;
  return stretchesOf(row, isFree).flatMap((stretch) =>
    Array.from({ length: Math.max(0, stretch.length - wish.size + 1) }, (_, start) => {
      const seats = stretch.slice(start, start + wish.size);
      const before = start;
      const after = stretch.length - start - wish.size;
      const lone = Number(before === 1) + Number(after === 1);
      return {
        seats,
        leavesTooFew: isTooFew(before) || isTooFew(after),
        strangers: seats.filter(({ categoryId }) => !wish.categoryIds.has(categoryId)).length,
        cost: distance(middleOf(seats), wish.middle) + lone * LONE_SEAT_CM,
      };
    }).filter(({ seats, leavesTooFew }) => !leavesTooFew && suits(seats, wish)),
  );
}

function suits(seats: readonly RoomSeat[], { wheelchairs }: Wish): boolean {
  if (countWheelchairs(seats) !== wheelchairs) return false;
  return wheelchairs > 0 || seats.every(({ kind }) => kind !== 'companion');
}

/** Free seats that are neighbours, from aisle to aisle and from taken seat to taken seat. */
function stretchesOf({ seats }: RoomRow, isFree: (seat: RoomSeat) => boolean): RoomSeat[][] {
  const stretches: RoomSeat[][] = [[]];
  for (const seat of seats) {
    if (isFree(seat)) stretches.at(-1)?.push(seat);
    else stretches.push([]);
    if (seat.aisleAfter) stretches.push([]);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

function countWheelchairs(seats: readonly RoomSeat[]): number {
  return seats.filter(({ kind }) => kind === 'wheelchair').length;
}
