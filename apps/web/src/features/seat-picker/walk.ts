import type { Room, RoomSeat } from './room.ts';

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
/** How much straying to the side costs against going on. */
const STRAY_COST = 3;

/**
 * The chair that the keyboard's focus goes to: along the row as people sit, and across rows, aisles
 * and sections to what lies nearest in that direction. The same chair where there is none.
 */
export function walk(room: Room, from: RoomSeat, step: Step): RoomSeat {
  const { seats } = from.row;
  const place = seats.indexOf(from);
  switch (step) {
    case 'row-start':
      return seats[0] ?? from;
    case 'row-end':
      return seats.at(-1) ?? from;
    case 'left':
      return seats[place - 1] ?? nearest(otherSections(room, from), from, (x) => -x) ?? from;
    case 'right':
      return seats[place + 1] ?? nearest(otherSections(room, from), from, (x) => x) ?? from;
    case 'up':
      return nearest(room.seats, from, (_x, y) => -y) ?? from;
    case 'down':
      return nearest(room.seats, from, (_x, y) => y) ?? from;
  }
}

/** A row's end is the end of its section; beyond it only another section goes on. */
function otherSections(room: Room, from: RoomSeat): readonly RoomSeat[] {
  return room.seats.filter((seat) => seat.row.section !== from.row.section);
}

/** `along` says how far an offset goes in the wanted direction. */
function nearest(
  candidates: readonly RoomSeat[],
  from: RoomSeat,
  along: (x: number, y: number) => number,
): RoomSeat | null {
  let best: RoomSeat | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const seat of candidates) {
    const [x, y] = [seat.x - from.x, seat.y - from.y];
    const onward = along(x, y);
    if (seat.row === from.row || onward < SAME_ROW_CM) continue;
    const aside = Math.hypot(x, y) ** 2 - onward ** 2;
    const cost = onward + STRAY_COST * Math.sqrt(Math.max(0, aside));
    if (cost >= bestCost) continue;
    best = seat;
    bestCost = cost;
  }
  return best;
}
