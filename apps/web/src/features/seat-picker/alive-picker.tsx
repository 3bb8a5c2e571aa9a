import type { Hold, Show } from '@houseful/contract/booking';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type ApiProblem, isProblem } from '../../lib/api/problem.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { glide } from '../../lib/canvas/motion.ts';
import type { RoomViewProps, SeatFilter } from '../../lib/seat-map/map/room-view.ts';
import { createViewport } from '../../lib/canvas/viewport.ts';
import { isSameSelection, selectionOf } from '../../lib/seat-map/model/held-selection.ts';
import type { HoldWish } from './model/hold-wish.ts';
import type { Room } from '../../lib/seat-map/model/room.ts';
import type { SeatBoard } from '../../lib/seat-map/model/seat-board.ts';
import { seatsLimit } from '../../lib/seat-map/model/seats-limit.ts';
import { NOTHING_SELECTED } from '../../lib/seat-map/model/selection.ts';
import { PickerPanel } from './panel/picker-panel.tsx';
import { RoomFrame } from '../../lib/seat-map/room-frame.tsx';
import type { Entry } from './use-entry.ts';
import { useHoldSeats } from './use-hold-seats.ts';
import { useLoneSeats } from './use-lone-seats.ts';
import { useOpenBlock } from '../../lib/seat-map/use-open-block.ts';
import type { OwnHold } from './use-own-hold.ts';
import type { LoadedRoom } from '../../lib/seat-map/use-room.ts';
import type { LiveBoard } from '../../lib/seat-map/use-seat-board.ts';
import { type PickerSelection, useSelection } from '../../lib/seat-map/use-selection.ts';

/** After these answers the hold that was changed is no more, which the checkout tells. */
const HOLD_ENDS = [
  'hold-expired',
  'hold-released',
  'hold-already-ordered',
  'no-such-hold',
] as const;

interface AlivePickerProps {
  show: Show;
  loaded: LoadedRoom;
  liveBoard: LiveBoard;
  own: OwnHold;
  entry: Entry;
  /** A hold of best seats that was just made and whose seats are not side by side. */
  apart: Hold | null;
  categories: RoomViewProps['categories'];
  looks: RoomViewProps['looks'];
  filter: SeatFilter;
  onFilter: (filter: SeatFilter) => void;
  onHeld: (hold: Hold) => void;
  onApart: (hold: Hold) => void;
  onOpening: () => void;
}

