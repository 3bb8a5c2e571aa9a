import { type MouseEvent, useMemo } from 'react';
import type { RoomSection } from './room.ts';
import {
  COMFORTABLE_SCALE,
  MOUSE_TARGET_PX,
  type RoomViewProps,
  SEAT_PITCH_CM,
  TOUCH_TARGET_PX,
} from './room-view.ts';
import { createSeatFinder } from './seat-finder.ts';
import { fitBox, toDrawing } from './view.ts';

/** A finger or pointer may miss a chair by this much. */
const SLACK_PX = 5;

/**
 * What a click on the drawing means: the chair or area under it or, while chairs are too small to
 * aim at, a step nearer.
 */
export function useTaps({ room, viewport, onSeat, onArea }: RoomViewProps) {
  const finder = useMemo(() => createSeatFinder(room), [room]);

  return (event: MouseEvent<HTMLElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    const view = viewport.view();
    const point = toDrawing(view, at);
    const area = finder.areaAt(point);
    const seat = finder.seatAt(point, SLACK_PX / view.scale);
    if (area && !seat) return onArea(area);
    if (SEAT_PITCH_CM * view.scale >= targetPx(event)) return seat ? onSeat(seat) : undefined;
    const section = finder.sectionAt(point);
    if (section && isMuchNearer(section)) viewport.show(section.box);
    else if (section || seat) viewport.zoomTo(COMFORTABLE_SCALE, at);
  };

  function isMuchNearer(section: RoomSection): boolean {
    return fitBox(section.box, viewport.screen()).scale > 1.5 * viewport.view().scale;
  }
}

function targetPx(event: MouseEvent): number {
  const { nativeEvent } = event;
  const byTouch = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
  return byTouch ? TOUCH_TARGET_PX : MOUSE_TARGET_PX;
}
