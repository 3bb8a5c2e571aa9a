import { type Pose, turnAround } from '@houseful/seat-plan/geometry';
import type { Block } from '@houseful/seat-plan/plan';
import type { EditorState } from '../model/editor.ts';

/** Where a block is shown: a selected one goes along with the pointer before it is moved. */
export function poseOf(block: Block, { gesture, selection }: EditorState): Pose {
  if (!gesture || !selection.blocks.has(block.id)) return block;
  if (gesture.type === 'move') {
    return { x: block.x + gesture.dx, y: block.y + gesture.dy, rotation: block.rotation };
  }
  if (gesture.type !== 'rotate') return block;
  const { centre, degrees } = gesture;
  return { ...turnAround(block, centre, degrees), rotation: block.rotation + degrees };
}

/** How far a selected area, the stage or the focal point is moved just now. */
export function shiftOf({ gesture }: EditorState, isSelected: boolean): { dx: number; dy: number } {
  return gesture?.type === 'move' && isSelected ? gesture : { dx: 0, dy: 0 };
}
