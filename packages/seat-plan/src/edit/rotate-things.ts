import { centreOf, isEmptyBox, normalDegrees, type Point, turnAround } from '../geometry.ts';
import type { Plan } from '../plan.ts';
import { boxOfSelection, select, type Selection } from '../selection.ts';
import { cm, mapAreas, mapBlocks } from './map-parts.ts';

/**
 * Blocks and standing areas turned clockwise around the middle of them all, or around `centre`.
 * Areas keep their sides level and only change their places.
 */
export function rotateThings(
  plan: Plan,
  { blocks, areas }: Selection,
  degrees: number,
  centre?: Point,
): Plan {
  const box = boxOfSelection(plan, select({ blocks, areas }));
  if (isEmptyBox(box) || degrees === 0) return plan;
  const middle = centre ?? centreOf(box);
  const turned = mapBlocks(plan, (block) => {
    if (!blocks.has(block.id)) return block;
    const { x, y } = turnAround(block, middle, degrees);
    return { ...block, x: cm(x), y: cm(y), rotation: normalDegrees(block.rotation + degrees) };
  });
  return mapAreas(turned, (area) => {
    if (!areas.has(area.id)) return area;
    const own = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
    const { x, y } = turnAround(own, middle, degrees);
    return { ...area, x: cm(x - area.width / 2), y: cm(y - area.height / 2) };
  });
}
