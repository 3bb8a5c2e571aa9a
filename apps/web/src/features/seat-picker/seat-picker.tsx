import { type Category, type Hold, type Show } from '@houseful/contract/booking';
import { venuesOperations } from '@houseful/contract/venues';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { api } from '../../lib/browser.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { colourCategories } from './category-colours.ts';
import { HeldNotice } from './held-notice.tsx';
import { Legend } from './legend.tsx';
import { PickerPanel } from './picker-panel.tsx';
import { RoomFrame, RoomSkeleton } from './room-frame.tsx';
import { buildRoom, type Room } from './room.ts';
import type { RoomViewProps } from './room-view.ts';
import { type HoldWish, useHoldSeats } from './use-hold-seats.ts';
import { useOwnHold } from './use-own-hold.ts';
import { type LiveBoard, useSeatBoard } from './use-seat-board.ts';
import { useSelection } from './use-selection.ts';
import { createViewport } from './viewport.ts';

interface SeatPickerProps {
  show: Show;
  /** What, where and when, above the map. */
  head: ReactNode;
  onHeld: (hold: Hold) => void;
}

/** From a show to held seats: the map, live, with everything needed to choose. */
export function SeatPicker({ show, head, onHeld }: SeatPickerProps) {
  const { seatMapId } = show.sale;
  const drawing = useQuery({
    queryKey: ['seat-map', seatMapId],
    queryFn: () => api.call(venuesOperations.getSeatMap, { seatMapId }),
    select: buildRoom,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const liveBoard = useSeatBoard(show.showId);
  const own = useOwnHold(show.showId);
  const colours = useMemo(() => colourCategories(show.sale.categories), [show.sale.categories]);
  const error = drawing.error ?? liveBoard.error;
  const retry = () => {
    if (drawing.error) void drawing.refetch();
    liveBoard.retry();
  };

  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid min-h-[36rem] flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(18rem,1fr)_auto] outline-none lg:h-[calc(100dvh-3.5rem-1px)] lg:flex-none lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_minmax(0,1fr)]"
    >
      <PickerBody
        show={show}
        room={drawing.data}
        liveBoard={liveBoard}
        mine={own.seatIds}
        colours={colours}
        onHeld={onHeld}
        top={
          <>
            {head}
            <HeldNotice own={own} />
            <Legend categories={show.sale.categories} colours={colours} />
            <ProblemNotice error={error} onRetry={retry} />
          </>
        }
      />
    </main>
  );
}

interface PickerBodyProps {
  show: Show;
  room: Room | undefined;
  liveBoard: LiveBoard;
  mine: ReadonlySet<string>;
  colours: RoomViewProps['colours'];
  onHeld: (hold: Hold) => void;
  top: ReactNode;
}

function PickerBody({ room, top, ...props }: PickerBodyProps) {
  const ready = room && props.liveBoard.board.isLoaded();
  return (
    <>
      <div className="flex flex-col gap-2.5 border-b border-line bg-surface px-4 py-2.5 lg:col-start-2 lg:gap-4 lg:border-l lg:py-4">
        {top}
      </div>
      {ready ? <PickerReady room={room} {...props} /> : <PickerLoading />}
    </>
  );
}

function PickerLoading() {
  return (
    <>
      <MapCell>
        <RoomSkeleton />
      </MapCell>
      <PanelCell />
    </>
  );
}

function PickerReady(props: Omit<PickerBodyProps, 'top'> & { room: Room }) {
  const { show, room, liveBoard, mine, colours, onHeld } = props;
  const { board } = liveBoard;
  const { seatsPerHoldMax } = show.sale.limits;
  const categories = useCategories(show.sale.categories);
  const viewport = useMemo(() => createViewport(room.box), [room]);
  const holding = useHoldSeats({ showId: show.showId, room, board, onHeld });
  const [apartOffered, setApartOffered] = useState(false);
  const picked = useSelection({
    ...{ room, board, categories, mine, seatsMax: seatsPerHoldMax },
    holding: holding.isPending || holding.isSuccess,
  });
  const hold = (wish: HoldWish) =>
    holding.mutate(wish, {
      onError: (error) => {
        if (isProblem(error, 'seats-taken')) picked.lose(error.members.seatIds);
        setApartOffered(isProblem(error, 'not-enough-seats') && wish.type === 'best');
      },
    });
  const viewProps: RoomViewProps = {
    ...{ room, board, categories, colours, viewport, mine },
    selection: picked.selection,
    lost: picked.lost,
    onSeat: picked.toggle,
    onArea: (area) =>
      document.querySelector<HTMLElement>(`#area-${area.id} button:last-of-type`)?.focus(),
  };

  return (
    <>
      <MapCell>
        <RoomFrame {...viewProps} />
      </MapCell>
      <PanelCell>
        <PickerPanel
          {...{ show, picked, apartOffered, hold }}
          view={viewProps}
          busy={holding.isPending || holding.isSuccess}
          error={isProblem(holding.error, 'seats-taken') ? null : holding.error}
        />
      </PanelCell>
    </>
  );
}

function MapCell({ children }: { children: ReactNode }) {
  return (
    <div className="relative min-h-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">{children}</div>
  );
}

function PanelCell({ children }: { children?: ReactNode }) {
  return (
    <aside className="flex min-h-45 flex-col gap-3 border-t border-line bg-surface p-4 pb-[max(1rem,env(safe-area-inset-bottom))] lg:col-start-2 lg:overflow-y-auto lg:border-t-0 lg:border-l">
      {children}
    </aside>
  );
}

function useCategories(categories: readonly Category[]): ReadonlyMap<string, Category> {
  return useMemo(
    () => new Map(categories.map((category) => [category.categoryId, category])),
    [categories],
  );
}
