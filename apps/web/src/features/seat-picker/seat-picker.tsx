import type { Category, Hold, Show } from '@houseful/contract/booking';
import type { SeatMapOverview } from '@houseful/contract/seat-map';
import {
  type ReactNode,
  startTransition,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isProblem } from '../../lib/api/problem.ts';
import { useVisitor } from '../../lib/session/use-session.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { LoadingLabel } from '../../lib/ui/skeleton.tsx';
import { KeyHelp } from './map/key-help.tsx';
import { glide } from './map/motion.ts';
import { RoomSketch } from './map/room-sketch.tsx';
import type { RoomViewProps, SeatFilter } from './map/room-view.ts';
import { createViewport } from './map/viewport.ts';
import { lookOfCategories } from './model/category-looks.ts';
import type { Room } from './model/room.ts';
import type { SeatBoard, SeatsLeft } from './model/seat-board.ts';
import { HeldNotice } from './panel/held-notice.tsx';
import { OtherTimes } from './panel/other-shows.tsx';
import { PickerPanel } from './panel/picker-panel.tsx';
import { PriceFilter } from './panel/price-filter.tsx';
import { RoomFrame } from './room-frame.tsx';
import { type HoldWish, useHoldSeats } from './use-hold-seats.ts';
import { useOpenBlock } from './use-open-block.ts';
import { useOwnHold } from './use-own-hold.ts';
import { type LoadedRoom, useRoom } from './use-room.ts';
import { type LiveBoard, useSeatBoard } from './use-seat-board.ts';
import { useSelection } from './use-selection.ts';

interface SeatPickerProps {
  show: Show;
  overview: SeatMapOverview;
  /** What the page was told is left, before the seats themselves are known. */
  left: SeatsLeft | undefined;
  /** What, where and when, above the map. */
  head: ReactNode;
  onHeld: (hold: Hold) => void;
  /** Loads the show again. */
  onOutOfDate: () => void;
}

/** From a show to held seats: the map, live, with everything needed to choose. */
export function SeatPicker({ show, overview, left, head, onHeld, onOutOfDate }: SeatPickerProps) {
  const loaded = useRoom(overview);
  const liveBoard = useSeatBoard(show.showId, left);
  const own = useOwnHold(show.showId);
  const looks = useMemo(() => lookOfCategories(show.sale.categories), [show.sale.categories]);
  const categories = useCategories(show.sale.categories);
  const [filter, setFilter] = useSeatFilter();
  const isAlive = useIsAlive();
  const focusedEarly = useRef<string | null>(null);
  useEffect(() => {
    const blockIndex = isAlive ? focusedEarly.current : null;
    if (blockIndex !== null) document.getElementById(`block-${blockIndex}`)?.focus();
  }, [isAlive]);
  const error = loaded.error ?? liveBoard.error;
  const retry = () => {
    if (loaded.error) loaded.retry();
    if (liveBoard.error) liveBoard.retry();
  };

  return (
    <main id="content" tabIndex={-1} className="picker outline-none">
      <div className="picker-head flex flex-col gap-2 border-b border-line bg-surface px-4 pt-2 pb-1.5 lg:gap-3 lg:border-l lg:py-4">
        {head}
        <OtherTimes show={show} />
        <HeldNotice own={own} />
        <PriceFilter
          categories={show.sale.categories}
          {...{ looks, filter }}
          hasAccessible={overview.sections.some(({ accessibleSeats }) => accessibleSeats > 0)}
          onFilter={setFilter}
        />
        <ProblemNotice error={error} onRetry={retry} />
        <KeyHelp />
      </div>
      {isAlive ? (
        <Alive
          {...{ show, loaded, liveBoard, categories, looks, filter, onHeld }}
          mine={own.seatIds}
          onFilter={setFilter}
          onOpening={onOutOfDate}
        />
      ) : (
        <Asleep onAwake={(blockIndex) => (focusedEarly.current = blockIndex)}>
          <RoomSketch room={loaded.room} board={liveBoard.board} {...{ categories, looks }} />
        </Asleep>
      )}
    </main>
  );
}

