import { select } from '@houseful/seat-plan/selection';
import { type RefObject, useEffect } from 'react';
import type { Point } from '../../../../lib/canvas/geometry.ts';
import { followSize, followWheel, pointIn } from '../../../../lib/canvas/use-gestures.ts';
import { toDrawing } from '../../../../lib/canvas/view.ts';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import type { Editor } from '../model/editor.ts';
import { hitAt } from '../model/hit.ts';
import type { NewNames } from './make-strokes.ts';
import type { Press, Spot, Stroke } from './stroke.ts';
import { strokeOf } from './stroke-of.ts';

const MOUSE_DRAG_PX = 3;
const TOUCH_DRAG_PX = 9;

interface Hands {
  readonly editor: Editor;
  readonly viewport: Viewport;
  readonly names: NewNames;
  /** On a small screen the room is only looked at. */
  readonly lookOnly: boolean;
  /** While the space bar is held, everything is pan. */
  readonly spaceHeld: { readonly current: boolean };
}

/** One pointer works with the tool, two move and zoom, the middle button and the wheel as well. */
export function usePlanPointer(ref: RefObject<HTMLElement | null>, hands: Hands): void {
  const { editor, viewport, names, lookOnly, spaceHeld } = hands;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    followSize(element, viewport, signal);
    followWheel(element, viewport, signal);
    followPointers(element, { editor, viewport, names, lookOnly, spaceHeld }, signal);
    return () => listening.abort();
  }, [ref, editor, viewport, names, lookOnly, spaceHeld]);
}

function followPointers(element: HTMLElement, hands: Hands, signal: AbortSignal): void {
  const { editor, viewport } = hands;
  const pointers = new Map<number, Point>();
  let stroke: Stroke | null = null;
  let start: Point = { x: 0, y: 0 };
  let moved = false;
  let threshold = MOUSE_DRAG_PX;

  const spotOf = (at: Point): Spot => ({ at, point: toDrawing(viewport.view(), at) });

  const onDown = (event: PointerEvent) => {
    if (event.button > 1) return;
    const at = pointIn(element, event);
    pointers.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    if (pointers.size > 1) {
      // A second finger: what the first began was none of it.
      stroke = null;
      editor.set({ gesture: null });
      return;
    }
    start = at;
    moved = false;
    const isTouch = event.pointerType === 'touch';
    threshold = isTouch ? TOUCH_DRAG_PX : MOUSE_DRAG_PX;
    const keys = { shift: event.shiftKey, alt: event.altKey };
    const press: Press = { ...spotOf(at), editor, viewport, ...keys, isTouch };
    const isPan = event.button === 1 || hands.spaceHeld.current || hands.lookOnly;
    stroke = isPan ? null : strokeOf(press, hands.names);
  };

  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = pointIn(element, event);
    if (!moved && Math.hypot(now.x - start.x, now.y - start.y) < threshold) return;
    moved = true;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) {
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      viewport.drag(middle(before, other), middle(now, other), factor);
    } else if (stroke) stroke.move(spotOf(now), { shift: event.shiftKey, alt: event.altKey });
    else viewport.drag(before, now);
  };

  const onUp = (event: PointerEvent) => {
    const at = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (!at || !stroke) return;
    const ending = stroke;
    stroke = null;
    if (event.type === 'pointercancel') editor.set({ gesture: null });
    else ending.end(spotOf(pointIn(element, event)), moved);
  };

  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  // The middle button would begin to scroll by itself.
  const keepStill = (event: MouseEvent) => event.button === 1 && event.preventDefault();
  element.addEventListener('mousedown', keepStill, { signal });
  element.addEventListener('dblclick', (event) => openSeat(element, event, hands), { signal });
}

/** Twice on a block: from now on its seats are picked, beginning with this one. */
function openSeat(element: HTMLElement, event: MouseEvent, hands: Hands): void {
  const { editor, viewport, lookOnly } = hands;
  const { tool, level } = editor.state();
  if (tool !== 'select' || level !== 'block' || lookOnly) return;
  const point = toDrawing(viewport.view(), pointIn(element, event));
  const hit = hitAt(editor.plan(), point, 'block', 0);
  if (hit?.type !== 'seat') return;
  editor.set({ level: 'seat' });
  editor.select(select({ seats: new Map([[hit.block.id, new Set([hit.seat.key])]]) }));
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