/** The map and the panel, once the browser has them: for new seats, or for those of a hold. */
export function AlivePicker(props: AlivePickerProps) {
  const { show, loaded, liveBoard, own, entry, apart, categories, looks, filter } = props;
  const { room, need } = loaded;
  const { board, staleSinceMs } = liveBoard;
  const { changing } = own;
  const viewport = useMemo(() => createViewport(room.box, glide), [room]);
  const { open, onOpen } = useOpenBlock(room, viewport, need);
  const [isGoing, setIsGoing] = useState(false);
  const onHeld = (hold: Hold, wish: HoldWish) => {
    if (wish.type === 'best' && !hold.together) return props.onApart(hold);
    setIsGoing(true);
    props.onHeld(hold);
  };
  const { showId } = show;
  const { roomId } = entry;
  const holding = useHoldSeats({ showId, roomId, room, board, changing, onHeld });
  const busy = holding.isPending || isGoing;
  const start = useMemo(
    () => (changing ? selectionOf(changing, room.areas) : NOTHING_SELECTED),
    [changing, room],
  );
  const limit = seatsLimit(show.sale.limits, changing ? 0 : own.seatIds.size);
  const picked = useSelection({
    ...{ room, board, categories, start, limit, mine: own.seatIds },
    ...{ changing: changing !== null, holding: busy },
  });
  useAccessibleNews(room, board, filter, picked.say);
  useHeldBlocks(changing, room, need);
  const unchanged = changing !== null && isSameSelection(picked.selection, start);
  const wish = holding.variables;
  const isAsked = wish?.type === 'selection' && wish.selection === picked.selection;
  const lone = useLoneSeats({
    ...{ show, room, board, selection: picked.selection, mine: own.seatIds },
    ...{ changing: changing !== null, unchanged, error: isAsked ? holding.error : null },
  });
  const view: RoomViewProps = {
    ...{ room, board, categories, looks, filter, mine: own.seatIds, viewport, open, onOpen },
    ...{ changing: changing !== null, selection: picked.selection, lost: picked.lost },
    lone: lone.seatIds,
    onSeat: (show.sale.onSale && !entry.isBarred) || changing ? picked.toggle : () => undefined,
    onArea: (area) =>
      document.querySelector<HTMLElement>(`#area-${area.id} button:last-of-type`)?.focus(),
  };
  const hold = (wanted: HoldWish) => {
    if (changing && unchanged && wanted.type === 'selection' && isSame(wanted, picked)) {
      return props.onHeld(changing);
    }
    holding.mutate(wanted, {
      onError: (error) => {
        if (isProblem(error, 'seats-taken')) picked.lose(error.members.seatIds, true);
        if (isTooFewPlaces(error, wanted)) tellPlaces(error.members.seatsLeft, room, picked);
        if (changing && HOLD_ENDS.some((code) => isProblem(error, code))) props.onHeld(changing);
      },
    });
  };

  return (
    <>
      <div className="picker-map">
        <RoomFrame {...view} need={need} />
      </div>
      <aside className="picker-panel">
        <PickerPanel
          {...{ show, view, picked, own, entry, apart, lone, limit, unchanged, busy, wish }}
          staleSinceMs={staleSinceMs}
          error={isToldElsewhere(holding.error, wish) ? null : holding.error}
          onHold={hold}
          onReset={() => picked.set(start)}
          onFilter={props.onFilter}
          onOpening={props.onOpening}
        />
      </aside>
    </>
  );
}

function isSame(wish: Extract<HoldWish, { type: 'selection' }>, picked: PickerSelection): boolean {
  return wish.selection === picked.selection;
}

function isToldElsewhere(error: unknown, wish: HoldWish | undefined): boolean {
  return (
    isProblem(error, 'seats-taken') ||
    isProblem(error, 'leaves-single-seat') ||
    isTooFewPlaces(error, wish)
  );
}

/** Only places of one area are asked for by number. */
function isTooFewPlaces(
  error: unknown,
  wish: HoldWish | undefined,
): error is ApiProblem & { members: { seatsLeft: number } } {
  return wish?.type === 'selection' && isProblem(error, 'not-enough-seats');
}

function tellPlaces(seatsLeft: number, { areas }: Room, picked: PickerSelection): void {
  const counts = picked.selection.areaCounts;
  const area = areas.find(({ id }) => (counts.get(id) ?? 0) > seatsLeft);
  if (area) picked.lower(area, seatsLeft);
  // As many seem to be left, and yet they could not be had.
  else picked.lose([], true);
}

/** Of a large room, the blocks that the hold's seats are in. */
function useHeldBlocks(changing: Hold | null, room: Room, need: LoadedRoom['need']): void {
  useEffect(() => {
    const names = new Set(changing?.quote.lines.map(({ section }) => section));
    for (const { id, name } of room.blocks) if (names.has(name)) need(id);
  }, [changing, room, need]);
}

/** Whoever looks for accessible places hears whether there are any. */
function useAccessibleNews(
  room: Room,
  board: SeatBoard,
  { accessible }: SeatFilter,
  say: (text: string) => void,
): void {
  const { t, number } = useWords();
  const tell = useEffectEvent(() => {
    if (room.isLarge || !board.isLoaded()) return;
    const count = room
      .sections()
      .flatMap(({ seats }) => seats)
      .filter(
        ({ kind, seatId }) => kind === 'wheelchair' && board.stateOf(seatId) === 'free',
      ).length;
    if (count === 0) say(t('seats.prices.accessibleNone'));
    else say(t('seats.prices.accessibleFound', { count, number: number(count) }));
  });
  useEffect(() => {
    if (accessible) tell();
  }, [accessible]);
}
