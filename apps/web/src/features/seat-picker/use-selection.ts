import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import { useCallback, useEffect, useState } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { device } from '../../lib/time/device.ts';
import type { Room, RoomSeat } from './model/room.ts';
import type { SeatBoard } from './model/seat-board.ts';
import { describeSeat } from './model/seat-words.ts';
import {
  changeSelection,
  countSelected,
  NOTHING_SELECTED,
  type Selection,
  type SelectionChange,
} from './model/selection.ts';

const LOST_SHOWN_MS = 8_000;

export interface SelectionParts {
  room: Room;
  board: SeatBoard;
  categories: ReadonlyMap<string, Category>;
  mine: ReadonlySet<string>;
  seatsMax: number;
  /** While seats are being held for this buyer, “held” is no loss. */
  holding: boolean;
}

/** Seats that somebody else got a moment before, and the party that wanted them. */
export interface Loss {
  readonly seats: readonly RoomSeat[];
  /** The lost seats and those that are left to the party. */
  readonly party: readonly RoomSeat[];
  /** The buyer had asked to hold them: in one tap others can be held instead. */
  readonly wasHolding: boolean;
}

export interface PickerSelection {
  readonly selection: Selection;
  readonly lost: ReadonlySet<string>;
  readonly loss: Loss | null;
  /** The last thing worth saying about it, for everybody's eyes and ears. */
  readonly message: string | null;
  say(text: string): void;
  toggle(seat: RoomSeat): void;
  setCount(area: Area, count: number): void;
  /** Unmarks seats that somebody else got, and points them out for a while. */
  lose(seatIds: readonly string[], wasHolding: boolean): void;
  /** Marks these chairs in place of those that are marked; places of areas stay. */
  take(seats: readonly RoomSeat[]): Selection;
  forgetLoss(): void;
  clear(): void;
}

export function useSelection(parts: SelectionParts): PickerSelection {
  const { room, board, categories, mine, seatsMax, holding } = parts;
  const words = useWords();
  const { t } = words;
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const [loss, setLoss] = useState<Loss | null>(null);
  const [message, say] = useState<string | null>(null);

  const change = (made: SelectionChange): boolean => {
    const next = changeSelection(selection, made, seatsMax);
    if (next === selection) {
      say(t('seats.panel.limit', { count: seatsMax }));
      return false;
    }
    setSelection(next);
    return true;
  };

  const lose = useCallback(
    (seatIds: readonly string[], wasHolding: boolean) => {
      const seats = seatIds.flatMap((seatId) => room.seatById(seatId) ?? []);
      const party = [...new Set([...selection.seatIds, ...seatIds])];
      setSelection((current) => changeSelection(current, { type: 'lose', seatIds }, seatsMax));
      setLost(new Set(seatIds));
      say(seats.length === 0 ? t('seats.lost.places') : null);
      if (seats.length === 0) return;
      setLoss({ seats, wasHolding, party: party.flatMap((id) => room.seatById(id) ?? []) });
    },
    [room, seatsMax, selection, t],
  );
  useEffect(() => {
    if (lost.size === 0) return;
    return device.after(LOST_SHOWN_MS, () => setLost(new Set()));
  }, [lost]);
  useLosses(board, selection, holding, lose);

  return {
    ...{ selection, lost, loss, message, lose, say },
    toggle: (seat) => {
      const state = mine.has(seat.seatId) ? 'mine' : board.stateOf(seat.seatId);
      const category = categories.get(seat.categoryId);
      const selected = selection.seatIds.has(seat.seatId);
      const described = (look: typeof state | 'selected') =>
        describeSeat(room, seat, category, look, words);
      if (state !== 'free' && !selected) say(described(state));
      else if (change({ type: 'toggle', seatId: seat.seatId })) {
        say(described(selected ? 'free' : 'selected'));
      }
    },
    setCount: (area, count) => {
      if (change({ type: 'count', areaId: area.id, count })) {
        say(t('seats.panel.areaCount', { area: area.name, count }));
      }
    },
    take: (seats) => {
      const next = { ...selection, seatIds: new Set(seats.map(({ seatId }) => seatId)) };
      setSelection(next);
      setLoss(null);
      setLost(new Set());
      say(null);
      return next;
    },
    forgetLoss: () => setLoss(null),
    clear: () => {
      setSelection(NOTHING_SELECTED);
      say(null);
    },
  };
}

/** A marked seat that live news say somebody else got is no longer marked. */
function useLosses(
  board: SeatBoard,
  selection: Selection,
  holding: boolean,
  lose: PickerSelection['lose'],
): void {
  useEffect(() => {
    if (holding || countSelected(selection) === 0) return;
    const check = () => {
      const gone = [...selection.seatIds].filter((seatId) => board.stateOf(seatId) !== 'free');
      if (gone.length > 0) lose(gone, false);
    };
    check();
    return board.subscribe(check);
  }, [board, selection, holding, lose]);
}
