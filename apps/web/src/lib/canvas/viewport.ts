import type { Box, Point } from './geometry.ts';
import type { Motion } from './motion.ts';
import {
  between,
  clampView,
  fitBox,
  pan,
  reveal,
  SCALE_MAX,
  type Size,
  type View,
  zoomAt,
} from './view.ts';

/** A drawing looked at through a window that can be moved and brought nearer. */
export interface Viewport {
  view(): View;
  screen(): Size;
  subscribe(listener: () => void): () => void;
  /** Moves so that a drawing's point that was at the first screen point comes to the second. */
  drag(from: Point, to: Point, factor?: number): void;
  /** Nearer or farther around a screen point, the middle when none is given. */
  zoomBy(factor: number, at?: Point): void;
  /** A step of the same, on the way of which the eye can follow. */
  glideBy(factor: number, at?: Point): void;
  /** As near as `scale`, around a screen point. */
  glideTo(scale: number, at: Point): void;
  /** The whole drawing. */
  fit(): void;
  /** One part of the drawing, as large as it goes. */
  show(box: Box): void;
  /** The least movement that brings a part into sight. */
  reveal(box: Box): void;
  /** `still`: only what stands beside the drawing has grown or shrunk, so nothing in it shall move. */
  resize(screen: Size, still?: boolean): void;
  /** Another sheet in the same window, as near as before. */
  replaceDrawing(box: Box): void;
  /** Whether the whole drawing is in sight, as large as it goes. */
  isWhole(): boolean;
}

/** `scaleMax` is as near as one can come. */
export function createViewport(
  whole: Box,
  motion: Motion,
  { scaleMax = SCALE_MAX } = {},
): Viewport {
  let drawing = whole;
  const listeners = new Set<() => void>();
  let screen: Size = { width: 0, height: 0 };
  let view: View = { scale: 1, x: 0, y: 0 };
  /** What is to be seen as large as it goes, also when the window changes its size. */
  let shown: Box | null = drawing;
  let stopGliding = () => {};

  function look(next: View, box: Box | null = null): void {
    shown = box;
    if (screen.width === 0) return;
    view = clampView(next, drawing, screen, scaleMax);
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function jump(next: View, box: Box | null = null): void {
    stopGliding();
    look(next, box);
  }

  function glideInto(next: View, box: Box | null = null): void {
    stopGliding();
    const from = view;
    const to = clampView(next, drawing, screen, scaleMax);
    if (screen.width === 0) return look(to, box);
    stopGliding = motion((share) => look(between(from, to, share), box));
  }

  const middle = () => ({ x: screen.width / 2, y: screen.height / 2 });

  return {
    view: () => view,
    screen: () => screen,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drag: (from, to, factor = 1) =>
      jump(zoomAt(pan(view, to.x - from.x, to.y - from.y), to, view.scale * factor)),
    zoomBy: (factor, at = middle()) => jump(zoomAt(view, at, view.scale * factor)),
    glideBy: (factor, at = middle()) => glideInto(zoomAt(view, at, view.scale * factor)),
    glideTo: (scale, at) => glideInto(zoomAt(view, at, scale)),
    fit: () => glideInto(fitBox(drawing, screen, scaleMax), drawing),
    show: (box) => glideInto(fitBox(box, screen, scaleMax), box),
    reveal: (box) => {
      const next = reveal(view, box, screen);
      if (next.x !== view.x || next.y !== view.y) jump(next);
    },
    resize: (next, still = false) => {
      stopGliding();
      const isFirst = screen.width === 0;
      const moved = { x: (next.width - screen.width) / 2, y: (next.height - screen.height) / 2 };
      screen = next;
      // Not even back into the middle: the next seat is already under a finger.
      if (still && !isFirst) tell();
      else if (shown) look(fitBox(shown, next, scaleMax), shown);
      else look(pan(view, moved.x, moved.y));
    },
    replaceDrawing: (box) => {
      const wasWhole = shown === drawing;
      drawing = box;
      if (wasWhole) look(fitBox(box, screen, scaleMax), box);
      else look(view, shown);
    },
    isWhole: () => shown === drawing,
  };
}
