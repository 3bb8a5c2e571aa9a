import type { OrphanRule } from '@houseful/contract/orphan-rule';
import { nearSeats } from './near-seats.ts';
import type { RoomRow, RoomSeat } from '../../../lib/seat-map/model/room.ts';

/** Seats that a choice would leave alone, and where the party would sit without that. */
export interface LoneSeats {
  readonly seats: readonly RoomSeat[];
  /** Whole choices of as many seats side by side, the nearest first. */
  readonly suggestions: readonly (readonly RoomSeat[])[];
}

export interface LoneSeatsCase {
  readonly rule: Pick<OrphanRule, 'mode' | 'smallestFreeRun'>;
  readonly rows: Iterable<RoomRow>;
  readonly chosen: readonly RoomSeat[];
  /** Free for this buyer, seats that are marked already included. */
  isFree(seat: RoomSeat): boolean;
}

/**
 * What the house would say about lone seats, as far as this browser can tell: a hint, for only the
 * house decides. Null where nobody would be left alone. Places for wheelchairs and companions are
 * never left alone in this sense, and a party may always take all that is left between two aisles.
 */
export function findLoneSeats({ rule, rows, chosen, isFree }: LoneSeatsCase): LoneSeats | null {
  if (rule.mode === 'off') return null;
  const marked = new Set(chosen.filter(isForEverybody));
  const isOpen = (seat: RoomSeat) => isForEverybody(seat) && isFree(seat);
  const seats = [...marked].flatMap((seat) =>
    [-1, 1].flatMap((way) => {
      const left = runBeside(seat, way, (other) => isOpen(other) && !marked.has(other));
      return left.length < rule.smallestFreeRun ? left : [];
    }),
  );
  if (seats.length === 0) return null;
  const party = [...marked];
  const groups = nearSeats(rows, {
    ...{ seats: party, isFree: isOpen, freeRunMin: rule.smallestFreeRun },
  });
  const others = chosen.filter((seat) => !marked.has(seat));
  return {
    seats: [...new Set(seats)],
    suggestions: groups
      .filter((group) => areAlike(group, party))
      .map((group) => [...group, ...others]),
  };
}

function isForEverybody({ kind }: RoomSeat): boolean {
  return kind !== 'wheelchair' && kind !== 'companion';
}

/** The neighbours on one side, up to an aisle, the end of the row, or a seat that does not suit. */
function runBeside(seat: RoomSeat, way: number, suits: (seat: RoomSeat) => boolean): RoomSeat[] {
  const { seats } = seat.row;
  const run: RoomSeat[] = [];
  for (let at = seats.indexOf(seat); ; at += way) {
    const next = seats[at + way];
    const hasAisle = (way === 1 ? seats[at] : next)?.aisleAfter ?? false;
    if (!next || hasAisle || !suits(next)) return run;
    run.push(next);
  }
}

/** Nobody is sent to seats of another price. */
function areAlike(group: readonly RoomSeat[], party: readonly RoomSeat[]): boolean {
  const own = new Set(party.map(({ categoryId }) => categoryId));
  return group.every(({ categoryId }) => own.has(categoryId));
}
