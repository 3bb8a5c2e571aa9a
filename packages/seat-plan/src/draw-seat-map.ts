import type { Seat, SeatMap, Section } from '@houseful/contract/seat-map';
import { intoDrawing } from './geometry.ts';
import { type LaidSeat, layOut } from './lay-out.ts';
import { nameSeats } from './name-seats.ts';
import type { Block, Plan, PlanSection } from './plan.ts';

/** A chair of the drawing, with the way back to where it is edited. */
export interface DrawnSeat {
  readonly section: PlanSection;
  readonly block: Block;
  readonly laid: LaidSeat;
  /** Whole centimetres of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly aisleAfter: boolean;
}

export interface DrawnRow {
  readonly label: string;
  /** More than one where blocks of a section stand side by side and their rows are called alike. */
  readonly blocks: readonly Block[];
  readonly seats: readonly DrawnSeat[];
}

/** Chairs of two blocks in one row are neighbours when their middles are no further apart. */
const NEIGHBOURS_CM_MAX = 100;

/**
 * The seat map of a plan, as it is sold: whole centimetres, every seat id once, sections and
 * categories without a place left out. The same plan gives the same seat map. A plan that `checkPlan`
 * finds no error in gives a map that the contract accepts.
 */
export function drawSeatMap(
  plan: Plan,
  { seatMapId, name }: { seatMapId: string; name: string },
): SeatMap {
  const used = new Set(plan.areas.map(({ categoryId }) => categoryId));
  const drawn = plan.sections.map((section) => drawRows(section));
  const idOf = nameSeats(plan, drawn);
  const sections = plan.sections.flatMap((section, index) => {
    const rows = (drawn[index] ?? []).map((row): Section['rows'][number] => {
      for (const { laid } of row.seats) used.add(laid.categoryId);
      return { label: row.label, seats: row.seats.map((seat) => drawSeat(seat, idOf(seat))) };
    });
    const { id, name: sectionName, gate } = section;
    return rows.length > 0 ? [{ id, name: sectionName, gate, rows }] : [];
  });
  const { width, height, stage, focalPoint, areas } = plan;
  return {
    ...{ seatMapId, name, width, height, stage, focalPoint },
    categories: plan.categories
      .filter(({ id }) => used.has(id))
      .map(({ id, name: categoryName }) => ({ categoryId: id, name: categoryName })),
    ...{ sections, areas },
  };
}

function drawSeat({ laid, x, y, aisleAfter }: DrawnSeat, seatId: string): Seat {
  return {
    ...{ seatId, number: laid.number, categoryId: laid.categoryId, x, y, kind: laid.kind },
    ...(laid.obstructed ? { view: 'obstructed' as const } : {}),
    ...(aisleAfter ? { aisleAfter: true } : {}),
  };
}

const known = new WeakMap<PlanSection, readonly DrawnRow[]>();

/**
 * A section's rows with chairs in them, in the order of its blocks, the front rows first. Computed
 * once for each section as it is.
 */
export function drawRows(section: PlanSection): readonly DrawnRow[] {
  const rows = known.get(section) ?? rowsOf(section);
  known.set(section, rows);
  return rows;
}

function rowsOf(section: PlanSection): DrawnRow[] {
  const rows = new Map<string, DrawnRow[]>();
  for (const block of section.blocks) {
    const place = intoDrawing(block);
    for (const { label, seats: laidSeats } of layOut(block.design).rows) {
      if (laidSeats.length === 0) continue;
      const seats = laidSeats.map((laid): DrawnSeat => {
        const { x, y } = place(laid);
        const at = { x: Math.round(x), y: Math.round(y) };
        return { section, block, laid, ...at, aisleAfter: laid.aisleAfter };
      });
      const part = { label, blocks: [block], seats };
      const parts = rows.get(label);
      if (parts) parts.push(part);
      else rows.set(label, [part]);
    }
  }
  return [...rows.values()].flatMap((parts) => joined(parts));
}

/** Parts of one row one after the other as people sit, with an aisle between where there is one. */
function joined(parts: readonly DrawnRow[]): DrawnRow[] {
  const [first] = parts;
  if (!first || parts.length === 1) return [...parts];
  const [from, to] = [first.seats[0], first.seats.at(-1)];
  const way = from && to && from !== to ? { x: to.x - from.x, y: to.y - from.y } : { x: 1, y: 0 };
  const along = ({ seats }: DrawnRow) => {
    const middle = seats[seats.length >> 1];
    return middle ? middle.x * way.x + middle.y * way.y : 0;
  };
  const inOrder = parts.toSorted((a, b) => along(a) - along(b));
  const seats = inOrder.flatMap((part, index) => {
    const next = inOrder[index + 1]?.seats[0];
    const last = part.seats.at(-1);
    if (!next || !last) return part.seats;
    const aisleAfter = Math.hypot(next.x - last.x, next.y - last.y) > NEIGHBOURS_CM_MAX;
    return [...part.seats.slice(0, -1), { ...last, aisleAfter }];
  });
  return [{ label: first.label, blocks: inOrder.flatMap(({ blocks }) => blocks), seats }];
}
