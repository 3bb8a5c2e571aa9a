import type { Category } from '@houseful/contract/booking';
import type { SeatKind } from '@houseful/contract/seat-map';
import { formatMoney } from '../../lib/format/money.ts';
import type { Room, RoomSeat } from './room.ts';
import type { SeatState } from './seat-board.ts';

/** `mine`: in a hold of this buyer. */
export type SeatLook = SeatState | 'selected' | 'mine';

/** Whether nothing can be done with the seat here and now. */
export function isTaken(look: SeatLook): boolean {
  return look === 'held' || look === 'unavailable' || look === 'mine';
}

const LOOK_WORDS: Record<SeatLook, string> = {
  free: 'available',
  selected: 'selected',
  mine: 'held for you',
  held: 'held by someone else',
  unavailable: 'sold',
};

const KIND_WORDS: Record<SeatKind, string> = {
  standard: '',
  recliner: 'recliner',
  wheelchair: 'wheelchair place',
  companion: 'companion seat',
};

/** `Row C seat 7`, with the section in front where several have a row C. */
export function seatName(room: Room, seat: RoomSeat): string {
  const name = `Row ${seat.row.label} seat ${seat.number}`;
  return room.rowsUnique ? name : `${seat.row.section.name}, ${name}`;
}

/** `C7`, or `Balcony C7`, for lists of a few seats. */
export function shortSeatName(room: Room, seat: RoomSeat): string {
  const name = `${seat.row.label}${seat.number}`;
  return room.rowsUnique ? name : `${seat.row.section.name} ${name}`;
}

/** `Row C seat 7, Gold ₹250, available`: all that a sighted buyer reads off the map. */
export function describeSeat(
  room: Room,
  seat: RoomSeat,
  category: Category | undefined,
  look: SeatLook,
): string {
  const price = category && `${category.name} ${formatMoney(category.price)}`;
  return [seatName(room, seat), price, KIND_WORDS[seat.kind], LOOK_WORDS[look]]
    .filter(Boolean)
    .join(', ');
}

/** `C7, C8 and C9`. */
export function joinWords(words: readonly string[]): string {
  return new Intl.ListFormat('en-IN', { style: 'long', type: 'conjunction' }).format(words);
}
