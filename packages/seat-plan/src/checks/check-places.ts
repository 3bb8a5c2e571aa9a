import { boxOfRect, holds } from '../geometry.ts';
import type { DrawnSeat } from '../draw-seat-map.ts';
import type { Plan } from '../plan.ts';
import { type Finding, finding, refOf, type SectionRows } from './finding.ts';

/** Chairs whose middles are nearer than this stand in one another. */
export const SEATS_APART_CM_MIN = 40;
const CELLS_ACROSS = 1 << 20;

/** Where seats stand: inside the drawing, not in one another, not on the stage or in a standing area. */
export function checkPlaces(plan: Plan, rooms: readonly SectionRows[]): Finding[] {
  const stage = boxOfRect(plan.stage);
  const areas = plan.areas.map((area) => ({ area, box: boxOfRect(area) }));
  const found: Finding[] = [];
  const cells = new Map<number, DrawnSeat[]>();
  for (const { section, rows } of rooms) {
    for (const { label, seats } of rows) {
      for (const seat of seats) {
        const { x, y, laid } = seat;
        const values = { section: section.name, row: label, seat: laid.number };
        const about = { sectionId: section.id, seats: [refOf(seat)] };
        if (x < 0 || y < 0 || x > plan.width || y > plan.height) {
          found.push(finding('seat-outside', { ...about, values }));
        }
        if (holds(stage, seat)) {
          const named = { ...values, stage: plan.stage.label };
          found.push(finding('seat-on-stage', { ...about, values: named }));
        }
        const inside = areas.find(({ box }) => holds(box, seat));
        if (inside) {
          const named = { ...values, area: inside.area.name };
          found.push(finding('seat-in-area', { ...about, values: named }));
        }
        const other = tooNear(cells, seat);
        if (other) {
          const twice = { ...values, otherRow: rowOf(other), otherSeat: other.laid.number };
          const both = [refOf(seat), refOf(other)];
          found.push(finding('seats-overlap', { ...about, seats: both, values: twice }));
        }
      }
    }
  }
  return found;

  function rowOf(seat: DrawnSeat): string {
    const rows = rooms.find(({ section }) => section === seat.section)?.rows ?? [];
    return rows.find(({ seats }) => seats.includes(seat))?.label ?? '';
  }
}

/** Puts the seat into its cell, and finds one that was there before, or in a cell beside, and is too near. */
function tooNear(cells: Map<number, DrawnSeat[]>, seat: DrawnSeat): DrawnSeat | undefined {
  const column = Math.floor(seat.x / SEATS_APART_CM_MIN);
  const line = Math.floor(seat.y / SEATS_APART_CM_MIN);
  let near: DrawnSeat | undefined;
  for (let c = column - 1; c <= column + 1 && !near; c += 1) {
    for (let l = line - 1; l <= line + 1 && !near; l += 1) {
      const cell = cells.get(c * CELLS_ACROSS + l);
      near = cell?.find(({ x, y }) => Math.hypot(x - seat.x, y - seat.y) < SEATS_APART_CM_MIN);
    }
  }
  const key = column * CELLS_ACROSS + line;
  const own = cells.get(key);
  if (own) own.push(seat);
  else cells.set(key, [seat]);
  return near;
}
