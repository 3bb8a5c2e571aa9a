import { nearestAlong } from '../../canvas/geometry.ts';
import type { RoomSeat } from './room.ts';

export type Step = 'left' | 'right' | 'up' | 'down' | 'row-start' | 'row-end';

const KEYS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-start',
  End: 'row-end',
};

export function stepOfKey(key: string): Step | undefined {
  return KEYS[key];
}

/** Nothing within this of the same height counts as another row. */
const SAME_ROW_CM = 25;

/**
 * The chair that the keyboard's focus goes to, as the drawing shows it: along the row, and across
 * rows, aisles and sections to what lies nearest in that direction. The same chair where there is
 * none.
 */
export function walk(seats: readonly RoomSeat[], from: RoomSeat, step: Step): RoomSeat {
  const own = from.row.seats;
  if (step === 'row-start') return own[0] ?? from;
  if (step === 'row-end') return own.at(-1) ?? from;
  if (runsAlong(from, step)) {
    const place = own.indexOf(from);
    const ends = [own[place - 1], own[place + 1]].filter((seat) => seat !== undefined);
    const neighbour = nearestAlong(ends, from, step, 0);
    if (neighbour) return neighbour;
    // A row's end is the end of its section; beyond it only another section goes on.
    const beyond = seats.filter(({ row }) => row.section !== from.row.section);
    return nearestAlong(beyond, from, step, SAME_ROW_CM) ?? from;
  }
  const others = seats.filter(({ row }) => row !== from.row);
  return nearestAlong(others, from, step, SAME_ROW_CM) ?? from;
}

/** Rows of a bank at the side run down the drawing, so that up and down go along them. */
function runsAlong(seat: RoomSeat, step: Step): boolean {
  const runsAcross = Math.abs(Math.cos(seat.angle)) >= Math.SQRT1_2;
  return runsAcross === (step === 'left' || step === 'right');
}
