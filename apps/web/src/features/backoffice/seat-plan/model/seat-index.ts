import type { Point } from '@houseful/seat-plan/geometry';
import { type LaidSeat, layOut } from '@houseful/seat-plan/lay-out';
import type { Design } from '@houseful/seat-plan/plan';

const CELL_CM = 150;

/** Finds chairs of a design by place, on its block's own axes. */
export interface SeatIndex {
  /** The nearest chair within so many centimetres. */
  nearest(point: Point, reachCm: number): LaidSeat | null;
}

const known = new WeakMap<Design, SeatIndex>();

/** Made once for each design. */
export function seatIndexOf(design: Design): SeatIndex {
  const before = known.get(design);
  if (before) return before;
  const index = createIndex(design);
  known.set(design, index);
  return index;
}

function createIndex(design: Design): SeatIndex {
  const cells = new Map<string, LaidSeat[]>();
  const cellOf = (cm: number) => Math.floor(cm / CELL_CM);
  for (const { seats } of layOut(design).rows) {
    for (const seat of seats) {
      const key = `${cellOf(seat.x)}/${cellOf(seat.y)}`;
      const cell = cells.get(key);
      if (cell) cell.push(seat);
      else cells.set(key, [seat]);
    }
  }
  return {
    nearest: ({ x, y }, reachCm) => {
      let best: LaidSeat | null = null;
      let bestCm = reachCm;
      for (let column = cellOf(x - reachCm); column <= cellOf(x + reachCm); column += 1) {
        for (let line = cellOf(y - reachCm); line <= cellOf(y + reachCm); line += 1) {
          for (const seat of cells.get(`${column}/${line}`) ?? []) {
            const far = Math.hypot(seat.x - x, seat.y - y);
            if (far > bestCm) continue;
            best = seat;
            bestCm = far;
          }
        }
      }
      return best;
    },
  };
}
