import { addArea } from '@houseful/seat-plan/edit/add-things';
import { changeStage, setFocalPoint } from '@houseful/seat-plan/edit/change-parts';
import { paint } from '@houseful/seat-plan/edit/paint';
import type { Box, Point } from '@houseful/seat-plan/geometry';
import { isNothing, NOTHING, select } from '@houseful/seat-plan/selection';
import type { Editor } from '../model/editor.ts';
import { unite } from '../model/combine.ts';
import { hitAt, pickOf } from '../model/hit.ts';
import { addRows, addSeatAt } from '../model/steps.ts';
import { boxBetween } from './select-strokes.ts';
import { type Press, slackCm, type Stroke } from './stroke.ts';

/** Names for things that are new, in the language of the page. */
export interface NewNames {
  readonly area: string;
}

/** Rows, an area or the stage from corner to corner; a press alone makes one of the usual size. */
export function drawStroke(press: Press, what: 'rows' | 'area' | 'stage', names: NewNames): Stroke {
  const { editor, point: from } = press;
  return {
    move: ({ point }) =>
      editor.set({ gesture: { type: 'draw', what, box: boxBetween(from, point) } }),
    end: ({ point }, moved) => {
      const box = moved ? boxBetween(from, point) : usualBox(from, what);
      if (what === 'rows') addRows(editor, box);
      else if (what === 'area') drawArea(editor, box, names);
      else placeStage(editor, box);
      editor.set({ tool: 'select', level: 'block', gesture: null });
    },
  };
}

function usualBox({ x, y }: Point, what: 'rows' | 'area' | 'stage'): Box {
  const [width, height] = { rows: [580, 490], area: [600, 400], stage: [800, 120] }[what] as [
    number,
    number,
  ];
  const [left, top] = [Math.round(x - width / 2), Math.round(y)];
  return { left, top, right: left + width, bottom: top + height };
}

const AREA_CM_MIN = 50;
/** Two people stand on a square metre in comfort. */
const STANDING_PER_SQUARE_METRE = 2;

function drawArea(editor: Editor, box: Box, names: NewNames): void {
  const plan = editor.plan();
  const width = Math.max(AREA_CM_MIN, box.right - box.left);
  const height = Math.max(AREA_CM_MIN, box.bottom - box.top);
  const squareMetres = (width * height) / 10_000;
  const added = addArea(plan, {
    ...{ name: names.area, gate: plan.sections[0]?.gate ?? '1', width, height },
    ...{ categoryId: plan.categories[0]?.id ?? '', x: box.left, y: box.top },
    capacity: Math.min(100_000, Math.max(1, Math.round(squareMetres * STANDING_PER_SQUARE_METRE))),
  });
  if (!added) return;
  editor.step('add-area', () => added.plan, {
    selection: select({ areas: new Set([added.id]) }),
  });
}

function placeStage(editor: Editor, { left, top, right, bottom }: Box): void {
  const place = { x: left, y: top, width: right - left, height: Math.max(10, bottom - top) };
  editor.step('change-stage', (plan) => changeStage(plan, place), {
    selection: select({ stage: true }),
  });
}

export function focalPointStroke({ editor }: Press): Stroke {
  return {
    move: () => undefined,
    end: ({ point }) =>
      editor.step('focal-point', (plan) => setFocalPoint(plan, point), {
        selection: select({ focalPoint: true }),
      }),
  };
}

export function seatStroke({ editor }: Press): Stroke {
  return { move: () => undefined, end: ({ point }) => addSeatAt(editor, point) };
}

/** Between two places of a fast pointer nothing is left out. */
const PAINT_STEP_PX = 10;

/** Everything the pointer passes over, painted as one step. */
export function paintStroke(press: Press): Stroke {
  const { editor, viewport } = press;
  let last = press.point;
  let picked = NOTHING;

  function pass(to: Point): void {
    const plan = editor.plan();
    const { level } = editor.state();
    const far = Math.hypot(to.x - last.x, to.y - last.y) * viewport.view().scale;
    const steps = Math.max(1, Math.ceil(far / PAINT_STEP_PX));
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps;
      const at = { x: last.x + (to.x - last.x) * share, y: last.y + (to.y - last.y) * share };
      const hit = hitAt(plan, at, level, slackCm(press));
      if (hit?.type === 'seat' || hit?.type === 'area') picked = unite(picked, pickOf(hit, level));
    }
    last = to;
    editor.set({ gesture: { type: 'stroke', picked } });
  }

  pass(press.point);
  return {
    move: ({ point }) => pass(point),
    end: () => {
      const { brush } = editor.state();
      editor.set({ gesture: null });
      if (!isNothing(picked)) editor.step('paint', (plan) => paint(plan, picked, brush));
    },
  };
}
