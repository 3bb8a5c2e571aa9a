import { type MouseEvent, type PointerEvent, useMemo } from 'react';
import type { Point } from '../../canvas/geometry.ts';
import type { RoomSeat, RoomSection } from '../model/room.ts';
import { createSeatFinder, type SeatFinder } from '../model/seat-finder.ts';
import {
  chairsShow,
  COMFORTABLE_SCALE,
  MOUSE_TARGET_PX,
  type RoomViewProps,
  SEAT_PITCH_CM,
  TOUCH_TARGET_PX,
} from './room-view.ts';
import type { Target } from './spot.ts';
import { toDrawing } from '../../canvas/view.ts';

/** A finger or pointer may miss a chair by this much. */
const SLACK_PX = 5;
const DOUBLE_TAP_ZOOM = 2.2;

export interface Taps {
  /**
   * What a press on the drawing means: the chair or area under it or, while chairs are too small
   * to aim at, a step nearer.
   */
  tap(event: MouseEvent<HTMLElement>): void;
  /** Twice in the open: a step nearer. */
  doubleTap(event: MouseEvent<HTMLElement>): void;
  /** What lies under the pointer and can be pointed at. */
  targetAt(event: PointerEvent<HTMLElement>): Target | null;
}

export function useTaps(props: RoomViewProps): Taps {
  const { room, viewport, open, onSeat, onArea, onOpen } = props;
  const finders = useMemo(() => createFinders(), []);
  const pitchPx = () => SEAT_PITCH_CM * viewport.view().scale;
  const areChairsSeen = () => chairsShow(room, viewport.view(), viewport.screen());

  function seatAt(point: Point): RoomSeat | null {
    if (!areChairsSeen()) return null;
    const slackCm = SLACK_PX / viewport.view().scale;
    for (const section of room.sections()) {
      const { left, top, right, bottom } = section.block.box;
      const isNear =
        point.x > left - slackCm &&
        point.x < right + slackCm &&
        point.y > top - slackCm &&
        point.y < bottom + slackCm;
      const seat = isNear ? finders(section).seatAt(point, slackCm) : null;
      if (seat) return seat;
    }
    return null;
  }

  return {
    tap: (event) => {
      const at = pointIn(event);
      const point = toDrawing(viewport.view(), at);
      const seat = seatAt(point);
      const area = seat ? null : room.areaAt(point);
      if (area) return onArea(area);
      const block = seat?.row.section.block ?? room.blockAt(point);
      const isSeen = block !== null && areChairsSeen() && room.sectionOf(block.id) !== undefined;
      if (room.isLarge && block && !isSeen) return onOpen(block);
      if (seat && pitchPx() >= targetPx(event)) {
        if (room.isLarge && block !== open) onOpen(block, { still: true });
        return onSeat(seat);
      }
      if (room.isLarge && block && block !== open) return onOpen(block);
      if (block && pitchPx() < targetPx(event)) viewport.glideTo(COMFORTABLE_SCALE, at);
    },
    doubleTap: (event) => {
      const at = pointIn(event);
      const point = toDrawing(viewport.view(), at);
      if (seatAt(point) || room.areaAt(point) || (room.isLarge && room.blockAt(point))) return;
      viewport.glideBy(DOUBLE_TAP_ZOOM, at);
    },
    targetAt: (event) => {
      const point = toDrawing(viewport.view(), pointIn(event));
      const seat = seatAt(point);
      if (seat) return { type: 'seat', seat };
      const block = room.isLarge ? room.blockAt(point) : null;
      const isSeen = block && areChairsSeen() && room.sectionOf(block.id);
      return block && !isSeen ? { type: 'block', block } : null;
    },
  };
}

/** A finder for each section, made when a finger first comes near it. */
function createFinders(): (section: RoomSection) => SeatFinder {
  const known = new WeakMap<RoomSection, SeatFinder>();
  return (section) => {
    const finder = known.get(section) ?? createSeatFinder(section);
    known.set(section, finder);
    return finder;
  };
}

function pointIn(event: MouseEvent<HTMLElement>): Point {
  const frame = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
}

function targetPx({ nativeEvent }: MouseEvent): number {
  const isTouch =
    nativeEvent instanceof globalThis.PointerEvent && nativeEvent.pointerType === 'touch';
  return isTouch ? TOUCH_TARGET_PX : MOUSE_TARGET_PX;
}
