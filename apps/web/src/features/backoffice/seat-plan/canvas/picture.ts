import type { Box, Point, Pose } from '@houseful/seat-plan/geometry';
import type { Palette } from '../../../../lib/canvas/palette.ts';
import { type Size, type View, visibleBox } from '../../../../lib/canvas/view.ts';
import type { EditorState } from '../model/editor.ts';

/** One picture of the plan: what is seen, from where, and what it is painted with. */
export interface Picture {
  readonly context: CanvasRenderingContext2D;
  readonly state: EditorState;
  readonly view: View;
  readonly screen: Size;
  /** Of the canvas for one of the page. */
  readonly pixels: number;
  readonly palette: Palette;
  /** What of the drawing is in sight. */
  readonly sight: Box;
}

export function createPicture(parts: Omit<Picture, 'sight'>): Picture {
  return { ...parts, sight: visibleBox(parts.view, parts.screen) };
}

/** From now on the drawing's own centimetres. */
export function inDrawing({ context, view, pixels }: Picture): void {
  const scale = view.scale * pixels;
  context.setTransform(scale, 0, 0, scale, view.x * pixels, view.y * pixels);
}

/** From now on a block's own centimetres. */
export function inBlock({ context, view, pixels }: Picture, { x, y, rotation }: Pose): void {
  const scale = view.scale * pixels;
  const turn = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  const [e, f] = [(view.x + x * view.scale) * pixels, (view.y + y * view.scale) * pixels];
  context.setTransform(cos, sin, -sin, cos, e, f);
}

/** From now on the screen's pixels. */
export function onScreen({ context, pixels }: Picture): void {
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
}

export function toScreen({ view }: Pick<Picture, 'view'>, { x, y }: Point): Point {
  return { x: x * view.scale + view.x, y: y * view.scale + view.y };
}
