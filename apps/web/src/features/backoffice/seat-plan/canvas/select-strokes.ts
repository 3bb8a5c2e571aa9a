import { moveThings } from '@houseful/seat-plan/edit/move-things';
import { rotateThings } from '@houseful/seat-plan/edit/rotate-things';
import { centreOf, type Point } from '@houseful/seat-plan/geometry';
import { boxOfSelection, NOTHING, select } from '@houseful/seat-plan/selection';
import { includes, toggle, unite } from '../model/combine.ts';
import { hitAt, pickIn, pickOf } from '../model/hit.ts';
import { snapLines, snapMove } from '../model/snap.ts';
import { HANDLE_REACH_PX, handleSpot } from './draw-marks.ts';
import { type Press, slackCm, type Spot, type Stroke } from './stroke.ts';

/** Things nearer to a line than this come to lie on it. */
const SNAP_PX = 7;
const ROTATE_STEP_DEGREES = 5;

/** With the tool that selects: turn by the handle, move what is pressed, or draw a band over nothing. */
export function selectStroke(press: Press): Stroke {
  const { editor, viewport, at, point, shift } = press;
  const state = editor.state();
  const handle = handleSpot({ state, view: viewport.view() });
  if (handle && Math.hypot(handle.x - at.x, handle.y - at.y) <= HANDLE_REACH_PX) {
    return rotateStroke(press);
  }
  const hit = hitAt(editor.plan(), point, state.level, slackCm(press));
  if (!hit) return bandStroke(press);
  const pick = pickOf(hit, state.level);
  if (shift) {
    editor.select(toggle(state.selection, pick));
    return { move: () => undefined, end: () => undefined };
  }
  const wasSelected = includes(state.selection, pick);
  if (!wasSelected) editor.select(pick);
  const stroke = moveStroke(press);
  return {
    move: stroke.move,
    end: (spot, moved) => {
      if (moved) stroke.end(spot, moved);
      else if (wasSelected) editor.select(pick);
    },
  };
}

function moveStroke({ editor, viewport, point: from }: Press): Stroke {
  const { selection } = editor.state();
  const plan = editor.plan();
  const box = boxOfSelection(plan, selection);
  const lines = snapLines(plan, selection);
  return {
    move: ({ point }, { alt, shift }) => {
      let [dx, dy] = [Math.round(point.x - from.x), Math.round(point.y - from.y)];
      // With shift straight along the nearer axis.
      if (shift && Math.abs(dx) > Math.abs(dy)) dy = 0;
      else if (shift) dx = 0;
      const within = alt ? 0 : SNAP_PX / viewport.view().scale;
      const snapped = snapMove(box, lines, { dx, dy }, within);
      editor.set({ gesture: { type: 'move', ...snapped } });
    },
    end: () => {
      const { gesture } = editor.state();
      if (gesture?.type !== 'move') return;
      editor.step('move', (before) => moveThings(before, selection, gesture.dx, gesture.dy));
    },
  };
}

function rotateStroke({ editor, point: from }: Press): Stroke {
  const { selection } = editor.state();
  const blocks = select({ blocks: selection.blocks, areas: selection.areas });
  const centre = centreOf(boxOfSelection(editor.plan(), blocks));
  const angleOf = ({ x, y }: Point) => (Math.atan2(y - centre.y, x - centre.x) * 180) / Math.PI;
  return {
    move: ({ point }, { alt }) => {
      const turned = angleOf(point) - angleOf(from);
      const step = alt ? 0.1 : ROTATE_STEP_DEGREES;
      const degrees = Math.round(turned / step) * step;
      editor.set({ gesture: { type: 'rotate', degrees, centre } });
    },
    end: () => {
      const { gesture } = editor.state();
      if (gesture?.type !== 'rotate') return;
      const { degrees } = gesture;
      editor.step('rotate', (plan) => rotateThings(plan, blocks, degrees, centre));
    },
  };
}

function bandStroke({ editor, point: from, shift }: Press): Stroke {
  const { selection: before, level } = editor.state();
  return {
    move: ({ point }) => editor.set({ gesture: { type: 'band', box: boxBetween(from, point) } }),
    end: ({ point }: Spot, moved) => {
      editor.set({ gesture: null });
      if (!moved) {
        if (!shift) editor.select(NOTHING);
        return;
      }
      const picked = pickIn(editor.plan(), boxBetween(from, point), level);
      editor.select(shift ? unite(before, picked) : picked);
    },
  };
}

export function boxBetween(a: Point, b: Point) {
  return {
    left: Math.round(Math.min(a.x, b.x)),
    top: Math.round(Math.min(a.y, b.y)),
    right: Math.round(Math.max(a.x, b.x)),
    bottom: Math.round(Math.max(a.y, b.y)),
  };
}
