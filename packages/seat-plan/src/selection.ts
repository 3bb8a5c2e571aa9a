import { type Box, boxAround, boxOfRect, intoDrawing, type Point, unite } from './geometry.ts';
import { HALF_SEAT_CM, layOut, type LaidSeat } from './lay-out.ts';
import type { Block, Plan } from './plan.ts';

/** What the next command is about. Seats are named within their block by place: `row.seat`. */
export interface Selection {
  readonly blocks: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  /** Never of a block that is selected itself, and never empty sets. */
  readonly seats: ReadonlyMap<string, ReadonlySet<string>>;
  readonly stage: boolean;
  readonly focalPoint: boolean;
}

export const NOTHING: Selection = {
  ...{ blocks: new Set(), areas: new Set(), seats: new Map() },
  ...{ stage: false, focalPoint: false },
};

export function select(parts: Partial<Selection>): Selection {
  return { ...NOTHING, ...parts };
}

export function isNothing({ blocks, areas, seats, stage, focalPoint }: Selection): boolean {
  return blocks.size + areas.size + seats.size === 0 && !stage && !focalPoint;
}

/** All blocks and areas: what a drawing consists of, without the stage it is drawn around. */
export function selectAll(plan: Plan): Selection {
  return select({
    blocks: new Set(plan.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id))),
    areas: new Set(plan.areas.map(({ id }) => id)),
  });
}

/**
 * What of a selection is still there, after a step back or a change from outside; the very same
 * selection when all of it is.
 */
export function stillThere(selection: Selection, plan: Plan): Selection {
  const blocks = new Map(blocksOf(plan).map((block) => [block.id, block]));
  const seats = [...selection.seats].flatMap(([id, keys]) => {
    const block = blocks.get(id);
    if (!block) return [];
    const found = seatsNamed(block, keys);
    if (found.length === keys.size) return [[id, keys] as const];
    return found.length > 0 ? [[id, new Set(found.map(({ key }) => key))] as const] : [];
  });
  const left = {
    ...selection,
    blocks: new Set([...selection.blocks].filter((id) => blocks.has(id))),
    areas: new Set([...selection.areas].filter((id) => plan.areas.some((area) => area.id === id))),
    seats: new Map<string, ReadonlySet<string>>(seats),
  };
  const isAll =
    left.blocks.size === selection.blocks.size &&
    left.areas.size === selection.areas.size &&
    left.seats.size === selection.seats.size &&
    seats.every(([id, keys]) => selection.seats.get(id) === keys);
  return isAll ? selection : left;
}

export function blocksOf(plan: Plan): Block[] {
  return plan.sections.flatMap(({ blocks }) => blocks);
}

/** The block's chairs that these keys name, in the order of the rows. */
export function seatsNamed(block: Block, keys: ReadonlySet<string>): LaidSeat[] {
  return layOut(block.design).rows.flatMap(({ seats }) => seats.filter(({ key }) => keys.has(key)));
}

/** How many chairs a selection has, those of whole blocks included. */
export function countSeats(plan: Plan, { blocks, seats }: Selection): number {
  let count = 0;
  for (const block of blocksOf(plan)) {
    if (blocks.has(block.id)) count += layOut(block.design).seatsTotal;
    else count += seats.get(block.id)?.size ?? 0;
  }
  return count;
}

const boxes = new WeakMap<Block, Box>();

/** Around a block's chairs in the drawing; around its own point when it has none. */
export function boxOfBlock(block: Block): Box {
  const before = boxes.get(block);
  if (before) return before;
  const { rows, seatsTotal } = layOut(block.design);
  const place = intoDrawing(block);
  const points = seatsTotal === 0 ? [block] : rows.flatMap(({ seats }) => seats.map(place));
  const box = boxAround(points, HALF_SEAT_CM);
  boxes.set(block, box);
  return box;
}

/** Around all that is selected; empty (left > right) when nothing is. */
export function boxOfSelection(plan: Plan, selection: Selection): Box {
  const found: Box[] = [];
  for (const block of blocksOf(plan)) {
    if (selection.blocks.has(block.id)) found.push(boxOfBlock(block));
    const keys = selection.seats.get(block.id);
    if (keys) found.push(boxAround(pointsNamed(block, keys), HALF_SEAT_CM));
  }
  for (const area of plan.areas) if (selection.areas.has(area.id)) found.push(boxOfRect(area));
  if (selection.stage) found.push(boxOfRect(plan.stage));
  if (selection.focalPoint) found.push(boxAround([plan.focalPoint], HALF_SEAT_CM));
  return unite(found);
}

export function pointsNamed(block: Block, keys: ReadonlySet<string>): Point[] {
  return seatsNamed(block, keys).map(intoDrawing(block));
}
