import type { Category } from '@houseful/contract/booking';
import type { Area } from '@houseful/contract/seat-map';
import { useCallback, useEffect, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { device } from '../time/device.ts';
import type { Room, RoomSeat } from './model/room.ts';
import type { SeatBoard } from './model/seat-board.ts';
import { placesIn } from './model/held-selection.ts';
import type { SeatsLimit } from './model/seats-limit.ts';
import { describeSeat, isTaken, type SeatLook } from './model/seat-words.ts';
import { canHave, lookOf } from './map/room-view.ts';
import {
  changeSelection,
  countSelected,
  NOTHING_SELECTED,
  type Selection,
  type SelectionChange,
} from './model/selection.ts';

const LOST_SHOWN_MS = 8_000;
const NO_SEATS: ReadonlySet<string> = new Set();
const LIMIT_WORDS = { hold: 'seats.panel.limit', buyer: 'seats.panel.buyerLimit' } as const;

export interface SelectionParts {
  room: Room;
  board: SeatBoard;
  categories: ReadonlyMap<string, Category>;
  mine: ReadonlySet<string>;
  /** The hold that `mine` are of is being changed: they can be had, and are marked at first. */
  changing: boolean;
  start: Selection;
  limit: SeatsLimit;
  /** At the desk: seats that the house has set aside can be marked as well. */
  aside?: ReadonlySet<string>;
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
  /** There are fewer places left than are marked: so many are marked now. */
  lower(area: Area, left: number): void;
  /** Marks this in place of all that is marked. */
  set(selection: Selection): void;
  /** Unmarks seats that somebody else got, and points them out for a while. */
  lose(seatIds: readonly string[], wasHolding: boolean): void;
  /** Marks these chairs in place of those that are marked; places of areas stay. */
  take(seats: readonly RoomSeat[]): Selection;
  forgetLoss(): void;
}

export function useSelection(parts: SelectionParts): PickerSelection {
  const { room, board, categories, mine, changing, start, limit, aside } = parts;
  const seatsMax = limit.max;
  const words = useWords();
  const { t } = words;
  const [selection, setSelection] = useState(start);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const [loss, setLoss] = useState<Loss | null>(null);
  const [message, say] = useState<string | null>(null);

  const limitWords = () => t(LIMIT_WORDS[limit.of], { count: limit.told });
  const change = (made: SelectionChange): Selection | null => {
    const next = changeSelection(selection, made, seatsMax);
    if (next === selection) {
      say(limitWords());
      return null;
    }
    setSelection(next);
    return next;
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
  const lower = useCallback(
    (area: Area, left: number) => {
      setSelection((current) =>
        changeSelection(current, { type: 'count', areaId: area.id, count: left }, seatsMax),
      );
      say(
        left === 0
          ? t('seats.panel.noPlaces', { area: area.name })
          : t('seats.panel.fewerPlaces', { area: area.name, count: left }),
      );
    },
    [seatsMax, t],
  );
  useLosses(parts, selection, lose, lower);

  return {
    ...{ selection, lost, loss, message, lose, lower, say },
    toggle: (seat) => {
      const { seatId } = seat;
      const scene = { board, mine, changing, lone: NO_SEATS, ...(aside && { aside }) };
      const described = (look: SeatLook) =>
        describeSeat(room, seat, categories.get(seat.categoryId), look, words);
      const look = lookOf(seatId, { ...scene, selection });
      if (isTaken(look)) say(described(look));
      else if (change({ type: 'toggle', seatId })) {
        const unmarked = lookOf(seatId, { ...scene, selection: NOTHING_SELECTED });
        say(described(look === 'selected' ? unmarked : 'selected'));
      }
    },
    setCount: (area, count) => {
      const next = change({ type: 'count', areaId: area.id, count });
      if (!next) return;
      const said = t('seats.panel.areaCount', { area: area.name, count });
      // The counter goes no further, so it is told why before anybody tries.
      say(countSelected(next) === seatsMax ? `${said} ${limitWords()}` : said);
    },
    take: (seats) => {
      const next = { ...selection, seatIds: new Set(seats.map(({ seatId }) => seatId)) };
      setSelection(next);
      setLoss(null);
      setLost(new Set());
      say(null);
      return next;
    },
    set: (next) => {
      setSelection(next);
      say(null);
    },
    forgetLoss: () => setLoss(null),
  };
}

/**
 * A marked seat that live news say somebody else got is no longer marked; nor are more places of
 * an area than are left.
 */
function useLosses(
  { room, board, mine, changing, holding, aside }: SelectionParts,
  selection: Selection,
  lose: PickerSelection['lose'],
  lower: (area: Area, left: number) => void,
): void {
  useEffect(() => {
    if (holding || countSelected(selection) === 0) return;
    const check = () => {
      const scene = { board, mine, changing, ...(aside && { aside }) };
      const gone = [...selection.seatIds].filter((seatId) => !canHave(seatId, scene));
      if (gone.length > 0) lose(gone, false);
      for (const area of room.areas) {
        const own = changing ? placesIn(area, mine).length : 0;
        const left = (board.leftInArea(area.id) ?? area.capacity) + own;
        if ((selection.areaCounts.get(area.id) ?? 0) > left) lower(area, left);
      }
    };
    check();
    return board.subscribe(check);
  }, [room, board, mine, changing, aside, selection, holding, lose, lower]);
}
