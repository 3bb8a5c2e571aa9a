import { type RefObject, useEffect } from 'react';
import type { Point } from './geometry.ts';
import type { Viewport } from './viewport.ts';

/** A finger may tremble this far before it counts as dragging. */
const DRAG_THRESHOLD_PX = 7;
const WHEEL_ZOOM_PER_PX = 0.0016;
/** Trackpads send pinches as wheel events with small steps. */
const PINCH_WHEEL_ZOOM_PER_PX = 0.01;

/** Drag, pinch and wheel on the element move the viewport; a drag's end is not taken for a click. */
export function useGestures(ref: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    followSize(element, viewport, signal);
    followWheel(element, viewport, signal);
    followPointers(element, viewport, signal);
    return () => listening.abort();
  }, [ref, viewport]);
}

/** The viewport is as large as the element, always. */
export function followSize(element: HTMLElement, viewport: Viewport, signal: AbortSignal): void {
  let page = '';
  const observer = new ResizeObserver(() => {
    const before = page;
    page = `${innerWidth}×${innerHeight}`;
    const size = { width: element.clientWidth, height: element.clientHeight };
    viewport.resize(size, page === before);
  });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** The wheel, and a trackpad's pinch, bring the drawing nearer where the pointer is. */
export function followWheel(element: HTMLElement, viewport: Viewport, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const perPixel = event.ctrlKey ? PINCH_WHEEL_ZOOM_PER_PX : WHEEL_ZOOM_PER_PX;
    viewport.zoomBy(Math.exp(-event.deltaY * perPixel), pointIn(element, event));
  };
  element.addEventListener('wheel', onWheel, { passive: false, signal });
}

function followPointers(element: HTMLElement, viewport: Viewport, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  let start: Point | null = null;
  let dragging = false;

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) dragging = false;
    start = pointIn(element, event);
    pointers.set(event.pointerId, start);
  };

  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (!before || !start) return;
    const now = pointIn(element, event);
    if (!dragging && pointers.size === 1 && distance(start, now) < DRAG_THRESHOLD_PX) return;
    if (!dragging) element.setPointerCapture(event.pointerId);
    dragging = true;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) viewport.drag(before, now);
    else {
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      viewport.drag(middle(before, other), middle(now, other), factor);
    }
  };

  const onUp = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
  };

  const onClick = (event: MouseEvent) => {
    if (!dragging) return;
    dragging = false;
    event.stopPropagation();
    event.preventDefault();
  };

  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('click', onClick, { capture: true, signal });
}

/** Where in the element an event happened. */
export function pointIn(element: HTMLElement, event: MouseEvent): Point {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
