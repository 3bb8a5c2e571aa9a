import type { Show } from '@houseful/contract/booking';
import type { SeatMapOverview } from '@houseful/contract/seat-map';
import { type ReactNode, useMemo } from 'react';
import { glide } from '../../lib/canvas/motion.ts';
import { createViewport } from '../../lib/canvas/viewport.ts';
import { chance } from '../../lib/random.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { EVERYTHING, type RoomViewProps } from '../../lib/seat-map/map/room-view.ts';
import { lookOfCategories } from '../../lib/seat-map/model/category-looks.ts';
import { type HoldBody, holdBody } from './model/hold-wish.ts';
import { countSelected, NOTHING_SELECTED } from '../../lib/seat-map/model/selection.ts';
import { AreaCounters } from '../../lib/seat-map/area-counters.tsx';
import { RoomFrame } from '../../lib/seat-map/room-frame.tsx';
import { useOpenBlock } from '../../lib/seat-map/use-open-block.ts';
import { useRoom } from '../../lib/seat-map/use-room.ts';
import { useSeatBoard } from '../../lib/seat-map/use-seat-board.ts';
import { useSelection } from '../../lib/seat-map/use-selection.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** What is marked, for whoever goes on with it. */
export interface ChosenSeats {
  readonly count: number;
  /** What was last said about it: a limit, a seat that is taken. */
  readonly message: string | null;
  /** As it is sent to be held; places of standing areas get their names now. */
  body(): HoldBody;
  clear(): void;
  /** Somebody else got these: they are unmarked and pointed out. */
  lose(seatIds: readonly string[]): void;
}

interface SeatChoiceProps {
  show: Show;
  overview: SeatMapOverview;
  /** Seats that may be marked at once. */
  seatsMax: number;
  /** What stands beside the map. */
  children: (chosen: ChosenSeats) => ReactNode;
}

/** The live map alone, for who sells: seats are marked, and what becomes of them is said beside it. */
export function SeatChoice({ show, overview, seatsMax, children }: SeatChoiceProps) {
  const { showId, sale } = show;
  const loaded = useRoom(overview);
  const { room, need } = loaded;
  const { board, error, retry } = useSeatBoard(showId, undefined);
  const looks = useMemo(() => lookOfCategories(sale.categories), [sale.categories]);
  const categories = useMemo(
    () => new Map(sale.categories.map((category) => [category.categoryId, category])),
    [sale.categories],
  );
  const viewport = useMemo(() => createViewport(room.box, glide), [room]);
  const { open, onOpen } = useOpenBlock(room, viewport, need);
  const picked = useSelection({
    ...{ room, board, categories, mine: NOBODY, changing: false, holding: false },
    start: NOTHING_SELECTED,
    limit: { max: seatsMax, told: seatsMax, of: 'hold' },
  });
  const view: RoomViewProps = {
    ...{
      room,
      board,
      categories,
      looks,
      filter: EVERYTHING,
      viewport,
      open,
      onOpen,
      changing: false,
    },
    ...{ selection: picked.selection, lost: picked.lost, mine: NOBODY, lone: NOBODY },
    onSeat: picked.toggle,
    onArea: (area) =>
      document.querySelector<HTMLElement>(`#area-${area.id} button:last-of-type`)?.focus(),
  };
  const chosen: ChosenSeats = {
    count: countSelected(picked.selection),
    message: picked.message,
    body: () =>
      holdBody(
        showId,
        { type: 'selection', selection: picked.selection },
        { areas: room.areas, board, refused: NOBODY, chance, held: [] },
      ),
    clear: () => picked.set(NOTHING_SELECTED),
    lose: (seatIds) => picked.lose(seatIds, false),
  };
  return (
    <>
      <div className="flex min-h-80 min-w-0 flex-col">
        <ProblemNotice
          error={loaded.error ?? error}
          onRetry={() => {
            if (loaded.error) loaded.retry();
            if (error) retry();
          }}
        />
        <div className="relative flex min-h-64 flex-1 flex-col">
          <RoomFrame {...view} need={need} />
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <AreaCounters
          areas={room.areas}
          {...{ board, categories, seatsMax }}
          selection={picked.selection}
          heldIn={() => 0}
          onCount={picked.setCount}
        />
        {children(chosen)}
      </div>
    </>
  );
}
