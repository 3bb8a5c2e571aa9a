import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeDevice } from '../testing/fake-device.ts';
import { createPainter } from './painter.ts';
import { createViewport } from './viewport.ts';

const drawing = { left: 0, top: 0, right: 2_000, bottom: 1_000 };
const SMOOTH_MS = 16;
const SLOW_MS = 60;

/** A browser that shows a frame when it is told to. */
function world() {
  const device = createFakeDevice();
  let nowMs = 0;
  let wanted: ((nowMs: number) => void) | null = null;
  vi.stubGlobal('requestAnimationFrame', (action: (nowMs: number) => void) => {
    wanted = action;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => (wanted = null));
  vi.stubGlobal('devicePixelRatio', 3);
  const canvas = { width: 0, height: 0, style: { transform: '' }, getContext: () => ({}) };
  const viewport = createViewport(drawing, (step) => {
    step(1);
    return () => {};
  });
  viewport.resize({ width: 400, height: 300 });
  const draw = vi.fn();
  const painter = createPainter({
    canvas: canvas as unknown as HTMLCanvasElement,
    ...{ viewport, draw, after: device.after },
  });
  const frame = (ms: number) => {
    nowMs += ms;
    const action = wanted;
    wanted = null;
    action?.(nowMs);
  };
  const move = (ms: number) => {
    viewport.drag({ x: 0, y: 0 }, { x: 3, y: 0 }, 1.01);
    frame(ms);
  };
  return { device, canvas, viewport, draw, painter, frame, move, isWaiting: () => wanted !== null };
}

describe('the painter', () => {
  beforeEach(() => vi.unstubAllGlobals());
  afterEach(() => vi.unstubAllGlobals());

  it('paints once a frame whatever happened, and then nothing until something does', () => {
    const { draw, painter, frame, isWaiting } = world();
    for (let time = 0; time < 5; time += 1) painter.repaint();
    frame(SMOOTH_MS);
    expect([draw.mock.calls.length, isWaiting()]).toEqual([1, false]);
  });

  it('has no more than two pixels for one of the page', () => {
    const { canvas, painter, frame } = world();
    painter.repaint();
    frame(SMOOTH_MS);
    expect([canvas.width, canvas.height]).toEqual([800, 600]);
  });

  it('paints every frame of a movement where the device keeps up', () => {
    const { draw, canvas, move } = world();
    for (let time = 0; time < 30; time += 1) move(SMOOTH_MS);
    expect([draw.mock.calls.length, canvas.style.transform]).toEqual([30, '']);
  });

  it('moves the last picture where it does not, and paints a true one at rest', () => {
    const { device, draw, canvas, viewport, move, frame } = world();
    for (let time = 0; time < 8; time += 1) move(SLOW_MS);
    const painted = draw.mock.calls.length;
    expect(painted).toBeLessThan(8);
    expect(canvas.style.transform).toMatch(/^translate\(.+\) scale\(1\.0/);
    device.advance(1_000);
    frame(SMOOTH_MS);
    expect([draw.mock.calls.length, canvas.style.transform]).toEqual([painted + 1, '']);
    expect(draw.mock.lastCall?.[1]).toEqual(viewport.view());
  });

  it('shows a change of the seats at once also while it moves', () => {
    const { draw, painter, move } = world();
    for (let time = 0; time < 6; time += 1) move(SLOW_MS);
    const painted = draw.mock.calls.length;
    painter.repaint();
    move(SMOOTH_MS);
    expect(draw.mock.calls.length).toBe(painted + 1);
  });

  it('stops for good', () => {
    const { draw, painter, viewport, isWaiting } = world();
    painter.stop();
    viewport.zoomBy(2);
    expect([draw.mock.calls.length, isWaiting()]).toEqual([0, false]);
  });
});
