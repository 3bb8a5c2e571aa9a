import { outOfDrawing, type Pose } from '../geometry.ts';
import type { Block, Design, Plan } from '../plan.ts';
import type { Selection } from '../selection.ts';
import { changePlaces, cm, mapAreas, mapBlocks } from './map-parts.ts';

/** Everything selected, so far to the right and so far from the stage. Seats move within their block. */
export function moveThings(plan: Plan, selection: Selection, dx: number, dy: number): Plan {
  if (dx === 0 && dy === 0) return plan;
  const moved = mapBlocks(plan, (block) => {
    if (selection.blocks.has(block.id))
      return { ...block, x: cm(block.x + dx), y: cm(block.y + dy) };
    const keys = selection.seats.get(block.id);
    return keys ? moveSeats(block, keys, dx, dy) : block;
  });
  const withAreas = mapAreas(moved, (area) =>
    selection.areas.has(area.id) ? { ...area, x: cm(area.x + dx), y: cm(area.y + dy) } : area,
  );
  const { stage, focalPoint } = withAreas;
  return {
    ...withAreas,
    ...(selection.stage ? { stage: { ...stage, x: cm(stage.x + dx), y: cm(stage.y + dy) } } : {}),
    ...(selection.focalPoint
      ? { focalPoint: { x: cm(focalPoint.x + dx), y: cm(focalPoint.y + dy) } }
      : {}),
  };
}

function moveSeats(block: Block, keys: ReadonlySet<string>, dx: number, dy: number): Block {
  const turned: Pose = { x: 0, y: 0, rotation: block.rotation };
  const by = outOfDrawing(turned)({ x: dx, y: dy });
  return { ...block, design: moveWithin(block.design, keys, by.x, by.y) };
}

function moveWithin(design: Design, keys: ReadonlySet<string>, dx: number, dy: number): Design {
  if (design.type === 'rows') {
    return changePlaces(design, keys, (change) => ({
      ...change,
      dx: cm((change.dx ?? 0) + dx),
      dy: cm((change.dy ?? 0) + dy),
    }));
  }
  const rows = design.rows.map((row, rowPlace) => {
    const at = row.at.map((value, index) => {
      if (!keys.has(`${rowPlace}.${index >> 1}`)) return value;
      return cm(value + (index % 2 === 0 ? dx : dy));
    });
    return at.some((value, index) => value !== row.at[index]) ? { ...row, at } : row;
  });
  return { ...design, rows };
}
