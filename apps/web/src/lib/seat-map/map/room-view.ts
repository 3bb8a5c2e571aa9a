import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import type { CategoryLook } from '../model/category-looks.ts';
import type { Block, Room, RoomSeat } from '../model/room.ts';
import type { SeatBoard } from '../model/seat-board.ts';
import type { SeatLook } from '../model/seat-words.ts';
import type { Selection } from '../model/selection.ts';
import { fitBox, type Size, type View } from '../../canvas/view.ts';
import type { Viewport } from '../../canvas/viewport.ts';

/** What the buyer wants to see stand out; everything when nothing is named. */
export interface SeatFilter {
  readonly categoryId: string | null;
  /** Places for wheelchairs and their companions. */
  readonly accessible: boolean;
}

/** Nothing stands out. */
export const EVERYTHING: SeatFilter = { categoryId: null, accessible: false };

/** What map and list are given to show. */
export interface RoomScene {
  readonly room: Room;
  readonly board: SeatBoard;
  readonly categories: ReadonlyMap<string, Category>;
  readonly looks: ReadonlyMap<string, CategoryLook>;
  readonly filter: SeatFilter;
  readonly selection: Selection;
  /** Seats that this buyer holds already. */
  readonly mine: ReadonlySet<string>;
  /** That hold is being changed: its seats can be marked and unmarked. */
  readonly changing: boolean;
  /** Seats that what is marked would leave alone. */
  readonly lone: ReadonlySet<string>;
  /** At the desk: seats that the house has set aside, and can be marked there. */
  readonly aside?: ReadonlySet<string>;
  /** Seats just lost to somebody else, to be pointed out for a moment. */
  readonly lost: ReadonlySet<string>;
}

/** The same with what can be done there. */
export interface RoomViewProps extends RoomScene {
  readonly viewport: Viewport;
  /** The block whose seats are shown; always null in a room that shows all its seats at once. */
  readonly open: Block | null;
  readonly onSeat: (seat: RoomSeat) => void;
  readonly onArea: (area: Area) => void;
  /** `still`: the view is there already and shall not move. */
  readonly onOpen: (block: Block | null, options?: { still?: boolean }) => void;
}

export function lookOf(
  seatId: string,
  scene: Pick<RoomScene, 'board' | 'selection' | 'mine' | 'changing' | 'lone' | 'aside'>,
): SeatLook {
  const { board, selection, mine, changing, lone, aside } = scene;
  if (selection.seatIds.has(seatId)) return 'selected';
  if (aside?.has(seatId)) return 'aside';
  if (mine.has(seatId)) return changing ? 'leaving' : 'mine';
  const state = board.stateOf(seatId);
  return state === 'free' && lone.has(seatId) ? 'lone' : state;
}

/** Whether this buyer could have the seat, marked or not. */
export function canHave(
  seatId: string,
  { board, mine, changing, aside }: Pick<RoomScene, 'board' | 'mine' | 'changing' | 'aside'>,
): boolean {
  if (aside?.has(seatId)) return true;
  return mine.has(seatId) ? changing : board.stateOf(seatId) === 'free';
}

export function isAccessible({ kind }: Pick<RoomSeat, 'kind'>): boolean {
  return kind === 'wheelchair' || kind === 'companion';
}

export function suits(seat: RoomSeat, { categoryId, accessible }: SeatFilter): boolean {
  return (!categoryId || seat.categoryId === categoryId) && (!accessible || isAccessible(seat));
}

export function blockSuits(block: Block, { categoryId, accessible }: SeatFilter): boolean {
  const hasCategory = block.categories.some((own) => own.categoryId === categoryId);
  return (!categoryId || hasCategory) && (!accessible || block.accessibleSeats > 0);
}

/** A target smaller than this is not for fingers (WCAG 2.2, 2.5.8). */
export const TOUCH_TARGET_PX = 24;
/** A mouse aims better, but not at specks. */
export const MOUSE_TARGET_PX = 9;
/** Chairs stand about this far apart. */
export const SEAT_PITCH_CM = 58;
/** Where a tap on chairs that are too small brings them. */
export const COMFORTABLE_SCALE = 34 / SEAT_PITCH_CM;
/** Of a large room, chairs smaller than this are shown as their block's shape. */
const CHAIRS_FROM_PX = 6.5;
/** And so they are when all of the room is in sight, or hardly less. */
const NEARER_THAN_WHOLE = 1.25;

/** Whether one is near enough to see chairs, where they are known. */
export function chairsShow({ isLarge, box }: Room, view: View, screen: Size): boolean {
  if (!isLarge) return true;
  const isNearer = view.scale >= NEARER_THAN_WHOLE * fitBox(box, screen).scale;
  return isNearer && SEAT_PITCH_CM * view.scale >= CHAIRS_FROM_PX;
}
