import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import { useCallback, useEffect, useState } from 'react';
import { device } from '../../lib/time/device.ts';
import type { Room, RoomSeat } from './room.ts';
import type { SeatBoard } from './seat-board.ts';
import { describeSeat, joinWords, shortSeatName } from './seat-words.ts';
import {
  changeSelection,
  countSelected,
  NOTHING_SELECTED,
  type Selection,
  type SelectionChange,
} from './selection.ts';

const LOST_SHOWN_MS = 6_000;

export interface SelectionParts {
  room: Room;
  board: SeatBoard;
  categories: ReadonlyMap<string, Category>;
  mine: ReadonlySet<string>;
  seatsMax: number;
  /** While seats are being held for this buyer, “held” is no loss. */
  holding: boolean;
}

export interface PickerMessage {
  readonly text: string;
  /** Bad news that the buyer must not overlook. */
  readonly isLoss: boolean;
}

export interface PickerSelection {
  readonly selection: Selection;
  readonly lost: ReadonlySet<string>;
  /** The last thing worth saying about it, for everybody's eyes and ears. */
  readonly message: PickerMessage | null;
  toggle(seat: RoomSeat): void;
  setCount(area: Area, count: number): void;
  /** Unmarks seats that somebody else got, and points them out for a while. */
  lose(seatIds: readonly string[]): void;
  clear(): void;
}

export function useSelection(parts: SelectionParts): PickerSelection {
  const { room, board, categories, mine, seatsMax, holding } = parts;
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const [message, setMessage] = useState<PickerMessage | null>(null);
  const say = (text: string) => setMessage({ text, isLoss: false });

  const change = (made: SelectionChange): boolean => {
    const next = changeSelection(selection, made, seatsMax);
    if (next === selection) {
      say(`At most ${seatsMax} seats can be held at once.`);
      return false;
    }
    setSelection(next);
    return true;
  };

  const lose = useCallback(
    (seatIds: readonly string[]) => {
      setSelection((current) => changeSelection(current, { type: 'lose', seatIds }, seatsMax));
      setLost(new Set(seatIds));
      setMessage({ text: lostWords(room, seatIds), isLoss: true });
    },
    [room, seatsMax],
  );
  useEffect(() => {
    if (lost.size === 0) return;
    return device.after(LOST_SHOWN_MS, () => setLost(new Set()));
  }, [lost]);
  useLosses(board, selection, holding, lose);

  return {
    selection,
    lost,
    message,
    lose,
    toggle: (seat) => {
      const state = mine.has(seat.seatId) ? 'mine' : board.stateOf(seat.seatId);
      const category = categories.get(seat.categoryId);
      const selected = selection.seatIds.has(seat.seatId);
      if (state !== 'free' && !selected) {
        say(`${describeSeat(room, seat, category, state)}.`);
      } else if (change({ type: 'toggle', seatId: seat.seatId })) {
        say(`${describeSeat(room, seat, category, selected ? 'free' : 'selected')}.`);
      }
    },
    setCount: (area, count) => {
      if (change({ type: 'count', areaId: area.id, count })) say(`${area.name}: ${count}.`);
    },
    clear: () => {
      setSelection(NOTHING_SELECTED);
      setMessage(null);
    },
  };
}

/** A marked seat that live news say somebody else got is no longer marked. */
function useLosses(
  board: SeatBoard,
  selection: Selection,
  holding: boolean,
  lose: (seatIds: readonly string[]) => void,
): void {
  useEffect(() => {
    if (holding || countSelected(selection) === 0) return;
    const check = () => {
      const gone = [...selection.seatIds].filter((seatId) => board.stateOf(seatId) !== 'free');
      if (gone.length > 0) lose(gone);
    };
    check();
    return board.subscribe(check);
  }, [board, selection, holding, lose]);
}

function lostWords(room: Room, seatIds: readonly string[]): string {
  const names = seatIds.flatMap((seatId) => {
    const seat = room.seatById(seatId);
    return seat ? [shortSeatName(room, seat)] : [];
  });
  if (names.length === 0) return 'There are not that many places left. Please try fewer.';
  const [verb, them] = names.length === 1 ? ['has', 'it'] : ['have', 'them'];
  return `${joinWords(names)} ${verb} just gone to someone else, who was a moment faster. Nothing was charged; pick another in place of ${them}.`;
}
