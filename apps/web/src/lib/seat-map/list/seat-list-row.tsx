import clsx from 'clsx';
import { memo } from 'react';
import type { Category } from '@houseful/contract/booking';
import { useWords } from '../../i18n/words.ts';
import { lookOf, type RoomViewProps } from '../map/room-view.ts';
import type { Room, RoomRow, RoomSeat } from '../model/room.ts';
import { describeSeat, isTaken, type SeatLook } from '../model/seat-words.ts';
import { ObstructedIcon } from '../signs/obstructed-icon.tsx';
import { AccessibleIcon } from '../signs/accessible-icon.tsx';

interface SeatListRowProps extends RoomViewProps {
  row: RoomRow;
  seats: readonly RoomSeat[];
}

/** One row of the list; the browser leaves out the work for rows that are out of sight. */
export function SeatListRow({ row, seats, ...props }: SeatListRowProps) {
  const { room, categories, onSeat } = props;
  const { t, money } = useWords();
  const own = new Set(seats.map(({ categoryId }) => categoryId));
  const [only] = own;
  const category = own.size === 1 ? categories.get(only ?? '') : undefined;
  return (
    <fieldset className="seat-list-row">
      <legend className="mb-1.5 text-sm text-muted">
        <span className="font-semibold">{t('seats.list.row', { row: row.label })}</span>
        {category && ` · ${category.name} ${money(category.price)}`}
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {seats.map((seat) => (
          <SeatBox
            key={seat.seatId}
            {...{ room, seat, onSeat }}
            look={lookOf(seat.seatId, props)}
            category={categories.get(seat.categoryId)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface SeatBoxProps {
  room: Room;
  seat: RoomSeat;
  look: SeatLook;
  category: Category | undefined;
  onSeat: (seat: RoomSeat) => void;
}

const SeatBox = memo(
  function SeatBox({ room, seat, look, category, onSeat }: SeatBoxProps) {
    const words = useWords();
    const taken = isTaken(look);
    return (
      <label
        className={clsx(
          'relative flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md border px-1.5 text-sm font-medium has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-bulb',
          look === 'selected' && 'border-ink bg-marquee text-on-marquee',
          look === 'mine' && 'border-ink bg-bulb text-on-bulb',
          look === 'free' && 'border-edge hover:bg-raised',
          look === 'leaving' && 'border-2 border-bulb hover:bg-raised',
          look === 'lone' && 'border-2 border-warn hover:bg-raised',
          look === 'aside' && 'border-2 border-dotted border-edge hover:bg-raised',
          look === 'held' && 'border-dashed border-edge text-faint',
          look === 'unavailable' && 'border-line text-faint line-through',
        )}
      >
        <input
          type="checkbox"
          className="absolute inset-0 cursor-pointer opacity-0 aria-disabled:cursor-not-allowed"
          aria-label={describeSeat(room, seat, category, look, words)}
          aria-disabled={taken || undefined}
          checked={look === 'selected' || look === 'mine'}
          onChange={() => onSeat(seat)}
        />
        {look === 'selected' && <span aria-hidden="true">✓</span>}
        {seat.kind === 'wheelchair' && <AccessibleIcon />}
        {seat.obstructed && <ObstructedIcon />}
        {seat.number}
      </label>
    );
  },
  // What a press does changes with every render, and means the same.
  (before, after) =>
    before.look === after.look && before.seat === after.seat && before.category === after.category,
);