interface AsleepProps {
  children: ReactNode;
  /** Told which block had the focus when the map took over. */
  onAwake: (blockIndex: string | null) => void;
}

/** The page as the server sends it: the room in its own shape, and everything in its place. */
function Asleep({ children, onAwake }: AsleepProps) {
  const { t } = useWords();
  const tellAwake = useEffectEvent(onAwake);
  useLayoutEffect(
    () => () => {
      const link = document.activeElement?.closest<SVGElement>('[data-block]');
      tellAwake(link?.dataset['block'] ?? null);
    },
    [],
  );
  return (
    <>
      <div className="picker-map">
        <div className="relative min-h-0 flex-1">{children}</div>
        <div className="h-[3.3rem] border-t border-line bg-surface">
          <LoadingLabel>{t('seats.map.loading')}</LoadingLabel>
        </div>
      </div>
      <aside className="picker-panel" />
    </>
  );
}

interface AliveProps {
  show: Show;
  loaded: LoadedRoom;
  liveBoard: LiveBoard;
  mine: ReadonlySet<string>;
  categories: RoomViewProps['categories'];
  looks: RoomViewProps['looks'];
  filter: SeatFilter;
  onFilter: (filter: SeatFilter) => void;
  onHeld: (hold: Hold) => void;
  onOpening: () => void;
}

function Alive(props: AliveProps) {
  const { show, loaded, liveBoard, mine, categories, looks, filter } = props;
  const { onFilter, onHeld, onOpening } = props;
  const { room, need } = loaded;
  const { board, staleSinceMs } = liveBoard;
  const { seatsPerHoldMax } = show.sale.limits;
  const viewport = useMemo(() => createViewport(room.box, glide), [room]);
  const { open, onOpen } = useOpenBlock(room, viewport, need);
  const holding = useHoldSeats({ showId: show.showId, room, board, onHeld });
  const busy = holding.isPending || holding.isSuccess;
  const picked = useSelection({
    ...{ room, board, categories, mine, holding: busy, seatsMax: seatsPerHoldMax },
  });
  useAccessibleNews(room, board, filter, picked.say);
  const hold = (wish: HoldWish) =>
    holding.mutate(wish, {
      onError: (error) => {
        if (isProblem(error, 'seats-taken')) picked.lose(error.members.seatIds, true);
      },
    });
  const view: RoomViewProps = {
    ...{ room, board, categories, looks, filter, mine, viewport, open, onOpen },
    ...{ selection: picked.selection, lost: picked.lost },
    onSeat: show.sale.onSale ? picked.toggle : () => undefined,
    onArea: (area) =>
      document.querySelector<HTMLElement>(`#area-${area.id} button:last-of-type`)?.focus(),
  };

  return (
    <>
      <div className="picker-map">
        <RoomFrame {...view} need={need} />
      </div>
      <aside className="picker-panel">
        <PickerPanel
          {...{ show, view, picked, busy, staleSinceMs, onFilter, onOpening }}
          error={isProblem(holding.error, 'seats-taken') ? null : holding.error}
          onHold={hold}
        />
      </aside>
    </>
  );
}

function useCategories(categories: readonly Category[]): ReadonlyMap<string, Category> {
  return useMemo(
    () => new Map(categories.map((category) => [category.categoryId, category])),
    [categories],
  );
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

/** A member who asked for accessible places begins with them shown. */
function useSeatFilter(): [SeatFilter, (filter: SeatFilter) => void] {
  const visitor = useVisitor();
  const wished = visitor.kind === 'member' && visitor.user.preferences.accessibleSeats;
  const [filter, setFilter] = useState<SeatFilter | null>(null);
  return [filter ?? { categoryId: null, accessible: wished }, setFilter];
}

/** False on the server and for the browser's first look, which must be alike. */
function useIsAlive(): boolean {
  const [isAlive, setIsAlive] = useState(false);
  // In slices: a cheap phone goes on answering to fingers meanwhile.
  useEffect(() => startTransition(() => setIsAlive(true)), []);
  return isAlive;
}
