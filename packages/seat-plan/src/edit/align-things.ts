import { type Box, boxAround, boxOfRect, centreOf, unite } from '../geometry.ts';
import { HALF_SEAT_CM } from '../lay-out.ts';
import type { Plan } from '../plan.ts';
import { blocksOf, boxOfBlock, pointsNamed, select, type Selection } from '../selection.ts';
import { moveThings } from './move-things.ts';

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** One thing of a selection that is moved as a whole. */
interface Thing {
  readonly box: Box;
  readonly alone: Selection;
}

/** Everything selected with one edge, or its middle, on one line: that of them all. */
export function alignThings(plan: Plan, selection: Selection, edge: Edge): Plan {
  const things = thingsOf(plan, selection);
  if (things.length < 2) return plan;
  const line = edgeOf(unite(things.map(({ box }) => box)), edge);
  const upright = edge === 'left' || edge === 'centre' || edge === 'right';
  return things.reduce((moved, { box, alone }) => {
    const by = Math.round(line - edgeOf(box, edge));
    return moveThings(moved, alone, upright ? by : 0, upright ? 0 : by);
  }, plan);
}

/** Everything selected with the same room between one and the next; the outer two stay. */
export function distributeThings(plan: Plan, selection: Selection, axis: 'x' | 'y'): Plan {
  const [start, end] = axis === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const things = thingsOf(plan, selection).toSorted((a, b) => a.box[start] - b.box[start]);
  const [first, last] = [things[0], things.at(-1)];
  if (!first || !last || things.length < 3) return plan;
  const inside = things.reduce((sum, { box }) => sum + box[end] - box[start], 0);
  const space = (last.box[end] - first.box[start] - inside) / (things.length - 1);
  let at = first.box[start];
  return things.reduce((moved, { box, alone }) => {
    const by = Math.round(at - box[start]);
    at += box[end] - box[start] + space;
    return moveThings(moved, alone, axis === 'x' ? by : 0, axis === 'y' ? by : 0);
  }, plan);
}

function edgeOf(box: Box, edge: Edge): number {
  if (edge === 'centre') return centreOf(box).x;
  if (edge === 'middle') return centreOf(box).y;
  return box[edge];
}

function thingsOf(plan: Plan, selection: Selection): Thing[] {
  const things: Thing[] = [];
  for (const block of blocksOf(plan)) {
    if (selection.blocks.has(block.id)) {
      things.push({ box: boxOfBlock(block), alone: select({ blocks: new Set([block.id]) }) });
    }
    for (const key of selection.seats.get(block.id) ?? []) {
      const alone = new Set([key]);
      const box = boxAround(pointsNamed(block, alone), HALF_SEAT_CM);
      things.push({ box, alone: select({ seats: new Map([[block.id, alone]]) }) });
    }
  }
  for (const area of plan.areas) {
    if (!selection.areas.has(area.id)) continue;
    things.push({ box: boxOfRect(area), alone: select({ areas: new Set([area.id]) }) });
  }
  if (selection.stage) things.push({ box: boxOfRect(plan.stage), alone: select({ stage: true }) });
  return things;
}
