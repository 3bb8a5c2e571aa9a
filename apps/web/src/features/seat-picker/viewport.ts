import type { Box, Point } from './room.ts';
import { clampView, fitBox, pan, reveal, type Size, type View, zoomAt } from './view.ts';

/** A drawing looked at through a window that can be moved and brought nearer. */
export interface Viewport {
  view(): View;
  screen(): Size;
  subscribe(listener: () => void): () => void;
  /** Moves so that a drawing's point that was at the first screen point comes to the second. */
  drag(from: Point, to: Point, factor?: number): void;
  /** Nearer or farther around a screen point, the middle when none is given. */
  zoomBy(factor: number, at?: Point): void;
  /** As near as `scale`, around a screen point. */
  zoomTo(scale: number, at: Point): void;
  /** The whole drawing. */
  fit(): void;
  /** One part of the drawing, as large as it goes. */
  show(box: Box): void;
  /** The least movement that brings a part into sight. */
  reveal(box: Box): void;
  resize(screen: Size): void;
}

export function createViewport(drawing: Box): Viewport {
  const listeners = new Set<() => void>();
  let screen: Size = { width: 0, height: 0 };
  let view: View = { scale: 1, x: 0, y: 0 };
  /** Whoever looks at the whole drawing goes on doing so when the window changes its size. */
  let whole = true;

  function look(next: View, isWhole = false): void {
    if (screen.width === 0) return;
    whole = isWhole;
    view = clampView(next, drawing, screen);
    for (const listener of listeners) listener();
  }

  return {
    view: () => view,
    screen: () => screen,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drag: (from, to, factor = 1) =>
      look(zoomAt(pan(view, to.x - from.x, to.y - from.y), to, view.scale * factor)),
    zoomBy: (factor, at = { x: screen.width / 2, y: screen.height / 2 }) =>
      look(zoomAt(view, at, view.scale * factor)),
    zoomTo: (scale, at) => look(zoomAt(view, at, scale)),
    fit: () => look(fitBox(drawing, screen), true),
    show: (box) => look(fitBox(box, screen)),
    reveal: (box) => look(reveal(view, box, screen)),
    resize: (next) => {
      const middle = { x: (next.width - screen.width) / 2, y: (next.height - screen.height) / 2 };
      screen = next;
      if (whole) look(fitBox(drawing, next), true);
      else look(pan(view, middle.x, middle.y));
    },
  };
}
