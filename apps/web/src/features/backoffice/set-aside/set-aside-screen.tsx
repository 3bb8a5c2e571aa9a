import type { Show } from '@houseful/contract/booking';
import type { SeatMapOverview } from '@houseful/contract/seat-map';
import { useMemo } from 'react';
import { glide } from '../../../lib/canvas/motion.ts';
import { createViewport } from '../../../lib/canvas/viewport.ts';
import { AreaCounters } from '../../../lib/seat-map/area-counters.tsx';
import { canHave, EVERYTHING, type RoomViewProps } from '../../../lib/seat-map/map/room-view.ts';
import { lookOfCategories } from '../../../lib/seat-map/model/category-looks.ts';
import { countSelected, NOTHING_SELECTED } from '../../../lib/seat-map/model/selection.ts';
import { RoomFrame } from '../../../lib/seat-map/room-frame.tsx';
import { useOpenBlock } from '../../../lib/seat-map/use-open-block.ts';
import { useRoom } from '../../../lib/seat-map/use-room.ts';
import { useSeatBoard } from '../../../lib/seat-map/use-seat-board.ts';
import { useSelection } from '../../../lib/seat-map/use-selection.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useShowWithRoom } from '../choices/use-show-with-room.ts';
import { useMay } from '../staff/my-desk.ts';
import { wholeRows } from './chosen-seats.ts';
import { DeedForm } from './deed-form.tsx';
import { SetAsideList } from './set-aside-list.tsx';
import { useSetAside } from './use-set-aside.ts';
import { useSetAsideWords } from './words/set-aside-words.ts';

/** So many seats are set aside in one go. */
const SEATS_AT_ONCE_MAX = 5_000;
const NO_SEATS: ReadonlySet<string> = new Set();

/** Seats of a show that the house does not sell, on the map and as a list. */
export function SetAsideScreen({ showId }: { showId: string }) {
  const { moment } = useSetAsideWords();
  const { data, error, refetch } = useShowWithRoom(showId);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const { show } = data;
  return (
    <>
      <div>
        <h2 className="text-xl font-bold break-words">{show.title.name}</h2>
        <p className="text-muted">
          {`${moment(show.startsAt, show.timeZone)} · ${show.venue.name}, ${show.screenName}`}
        </p>
      </div>
      <SetAsideMap key={data.overview.seatMapId} {...data} />
    </>
  );
}

function SetAsideMap({ show, overview }: { show: Show; overview: SeatMapOverview }) {
  const { say } = useSetAsideWords();
  const may = useMay();
  const { showId, sale } = show;
  const { room, need, error, retry } = useRoom(overview);
  const liveBoard = useSeatBoard(showId, undefined);
  const { board } = liveBoard;
  const aside = useSetAside(showId);
  const viewport = useMemo(() => createViewport(room.box, glide), [room]);
  const { open, onOpen } = useOpenBlock(room, viewport, need);
  const categories = useMemo(
    () => new Map(sale.categories.map((category) => [category.categoryId, category])),
    [sale.categories],
  );
  const looks = useMemo(() => lookOfCategories(sale.categories), [sale.categories]);
  const mayMark = may('run-schedule') || may('run-offers');
  const picked = useSelection({
    ...{ room, board, categories, mine: NO_SEATS, aside: aside.seatIds, changing: false },
    ...{ start: NOTHING_SELECTED, holding: false },
    limit: { max: SEATS_AT_ONCE_MAX, told: SEATS_AT_ONCE_MAX, of: 'hold' },
  });
  const { selection } = picked;
  const view: RoomViewProps = {
    ...{ room, board, categories, looks, selection, viewport, open, onOpen },
    ...{ filter: EVERYTHING, mine: NO_SEATS, lone: NO_SEATS, lost: picked.lost },
    ...{ aside: aside.seatIds, changing: false },
    onSeat: mayMark ? picked.toggle : () => undefined,
    onArea: (area) =>
      document.querySelector<HTMLElement>(`#area-${area.id} button:last-of-type`)?.focus(),
  };
  const count = countSelected(selection);
  const grow = () =>
    picked.set(wholeRows(selection, room, (seatId) => canHave(seatId, { ...view })));
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <ProblemNotice error={error ?? liveBoard.error} onRetry={error ? retry : liveBoard.retry} />
        <section
          aria-label={say('map')}
          className="relative flex h-[min(70dvh,42rem)] min-h-80 flex-col overflow-hidden rounded-card border border-line"
        >
          <RoomFrame {...view} need={need} />
        </section>
        <AreaCounters
          {...{ areas: room.areas, board, categories, selection }}
          seatsMax={SEATS_AT_ONCE_MAX}
          heldIn={() => 0}
          onCount={picked.setCount}
        />
        <div className="flex flex-wrap items-center gap-3">
          <p role="status" className="font-semibold">
            {picked.message ?? say('marked', { count })}
          </p>
          {selection.seatIds.size > 0 && (
            <Button look="quiet" size="small" onClick={grow}>
              {say('wholeRows')}
            </Button>
          )}
          {count > 0 && (
            <Button look="plain" size="small" onClick={() => picked.set(NOTHING_SELECTED)}>
              {say('unmark')}
            </Button>
          )}
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        {mayMark && (
          <DeedForm
            {...{ showId, room, board, selection, entries: aside.entries ?? [] }}
            aside={aside.seatIds}
            onDone={() => picked.set(NOTHING_SELECTED)}
          />
        )}
        <SetAsideList
          {...{ showId, room, entries: aside.entries, error: aside.error }}
          onRetry={() => void aside.refetch()}
          onMark={
            mayMark
              ? (seatIds) => picked.set({ ...NOTHING_SELECTED, seatIds: new Set(seatIds) })
              : null
          }
        />
      </div>
    </div>
  );
}
