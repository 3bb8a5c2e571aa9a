import type { Box, Point } from './geometry.ts';

/** Where the drawing stands on the screen: pixel = centimetre × scale + offset. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX = 16;
/** A chair of 50 cm is then 60 pixels wide; nearer shows nothing more. */
export const SCALE_MAX = 1.2;

/** The whole box in sight, centred, never larger than `most`. */
export function fitBox(box: Box, screen: Size, most = SCALE_MAX): View {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const scale = Math.min(
    most,
    Math.max(1, screen.width - 2 * MARGIN_PX) / width,
    Math.max(1, screen.height - 2 * MARGIN_PX) / height,
  );
  return {
    scale,
    x: (screen.width - (box.left + box.right) * scale) / 2,
    y: (screen.height - (box.top + box.bottom) * scale) / 2,
  };
}

/** Another scale, with the drawing's point under `at` staying where it is. */
export function zoomAt(view: View, at: Point, scale: number): View {
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

export function pan(view: View, byX: number, byY: number): View {
  return { ...view, x: view.x + byX, y: view.y + byY };
}

export function toDrawing(view: View, { x, y }: Point): Point {
  return { x: (x - view.x) / view.scale, y: (y - view.y) / view.scale };
}

/** What of the drawing is in sight. */
export function visibleBox(view: View, screen: Size): Box {
  const { x: left, y: top } = toDrawing(view, { x: 0, y: 0 });
  const { x: right, y: bottom } = toDrawing(view, { x: screen.width, y: screen.height });
  return { left, top, right, bottom };
}

/** Keeps the scale between the whole drawing and `most`, and the drawing in sight. */
export function clampView(view: View, drawing: Box, screen: Size, most = SCALE_MAX): View {
  const fitted = fitBox(drawing, screen, most);
  const scale = Math.min(Math.max(most, fitted.scale), Math.max(fitted.scale, view.scale));
  const held =
    scale === view.scale
      ? view
      : zoomAt(view, { x: screen.width / 2, y: screen.height / 2 }, scale);
  return {
    scale,
    x: clampAxis(held.x, drawing.left * scale, drawing.right * scale, screen.width),
    y: clampAxis(held.y, drawing.top * scale, drawing.bottom * scale, screen.height),
  };
}

function clampAxis(offset: number, start: number, end: number, screen: number): number {
  if (end - start <= screen) return (screen - start - end) / 2;
  const most = MARGIN_PX - start;
  const least = screen - MARGIN_PX - end;
  return Math.min(most, Math.max(least, offset));
}

/** The least pan that brings a box into sight, for the keyboard's focus. */
export function reveal(view: View, box: Box, screen: Size): View {
  const start = { x: box.left * view.scale + view.x, y: box.top * view.scale + view.y };
  const end = { x: box.right * view.scale + view.x, y: box.bottom * view.scale + view.y };
  return pan(view, nudge(start.x, end.x, screen.width), nudge(start.y, end.y, screen.height));
}

function nudge(start: number, end: number, screen: number): number {
  if (start < MARGIN_PX) return MARGIN_PX - start;
  if (end > screen - MARGIN_PX) return screen - MARGIN_PX - end;
  return 0;
}

/**
 * Part of the way from one view to another: the scale grows evenly in its own measure, and all
 * points run straight.
 */
export function between(from: View, to: View, share: number): View {
  if (share >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** share;
  const change = to.scale - from.scale;
  const moved = Math.abs(change) < 1e-9 ? share : (scale - from.scale) / change;
  return { scale, x: from.x + (to.x - from.x) * moved, y: from.y + (to.y - from.y) * moved };
}
