import { describe, expect, it } from 'vitest';
import type { Motion } from './motion.ts';
import { visibleBox } from './view.ts';
import { createViewport } from './viewport.ts';

const drawing = { left: 0, top: 0, right: 20_000, bottom: 10_000 };
const part = { left: 1_000, top: 1_000, right: 2_000, bottom: 1_500 };
const screen = { width: 400, height: 800 };
const atOnce: Motion = (step) => {
  step(1);
  return () => {};
};

function sightOf(viewport: ReturnType<typeof createViewport>) {
  return visibleBox(viewport.view(), viewport.screen());
}

describe('the viewport', () => {
  it('shows the whole drawing until somebody moves it, whatever the window does', () => {
    const viewport = createViewport(drawing, atOnce);
    viewport.resize(screen);
    viewport.resize({ width: 900, height: 300 });
    expect(sightOf(viewport).right).toBeGreaterThan(drawing.right);
    expect(viewport.isWhole()).toBe(true);
    viewport.zoomBy(2);
    expect(viewport.isWhole()).toBe(false);
  });

  it('goes on showing an opened part when the phone is turned', () => {
    const viewport = createViewport(drawing, atOnce);
    viewport.resize(screen);
    viewport.show(part);
    viewport.resize({ width: 800, height: 400 });
    const sight = sightOf(viewport);
    expect([sight.left < part.left, sight.right > part.right]).toEqual([true, true]);
    expect((sight.left + sight.right) / 2).toBeCloseTo(1_500);
  });

  it('lets a finger take over from a glide', () => {
    let step: (share: number) => void = () => {};
    let stopped = false;
    const viewport = createViewport(drawing, (next) => {
      step = next;
      return () => (stopped = true);
    });
    viewport.resize(screen);
    viewport.show(part);
    step(0.5);
    const half = viewport.view().scale;
    viewport.drag({ x: 0, y: 0 }, { x: 5, y: 0 });
    expect([stopped, viewport.view().scale]).toEqual([true, half]);
  });

  it('keeps the middle where it is when a moved view gets another size', () => {
    const viewport = createViewport(drawing, atOnce);
    viewport.resize(screen);
    viewport.zoomBy(6);
    const before = sightOf(viewport);
    viewport.resize({ width: 400, height: 600 });
    const after = sightOf(viewport);
    expect((after.top + after.bottom) / 2).toBeCloseTo((before.top + before.bottom) / 2);
  });

  it('does not move when a notice beside it takes some of its room', () => {
    const viewport = createViewport(drawing, atOnce);
    viewport.resize(screen);
    viewport.zoomBy(6);
    const before = viewport.view();
    viewport.resize({ width: 400, height: 600 }, true);
    expect(viewport.view()).toEqual(before);
    viewport.resize(screen, true);
    expect(viewport.view()).toEqual(before);
  });

  it('does not move either when the whole drawing stood in the middle of more room', () => {
    const viewport = createViewport(drawing, atOnce);
    viewport.resize({ width: 400, height: 900 });
    const before = viewport.view();
    viewport.resize({ width: 400, height: 260 }, true);
    expect(viewport.view()).toEqual(before);
  });

  it('comes as near as it may, and no nearer', () => {
    const viewport = createViewport(drawing, atOnce, { scaleMax: 3 });
    viewport.resize(screen);
    viewport.zoomBy(1_000);
    expect(viewport.view().scale).toBe(3);
  });

  it('goes on showing all of a drawing that becomes larger, or the part that was looked at', () => {
    const larger = { ...drawing, right: 40_000 };
    const viewport = createViewport(drawing, atOnce);
    viewport.resize(screen);
    viewport.replaceDrawing(larger);
    expect(viewport.isWhole()).toBe(true);
    expect(sightOf(viewport).right).toBeGreaterThan(larger.right);
    viewport.show(part);
    const before = viewport.view();
    viewport.replaceDrawing(drawing);
    expect(viewport.view()).toEqual(before);
  });
});
