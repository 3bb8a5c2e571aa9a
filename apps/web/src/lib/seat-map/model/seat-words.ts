import type { Category } from '@houseful/contract/booking';
import type { Words } from '../../i18n/words.ts';
import type { Block, Room, RoomSeat } from './room.ts';
import type { SeatState } from './seat-board.ts';

/**
 * `aside`: the house does not sell it, and may change that here. `mine`: in a hold of this buyer; `leaving`: the same, but taken out of the choice while that hold
 * is being changed; `lone`: free, and left alone by what is marked now.
 */
export type SeatLook = SeatState | 'selected' | 'mine' | 'leaving' | 'lone' | 'aside';

/** Whether nothing can be done with the seat here and now. */
export function isTaken(look: SeatLook): boolean {
  return look === 'held' || look === 'unavailable' || look === 'mine';
}

/** `Row C seat 7`, with the section in front where several have a row C. */
export function seatName(room: Room, seat: RoomSeat, { t }: Pick<Words, 't'>): string {
  const name = t('seat.row', { row: seat.row.label, number: seat.number });
  return room.rowsUnique() ? name : `${seat.row.section.block.name}, ${name}`;
}

/** `C7`, or `Balcony C7`, for lists of a few seats. */
export function shortSeatName(room: Room, seat: RoomSeat): string {
  const name = `${seat.row.label}${seat.number}`;
  return room.rowsUnique() ? name : `${seat.row.section.block.name} ${name}`;
}

/** `Row C seat 7, Gold ₹250, wheelchair place, available`: all that a sighted buyer reads off the map. */
export function describeSeat(
  room: Room,
  seat: RoomSeat,
  category: Category | undefined,
  look: SeatLook,
  words: Words,
): string {
  return [
    seatName(room, seat, words),
    category && `${category.name} ${words.money(category.price)}`,
    seat.kind !== 'standard' && words.t(`seats.kind.${seat.kind}`),
    seat.obstructed && words.t('seats.obstructed'),
    words.t(`seats.look.${look}`),
  ]
    .filter(Boolean)
    .join(', ');
}

/** `Lower Tier L12, Gold ₹7,500, 312 left`, of a block that has several categories from the lowest price on. */
export function describeBlock(
  block: Block,
  left: number | null,
  categories: ReadonlyMap<string, Category>,
  words: Words,
): string {
  const own = block.categories.flatMap(({ categoryId }) => categories.get(categoryId) ?? []);
  const cheapest = own.toSorted((a, b) => a.price.amount - b.price.amount)[0];
  const price = cheapest && words.money(cheapest.price);
  return [
    block.name,
    price && (own.length > 1 ? words.t('seats.from', { price }) : `${cheapest.name} ${price}`),
    leftWords(left, words),
  ]
    .filter(Boolean)
    .join(', ');
}

/** `L12` of `Lower Tier L12`, where there is no room for more. */
export function shortBlockName({ name }: Pick<Block, 'name'>): string {
  return name.split(' ').at(-1) ?? name;
}

export function leftWords(left: number | null, { t, number }: Words): string {
  if (left === null) return '';
  return left === 0 ? t('seats.soldOut') : t('seats.left', { count: left, number: number(left) });
}
