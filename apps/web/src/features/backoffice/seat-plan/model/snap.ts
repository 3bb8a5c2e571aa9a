import { type Box, boxOfRect, centreOf } from '@houseful/seat-plan/geometry';
import type { Plan } from '@houseful/seat-plan/plan';
import { blocksOf, boxOfBlock, type Selection } from '@houseful/seat-plan/selection';

/** A line on which something that is moved meets something that stands. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
}

/** The lines that things of the room give: their edges and middles, and the middle of the drawing. */
export interface SnapLines {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export function snapLines(plan: Plan, moving: Selection): SnapLines {
  const boxes = [
    ...blocksOf(plan)
      .filter(({ id }) => !moving.blocks.has(id) && !moving.seats.has(id))
      .map(boxOfBlock),
    ...plan.areas.filter(({ id }) => !moving.areas.has(id)).map(boxOfRect),
    ...(moving.stage ? [] : [boxOfRect(plan.stage)]),
  ];
  return {
    x: [plan.width / 2, ...boxes.flatMap((box) => [box.left, centreOf(box).x, box.right])],
    y: [plan.height / 2, ...boxes.flatMap((box) => [box.top, centreOf(box).y, box.bottom])],
  };
}

/** The same move, a little more or less where an edge or middle of the box then meets a line. */
export function snapMove(
  box: Box,
  lines: SnapLines,
  { dx, dy }: { dx: number; dy: number },
  withinCm: number,
): { dx: number; dy: number; guides: Guide[] } {
  const { x, y } = centreOf(box);
  const across = nearest([x, box.left, box.right], dx, lines.x, withinCm);
  const down = nearest([y, box.top, box.bottom], dy, lines.y, withinCm);
  return {
    dx: Math.round(dx + (across?.by ?? 0)),
    dy: Math.round(dy + (down?.by ?? 0)),
    guides: [
      ...(across ? [{ axis: 'x' as const, at: across.at }] : []),
      ...(down ? [{ axis: 'y' as const, at: down.at }] : []),
    ],
  };
}

function nearest(
  own: readonly number[],
  moved: number,
  lines: readonly number[],
  withinCm: number,
): { by: number; at: number } | null {
  let best: { by: number; at: number } | null = null;
  for (const edge of own) {
    for (const at of lines) {
      const by = at - (edge + moved);
      if (Math.abs(by) > withinCm || (best && Math.abs(best.by) <= Math.abs(by))) continue;
      best = { by, at };
    }
  }
  return best;
}
