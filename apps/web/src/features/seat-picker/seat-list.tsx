import { useId, useState } from 'react';
import type { RoomRow } from './room.ts';
import { lookOf, type RoomViewProps } from './room-view.ts';
import { describeSeat, isTaken } from './seat-words.ts';

/** The room in words: section, row, seat. The same choices as on the map, for every device. */
export function SeatList(props: RoomViewProps) {
  const { room, board } = props;
  const [sectionIndex, setSectionIndex] = useState(0);
  const selectId = useId();
  const section = room.sections[sectionIndex];
  if (!section) return null;
  return (
    <div className="absolute inset-0 flex flex-col gap-4 overflow-y-auto p-4">
      {room.sections.length > 1 && (
        <div className="flex flex-col gap-1">
          <label htmlFor={selectId} className="text-sm font-medium">
            Section
          </label>
          <select
            id={selectId}
            value={sectionIndex}
            onChange={(event) => setSectionIndex(Number(event.target.value))}
            className="min-h-11 rounded-lg border border-edge bg-ground px-2 text-base"
          >
            {room.sections.map(({ index, name, rows }) => (
              <option key={index} value={index}>
                {name} ({countFree(rows, board)} left)
              </option>
            ))}
          </select>
        </div>
      )}
      {section.rows.map((row) => (
        <SeatListRow key={row.label} row={row} {...props} />
      ))}
    </div>
  );
}

function countFree(rows: readonly RoomRow[], board: RoomViewProps['board']): number {
  return rows.flatMap((row) => row.seats).filter(({ seatId }) => board.stateOf(seatId) === 'free')
    .length;
}

function SeatListRow({ row, ...props }: RoomViewProps & { row: RoomRow }) {
  const { room, categories, onSeat } = props;
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold text-muted">Row {row.label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {row.seats.map((seat) => {
          const look = lookOf(seat.seatId, props);
          const taken = isTaken(look);
          return (
            <label
              key={seat.seatId}
              className="relative flex min-h-11 min-w-11 items-center justify-center rounded-md border border-edge px-1.5 text-sm font-medium has-checked:border-on-marquee has-checked:bg-on-marquee has-checked:text-on-bulb has-focus-visible:outline-3 has-focus-visible:outline-bulb has-aria-disabled:border-line has-aria-disabled:text-faint has-aria-disabled:line-through"
            >
              <input
                type="checkbox"
                className="absolute inset-0 cursor-pointer opacity-0"
                aria-label={describeSeat(room, seat, categories.get(seat.categoryId), look)}
                aria-disabled={taken || undefined}
                checked={look === 'selected' || look === 'mine'}
                onChange={() => onSeat(seat)}
              />
              {seat.number}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
