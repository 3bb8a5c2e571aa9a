import { describe, expect, it } from 'vitest';
import {
  between,
  clampView,
  fitBox,
  reveal,
  SCALE_MAX,
  toDrawing,
  visibleBox,
  zoomAt,
} from './view.ts';

const drawing = { left: 0, top: 0, right: 2_000, bottom: 1_000 };
const screen = { width: 400, height: 800 };

describe('the view of a drawing', () => {
  it('fits all of it, centred', () => {
    const view = fitBox(drawing, screen);
    const sight = visibleBox(view, screen);
    expect(sight.left).toBeLessThan(0);
    expect(sight.right).toBeGreaterThan(2_000);
    expect((sight.left + sight.right) / 2).toBeCloseTo(1_000);
    expect((sight.top + sight.bottom) / 2).toBeCloseTo(500);
  });

  it('keeps the point under the fingers where it is while zooming', () => {
    const view = fitBox(drawing, screen);
    const at = { x: 123, y: 456 };
    const nearer = zoomAt(view, at, view.scale * 3);
    expect(toDrawing(nearer, at).x).toBeCloseTo(toDrawing(view, at).x);
    expect(toDrawing(nearer, at).y).toBeCloseTo(toDrawing(view, at).y);
  });

  it('is never farther than the whole drawing, nor nearer than chairs need', () => {
    const fitted = fitBox(drawing, screen);
    expect(clampView({ ...fitted, scale: 0.0001 }, drawing, screen).scale).toBe(fitted.scale);
    expect(clampView({ ...fitted, scale: 99 }, drawing, screen).scale).toBe(SCALE_MAX);
  });

  it('cannot be dragged off the drawing', () => {
    const lost = clampView({ scale: 0.5, x: 90_000, y: -90_000 }, drawing, screen);
    const sight = visibleBox(lost, screen);
    expect(sight.left).toBeGreaterThan(-100);
    expect(sight.left).toBeLessThan(2_000);
    expect(sight.top).toBeLessThan(1_000);
  });

  it('moves no more than needed to show a chair', () => {
    const view = { scale: 1, x: 0, y: 0 };
    const inside = { left: 100, top: 100, right: 150, bottom: 150 };
    expect(reveal(view, inside, screen)).toEqual(view);
    const right = { left: 500, top: 100, right: 550, bottom: 150 };
    expect(reveal(view, right, screen)).toEqual({ scale: 1, x: -166, y: 0 });
  });

  it('comes from one view to another without losing its aim', () => {
    const [from, to] = [fitBox(drawing, screen), { scale: 1, x: -900, y: -300 }];
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1)).toEqual(to);
    // The one point that stands still in both views does so all the way.
    const still = {
      x: (to.x * from.scale - from.x * to.scale) / (from.scale - to.scale),
      y: (to.y * from.scale - from.y * to.scale) / (from.scale - to.scale),
    };
    const half = between(from, to, 0.5);
    expect(toDrawing(half, still).x).toBeCloseTo(toDrawing(from, still).x);
    expect(toDrawing(half, still).y).toBeCloseTo(toDrawing(to, still).y);
    expect(between(from, { ...from, x: from.x + 10 }, 0.5).x).toBeCloseTo(from.x + 5);
  });
});
