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
import { useVisitor } from '../../lib/session/use-session.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { LoadingLabel } from '../../lib/ui/skeleton.tsx';
import { AlivePicker } from './alive-picker.tsx';
import { KeyHelp } from '../../lib/seat-map/map/key-help.tsx';
import { RoomSketch } from '../../lib/seat-map/map/room-sketch.tsx';
import type { SeatFilter } from '../../lib/seat-map/map/room-view.ts';
import { lookOfCategories } from '../../lib/seat-map/model/category-looks.ts';
import type { SeatsLeft } from '../../lib/seat-map/model/seat-board.ts';
import { AdmissionBar } from './panel/admission-bar.tsx';
import { HeldNotice } from './panel/held-notice.tsx';
import { OtherTimes } from './panel/other-shows.tsx';
import { PriceFilter } from './panel/price-filter.tsx';
import { useEntry } from './use-entry.ts';
import { useOwnHold } from './use-own-hold.ts';
import { useRoom } from '../../lib/seat-map/use-room.ts';
import { useSeatBoard } from '../../lib/seat-map/use-seat-board.ts';

interface SeatPickerProps {
  show: Show;
  overview: SeatMapOverview;
  /** What the page was told is left, before the seats themselves are known. */
  left: SeatsLeft | undefined;
  /** What, where and when, above the map. */
  head: ReactNode;
  /** `wasChanged`: it was the buyer's before. */
  onHeld: (hold: Hold, wasChanged: boolean) => void;
  /** Loads the show again. */
  onOutOfDate: () => void;
}

/** From a show to held seats: the map, live, with everything needed to choose. */
export function SeatPicker({ show, overview, left, head, onHeld, onOutOfDate }: SeatPickerProps) {
  const loaded = useRoom(overview);
  const liveBoard = useSeatBoard(show.showId, left);
  const own = useOwnHold(show.showId);
  const entry = useEntry(show.waitingRoom);
  const looks = useMemo(() => lookOfCategories(show.sale.categories), [show.sale.categories]);
  const categories = useCategories(show.sale.categories);
  const [filter, setFilter] = useSeatFilter();
  // The hold whose seats are not side by side, until the buyer has decided.
  const [apartId, setApartId] = useState<string | null>(null);
  const apart = !own.changing && own.hold?.holdId === apartId ? own.hold : null;
  const isAlive = useIsAlive() && !own.waiting;
  const focusedEarly = useRef<string | null>(null);
  useEffect(() => {
    const blockIndex = isAlive ? focusedEarly.current : null;
    if (blockIndex !== null) document.getElementById(`block-${blockIndex}`)?.focus();
  }, [isAlive]);
  const error = loaded.error ?? liveBoard.error ?? own.error;
  const retry = () => {
    if (loaded.error) loaded.retry();
    if (liveBoard.error) liveBoard.retry();
    if (own.error) own.retry();
  };

  return (
    <main id="content" tabIndex={-1} className="picker outline-none">
      <div className="picker-head flex flex-col gap-2 border-b border-line bg-surface px-4 pt-2 pb-1.5 lg:gap-3 lg:border-l lg:py-4">
        {head}
        <OtherTimes show={show} />
        <AdmissionBar entry={entry} />
        {!apart && <HeldNotice own={own} onDone={(hold) => onHeld(hold, true)} />}
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
        <AlivePicker
          key={own.changing?.holdId}
          {...{ show, loaded, liveBoard, own, entry, apart, categories, looks, filter }}
          onHeld={(hold) => onHeld(hold, own.changing !== null)}
          onApart={(hold) => {
            own.adopt(hold);
            setApartId(hold.holdId);
          }}
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

function useCategories(categories: readonly Category[]): ReadonlyMap<string, Category> {
  return useMemo(
    () => new Map(categories.map((category) => [category.categoryId, category])),
    [categories],
  );
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
