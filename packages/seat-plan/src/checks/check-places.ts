import { boxOfRect, holds } from '../geometry.ts';
import type { DrawnSeat } from '../draw-seat-map.ts';
import type { Plan } from '../plan.ts';
import { type Finding, type FindingCode, finding, refOf, type SectionRows } from './finding.ts';

/** Chairs whose middles are nearer than this stand in one another. */
export const SEATS_APART_CM_MIN = 40;

/** Where seats stand: inside the drawing, not in one another, not on the stage or in a standing area. */
export function checkPlaces(plan: Plan, rooms: readonly SectionRows[]): Finding[] {
  const stage = boxOfRect(plan.stage);
  const areas = plan.areas.map((area) => ({ area, box: boxOfRect(area) }));
  const found: Finding[] = [];
  const seatsTotal = rooms
    .flatMap(({ rows }) => rows)
    .reduce((sum, { seats }) => sum + seats.length, 0);
  const putDown = createFloor(seatsTotal);
  for (const { rows } of rooms) {
    for (const { label, seats } of rows) {
      for (const seat of seats) {
        const one = { seat, row: label };
        const { x, y } = seat;
        if (x < 0 || y < 0 || x > plan.width || y > plan.height) {
          found.push(about('seat-outside', one));
        }
        if (holds(stage, seat))
          found.push(about('seat-on-stage', one, { stage: plan.stage.label }));
        const inside = areas.find(({ box }) => holds(box, seat));
        if (inside) found.push(about('seat-in-area', one, { area: inside.area.name }));
        const other = putDown(one);
        if (other) found.push(overlap(one, other));
      }
    }
  }
  return found;
}

function about(
  code: FindingCode,
  { seat, row }: Standing,
  values: Finding['values'] = {},
): Finding {
  const { section, laid } = seat;
  const named = { section: section.name, row, seat: laid.number, ...values };
  return finding(code, { sectionId: section.id, seats: [refOf(seat)], values: named });
}

function overlap(one: Standing, other: Standing): Finding {
  const twice = { otherRow: other.row, otherSeat: other.seat.laid.number };
  return { ...about('seats-overlap', one, twice), seats: [refOf(one.seat), refOf(other.seat)] };
}

interface Standing {
  readonly seat: DrawnSeat;
  readonly row: string;
}

/** Puts seats down one by one, and finds one that was put down before and is too near. */
function createFloor(seatsTotal: number) {
  const standing: Standing[] = [];
  const buckets = 2 ** Math.ceil(Math.log2(seatsTotal * 2 + 2));
  // Lists of seats whose cells share a bucket, the newest first.
  const heads = new Int32Array(buckets).fill(-1);
  const before = new Int32Array(seatsTotal);
  const bucketOf = (column: number, line: number) =>
    (Math.imul(column, 73_856_093) ^ Math.imul(line, 19_349_663)) & (buckets - 1);

  return (one: Standing): Standing | undefined => {
    const { x, y } = one.seat;
    const column = Math.floor(x / SEATS_APART_CM_MIN);
    const line = Math.floor(y / SEATS_APART_CM_MIN);
    let near: Standing | undefined;
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let l = line - 1; l <= line + 1; l += 1) {
        let index = heads[bucketOf(c, l)] ?? -1;
        for (; index >= 0 && !near; index = before[index] ?? -1) {
          const other = standing[index];
          if (other && Math.hypot(other.seat.x - x, other.seat.y - y) < SEATS_APART_CM_MIN) {
            near = other;
          }
        }
      }
    }
    const bucket = bucketOf(column, line);
    before[standing.length] = heads[bucket] ?? -1;
    heads[bucket] = standing.length;
    standing.push(one);
    return near;
  };
}
