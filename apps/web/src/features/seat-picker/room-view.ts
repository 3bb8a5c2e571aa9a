import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import type { CategoryColour } from './category-colours.ts';
import type { Room, RoomSeat } from './room.ts';
import type { SeatBoard } from './seat-board.ts';
import type { SeatLook } from './seat-words.ts';
import type { Selection } from './selection.ts';
import type { Viewport } from './viewport.ts';

/** What both drawings of a room, SVG and canvas, are given. */
export interface RoomViewProps {
  readonly room: Room;
  readonly board: SeatBoard;
  readonly categories: ReadonlyMap<string, Category>;
  readonly colours: ReadonlyMap<string, CategoryColour>;
  readonly selection: Selection;
  /** Seats that this buyer holds already. */
  readonly mine: ReadonlySet<string>;
  /** Seats just lost to somebody else, to be pointed out for a moment. */
  readonly lost: ReadonlySet<string>;
  readonly viewport: Viewport;
  readonly onSeat: (seat: RoomSeat) => void;
  readonly onArea: (area: Area) => void;
}

export function lookOf(
  seatId: string,
  { board, selection, mine }: Pick<RoomViewProps, 'board' | 'selection' | 'mine'>,
): SeatLook {
  if (mine.has(seatId)) return 'mine';
  return selection.seatIds.has(seatId) ? 'selected' : board.stateOf(seatId);
}

/** A target smaller than this is not for fingers (WCAG 2.2, 2.5.8). */
export const TOUCH_TARGET_PX = 24;
/** A mouse aims better, but not at specks. */
export const MOUSE_TARGET_PX = 9;
/** Chairs stand about this far apart. */
export const SEAT_PITCH_CM = 58;
/** Where a tap on chairs that are too small brings them. */
export const COMFORTABLE_SCALE = 34 / SEAT_PITCH_CM;
