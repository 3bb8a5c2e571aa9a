import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import { toDrawing } from '../../../../lib/canvas/view.ts';
import type { Editor } from '../model/editor.ts';
import {
  drawStroke,
  focalPointStroke,
  type NewNames,
  paintStroke,
  seatStroke,
} from './make-strokes.ts';
import { selectStroke } from './select-strokes.ts';
import type { Press, Stroke } from './stroke.ts';

/** What a press begins with the tool that is in hand; null where it moves the view. */
export function strokeOf(press: Press, names: NewNames): Stroke | null {
  const { tool } = press.editor.state();
  switch (tool) {
    case 'select':
      return selectStroke(press);
    case 'hand':
      return null;
    case 'rows':
    case 'area':
    case 'stage':
      return drawStroke(press, tool, names);
    case 'seat':
      return seatStroke(press);
    case 'focal-point':
      return focalPointStroke(press);
    case 'paint':
      return paintStroke(press);
  }
}

/** The tool in hand used once in the middle of what is seen, for those who have keys alone. */
export function pressMiddle(editor: Editor, viewport: Viewport, names: NewNames): void {
  const { width, height } = viewport.screen();
  const at = { x: width / 2, y: height / 2 };
  const spot = { at, point: toDrawing(viewport.view(), at) };
  const keys = { shift: false, alt: false, isTouch: false };
  strokeOf({ ...spot, ...keys, editor, viewport }, names)?.end(spot, false);
}
