import type { Point, Room, RoomSeat, RoomSection } from './room.ts';

const CELL_CM = 120;

/** Finds what lies under a finger, without looking at every chair of a stadium. */
export interface SeatFinder {
  /** The chair whose shape, widened by `slackCm` on all sides, holds the point; the nearest of several. */
  seatAt(point: Point, slackCm: number): RoomSeat | null;
  /** The section whose outline holds the point. */
  sectionAt(point: Point): RoomSection | null;
  areaAt(point: Point): Room['areas'][number] | null;
}

export function createSeatFinder(room: Room): SeatFinder {
  const cells = new Map<string, RoomSeat[]>();
  for (const seat of room.seats) {
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
        const aside = Math.abs(seat.x - point.x);
        const along = Math.abs(seat.y - point.y);
        if (aside > seat.width / 2 + slackCm || along > seat.depth / 2 + slackCm) continue;
        const distance = Math.hypot(aside, along);
        if (distance >= nearestDistance) continue;
        nearest = seat;
        nearestDistance = distance;
      }
      return nearest;
    },
    sectionAt: (point) => room.sections.find((section) => isInside(point, section.outline)) ?? null,
    areaAt: ({ x, y }) =>
      room.areas.find(
        (area) =>
          x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height,
      ) ?? null,
  };
}

function cellOf(centimetres: number): number {
  return Math.floor(centimetres / CELL_CM);
}

function cellKey(column: number, line: number): string {
  return `${column}/${line}`;
}

/** Counts how often a ray to the right crosses the outline. */
function isInside({ x, y }: Point, outline: readonly Point[]): boolean {
  let inside = false;
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before && corner.y > y !== before.y > y) {
      const crossing = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}
