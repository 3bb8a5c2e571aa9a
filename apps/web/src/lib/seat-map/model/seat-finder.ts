import type { Point } from '../../canvas/geometry.ts';
import type { RoomSeat, RoomSection } from './room.ts';

const CELL_CM = 120;

/** Finds the chair under a finger, without looking at every chair of a block. */
export interface SeatFinder {
  /** The chair whose shape, widened by `slackCm` on all sides, holds the point; the nearest of several. */
  seatAt(point: Point, slackCm: number): RoomSeat | null;
}

export function createSeatFinder({ seats }: Pick<RoomSection, 'seats'>): SeatFinder {
  const cells = new Map<string, RoomSeat[]>();
  for (const seat of seats) {
    const key = cellKey(cellOf(seat.x), cellOf(seat.y));
    const cell = cells.get(key);
    if (cell) cell.push(seat);
    else cells.set(key, [seat]);
  }

  function* nearby(point: Point, reachCm: number): Iterable<RoomSeat> {
    for (let column = cellOf(point.x - reachCm); column <= cellOf(point.x + reachCm); column += 1) {
      for (let line = cellOf(point.y - reachCm); line <= cellOf(point.y + reachCm); line += 1) {
        yield* cells.get(cellKey(column, line)) ?? [];
      }
    }
  }

  return {
    seatAt: (point, slackCm) => {
      let nearest: RoomSeat | null = null;
      let nearestDistance = Number.POSITIVE_INFINITY;
      for (const seat of nearby(point, CELL_CM / 2 + slackCm)) {
        const { aside, along } = offsetIn(seat, point);
        if (aside > seat.width / 2 + slackCm || along > seat.depth / 2 + slackCm) continue;
        const far = Math.hypot(aside, along);
        if (far >= nearestDistance) continue;
        nearest = seat;
        nearestDistance = far;
      }
      return nearest;
    },
  };
}

/** How far the point is from the chair's middle, seen as the chair is turned. */
function offsetIn(seat: RoomSeat, { x, y }: Point): { aside: number; along: number } {
  const [dx, dy] = [x - seat.x, y - seat.y];
  const [cos, sin] = [Math.cos(seat.angle), Math.sin(seat.angle)];
  return { aside: Math.abs(dx * cos + dy * sin), along: Math.abs(dy * cos - dx * sin) };
}

function cellOf(centimetres: number): number {
  return Math.floor(centimetres / CELL_CM);
}

function cellKey(column: number, line: number): string {
  return `${column}/${line}`;
}
