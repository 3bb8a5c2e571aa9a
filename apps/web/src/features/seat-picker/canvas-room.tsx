import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { drawScene } from './canvas-draw.ts';
import { createPathCache, readPalette } from './canvas-paint.ts';
import type { RoomViewProps } from './room-view.ts';
import { useGestures } from './use-gestures.ts';
import { useTaps } from './use-taps.ts';
import type { Viewport } from './viewport.ts';

/** A room of any size, painted. The list of seats beside it offers the same to assistive technology. */
export function CanvasRoom(props: RoomViewProps) {
  const { room, viewport } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useGestures(frame, viewport);
  usePainting(canvas, props);
  const tap = useTaps(props);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that is also a control
    <div
      ref={frame}
      role="application"
      aria-label={`Map of ${room.name}. Arrow keys move it, plus and minus zoom. Seats can be chosen by keyboard in the list view.`}
      tabIndex={0}
      className="absolute inset-0 touch-none overflow-hidden select-none"
      onClick={tap}
      onKeyDown={(event) => steer(viewport, event)}
    >
      <canvas ref={canvas} className="size-full" />
    </div>
  );
}

const KEY_PAN_PX = 60;
const KEY_ZOOM = 1.4;

function steer(viewport: Viewport, event: KeyboardEvent): void {
  const pan = (x: number, y: number) => viewport.drag({ x: 0, y: 0 }, { x, y });
  const keys: Record<string, () => void> = {
    ArrowLeft: () => pan(KEY_PAN_PX, 0),
    ArrowRight: () => pan(-KEY_PAN_PX, 0),
    ArrowUp: () => pan(0, KEY_PAN_PX),
    ArrowDown: () => pan(0, -KEY_PAN_PX),
    '+': () => viewport.zoomBy(KEY_ZOOM),
    '=': () => viewport.zoomBy(KEY_ZOOM),
    '-': () => viewport.zoomBy(1 / KEY_ZOOM),
    '0': () => viewport.fit(),
  };
  const action = keys[event.key];
  if (!action) return;
  action();
  event.preventDefault();
}

/** Paints at most once a frame, whenever the view, the seats or the selection changed. */
function usePainting(ref: RefObject<HTMLCanvasElement | null>, props: RoomViewProps): void {
  const { room, viewport, colours, board } = props;
  const palette = useMemo(() => readPalette(colours), [colours]);
  const cache = useMemo(() => createPathCache(room, board), [room, board]);
  useEffect(() => board.subscribe(cache.forget), [board, cache]);

  // Runs after every render: whatever was rendered for, the picture shows it.
  useEffect(() => {
    const element = ref.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    let frame = 0;
    const paint = () => {
      fitToScreen(element, viewport);
      drawScene(context, { ...props, palette, pathsOf: cache.pathsOf });
    };
    const paintSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    paintSoon();
    const stop = viewport.subscribe(paintSoon);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  });
}

function fitToScreen(canvas: HTMLCanvasElement, viewport: Viewport): void {
  const width = Math.round(viewport.screen().width * devicePixelRatio);
  const height = Math.round(viewport.screen().height * devicePixelRatio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
