import type { Point } from '@houseful/seat-plan/geometry';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import type { Editor } from '../model/editor.ts';

/** A pointer's place, on the screen and in the drawing. */
export interface Spot {
  readonly at: Point;
  readonly point: Point;
}

export interface Press extends Spot {
  readonly editor: Editor;
  readonly viewport: Viewport;
  readonly shift: boolean;
  /** Without snapping. */
  readonly alt: boolean;
  readonly isTouch: boolean;
}

/** What goes on from a press until the pointer is lifted. Nothing of it stays when it is cancelled. */
export interface Stroke {
  /** Only once the pointer has moved further than it trembles. */
  move(spot: Spot, keys: { shift: boolean; alt: boolean }): void;
  /** `moved`: it was a drag and not a press. */
  end(spot: Spot, moved: boolean): void;
}

/** What a pointer may miss a seat by, in the drawing's centimetres. */
export function slackCm({ viewport, isTouch }: Press): number {
  return (isTouch ? 14 : 4) / viewport.view().scale;
}
