import {
  type FocusEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../i18n/words.ts';
import { device } from '../../time/device.ts';
import { boxAround } from '../../canvas/geometry.ts';
import { BlockLayer } from './block-layer.tsx';
import type { RoomViewProps } from './room-view.ts';
import { SeatLayer } from './seat-layer.tsx';
import { SpotLayer } from './spot-layer.tsx';
import { createSpot } from './spot.ts';
import { useGestures } from '../../canvas/use-gestures.ts';
import { targetOfElement, useMapKeys } from './use-map-keys.ts';
import { usePainting } from './use-painting.ts';
import { useTaps } from './use-taps.ts';
import type { Viewport } from '../../canvas/viewport.ts';

/** The room: painted, with unseen controls in the very places of what is painted. */
export function RoomMap(props: RoomViewProps) {
  const { room, open, viewport } = props;
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const [spot] = useState(createSpot);
  useGestures(frame, viewport);
  useFollowing(world, viewport);
  usePainting(canvas, props);
  const taps = useTaps(props);
  const keys = useMapKeys(frame, props);
  const { tabIndexOf, onFocus, onBlur } = useFocusSpot(props, spot);
  // What lay under a still pointer lies elsewhere when the picture has moved.
  useEffect(() => viewport.subscribe(() => spot.point(null)), [viewport, spot]);
  const showsBlocks = room.isLarge && !open;

  const onClick = (event: MouseEvent<HTMLElement>) => {
    // A press without a place comes from a keyboard or a screen reader, on the control itself.
    if (event.detail === 0) keys.onPress(event.target);
    else taps.tap(event);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled on the same element
    <div
      ref={frame}
      role="group"
      tabIndex={-1}
      aria-label={
        showsBlocks
          ? t('seats.map.blocks', { room: room.name })
          : open
            ? t('seats.map.seatsOf', { block: open.name })
            : t('seats.map.seats')
      }
      className="absolute inset-0 cursor-grab touch-none overflow-clip outline-none select-none active:cursor-grabbing"
      onClick={onClick}
      onDoubleClick={taps.doubleTap}
      onKeyDown={keys.onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
      onPointerMove={(event) =>
        spot.point(event.pointerType === 'touch' || event.buttons > 0 ? null : taps.targetAt(event))
      }
      onPointerLeave={() => spot.point(null)}
    >
      <canvas ref={canvas} aria-hidden="true" className="size-full origin-top-left" />
      <div ref={world} className="absolute top-0 left-0 origin-top-left">
        {showsBlocks ? (
          <BlockLayer {...props} tabIndexOf={tabIndexOf} />
        ) : (
          <SeatLayer key={open?.id} {...props} tabIndexOf={tabIndexOf} />
        )}
      </div>
      <SpotLayer {...props} spot={spot} />
    </div>
  );
}

/** Nobody needs the controls while the picture moves, and moving a thousand of them costs frames. */
const REST_MS = 90;

/** Puts the controls where their pictures are, once these have come to rest; without asking React. */
function useFollowing(ref: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    let cancel = () => {};
    const apply = () => {
      const { scale, x, y } = viewport.view();
      if (ref.current) {
        ref.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      }
    };
    apply();
    const stop = viewport.subscribe(() => {
      cancel();
      cancel = device.after(REST_MS, apply);
    });
    return () => {
      cancel();
      stop();
    };
  }, [ref, viewport]);
}

/** Roving focus: which control can be tabbed to, and a ring and words around the focused one. */
function useFocusSpot(props: RoomViewProps, spot: ReturnType<typeof createSpot>) {
  const { viewport, open } = props;
  const [focused, setFocused] = useState<number | null>(null);
  useEffect(() => setFocused(null), [open]);

  return {
    tabIndexOf: focused,
    onFocus: ({ target }: FocusEvent) => {
      const { seat, block } = targetOfElement(props, target);
      const index = seat?.index ?? block?.index;
      if (index === undefined) return spot.focus(null);
      setFocused(index);
      if (!target.matches(':focus-visible')) return;
      spot.focus(seat ? { type: 'seat', seat } : block ? { type: 'block', block } : null);
      if (seat) viewport.reveal(boxAround([seat], seat.width));
      else if (block) viewport.reveal(block.box);
    },
    onBlur: () => spot.focus(null),
  };
}
