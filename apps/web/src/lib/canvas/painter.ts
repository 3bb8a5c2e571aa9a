import type { View } from './view.ts';
import type { Viewport } from './viewport.ts';

export interface Painter {
  /** Something to be seen has changed. */
  repaint(): void;
  stop(): void;
}

export interface PainterParts {
  readonly canvas: HTMLCanvasElement;
  readonly viewport: Viewport;
  /** Draws the whole picture. */
  draw(context: CanvasRenderingContext2D, view: View, pixels: number): void;
  /** Calls back after a pause of `ms`. */
  after(ms: number, action: () => void): () => void;
}

/** A frame that takes longer than this was missed. */
const FRAME_MS_MAX = 25;
/** So many missed frames in a row say that this device cannot draw while it moves. */
const MISSED_MAX = 3;
/** A view that has not moved for this long has come to rest. */
const REST_MS = 110;
/** While it moves, a device that is too slow draws this often; between, the last picture is moved. */
const SLOW_REDRAW_MS = 400;
/** More pixels than two for one cost a phone's frames and show nothing. */
const PIXELS_MAX = 2;

/**
 * Paints at most once a frame. A device that misses frames gets the last picture moved and stretched
 * instead, which costs nothing, and a fresh one now and then and when the view has come to rest.
 */
export function createPainter({ canvas, viewport, draw, after }: PainterParts): Painter {
  const context = canvas.getContext('2d', { alpha: false });
  let painted: View | null = null;
  let paintedMs = 0;
  let frame = 0;
  let dirty = false;
  let slow = false;
  let missed = 0;
  let lastMs = 0;
  let moving = false;
  let cancelRest = () => {};

  function paint(nowMs: number): void {
    const pixels = Math.min(PIXELS_MAX, devicePixelRatio);
    fit(canvas, viewport, pixels);
    painted = viewport.view();
    paintedMs = nowMs;
    dirty = false;
    canvas.style.transform = '';
    if (context) draw(context, painted, pixels);
  }

  /** Shows the last picture where it belongs now. */
  function shift(from: View): void {
    const to = viewport.view();
    const factor = to.scale / from.scale;
    const [x, y] = [to.x - from.x * factor, to.y - from.y * factor];
    canvas.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
  }

  function onFrame(nowMs: number): void {
    frame = 0;
    if (moving) watchPace(nowMs);
    lastMs = nowMs;
    const mayShift = slow && moving && !dirty && nowMs - paintedMs < SLOW_REDRAW_MS;
    if (mayShift && painted) shift(painted);
    else paint(nowMs);
  }

  function watchPace(nowMs: number): void {
    const late = nowMs - lastMs > FRAME_MS_MAX;
    missed = late ? missed + 1 : 0;
    if (missed >= MISSED_MAX) slow = true;
  }

  function soon(): void {
    if (frame === 0) frame = requestAnimationFrame(onFrame);
  }

  function rest(): void {
    moving = false;
    missed = 0;
    dirty = true;
    soon();
  }

  const stopListening = viewport.subscribe(() => {
    if (!moving) missed = -1;
    moving = true;
    cancelRest();
    cancelRest = after(REST_MS, rest);
    soon();
  });

  return {
    repaint: () => {
      dirty = true;
      soon();
    },
    stop: () => {
      stopListening();
      cancelRest();
      cancelAnimationFrame(frame);
    },
  };
}

function fit(canvas: HTMLCanvasElement, viewport: Viewport, pixels: number): void {
  const width = Math.round(viewport.screen().width * pixels);
  const height = Math.round(viewport.screen().height * pixels);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
