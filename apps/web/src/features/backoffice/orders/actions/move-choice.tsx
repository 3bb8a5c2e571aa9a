import type { Show } from '@houseful/contract/booking';
import type { Area, SeatMapOverview } from '@houseful/contract/seat-map';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { glide } from '../../../../lib/canvas/motion.ts';
import { createViewport } from '../../../../lib/canvas/viewport.ts';
import { seatLabel } from '../../../../lib/order/seat-label.ts';
import { chance } from '../../../../lib/random.ts';
import { canHave, EVERYTHING, type RoomViewProps } from '../../../../lib/seat-map/map/room-view.ts';
import { lookOfCategories } from '../../../../lib/seat-map/model/category-looks.ts';
import { pickPlaces } from '../../../../lib/seat-map/model/pick-places.ts';
import { NOTHING_SELECTED } from '../../../../lib/seat-map/model/selection.ts';
import { RoomFrame } from '../../../../lib/seat-map/room-frame.tsx';
import { useBlockInSight } from '../../../../lib/seat-map/use-open-block.ts';
import { useRoom } from '../../../../lib/seat-map/use-room.ts';
import { useSeatBoard } from '../../../../lib/seat-map/use-seat-board.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { LoadingLabel, Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useShowWithRoom } from '../../choices/use-show-with-room.ts';
import { useOrderWords } from '../words/order-words.ts';
import type { ActionProps } from './action-props.ts';

/** Each ticket's seat with its new one. */
export type Moves = ReadonlyMap<string, string>;

interface MoveChoiceProps extends Pick<ActionProps, 'desk'> {
  moves: Moves;
  onChange: (moves: Moves) => void;
}

const NO_SEATS: ReadonlySet<string> = new Set();

/** A ticket of the order, and on the live map of its show the seat that it goes to. */
export function MoveChoice({ desk, moves, onChange }: MoveChoiceProps) {
  const words = useOrderWords();
  const { say } = words;
  const { quote, showId } = desk.order;
  const { data, error, refetch } = useShowWithRoom(showId);
  const [from, setFrom] = useState(quote.lines[0]?.seatId ?? '');
  const [lost, setLost] = useState<readonly string[]>([]);
  const own = useMemo(() => new Set(quote.lines.map(({ seatId }) => seatId)), [quote.lines]);
  const giveUp = (seatIds: readonly string[]) =>
    onChange(new Map([...moves].filter(([, to]) => !seatIds.includes(to))));
  const choose = (to: string) => {
    const [was] = [...moves].find(([, seat]) => seat === to) ?? [];
    setLost([]);
    if (was !== undefined) {
      giveUp([to]);
      return setFrom(was);
    }
    const next = new Map(moves).set(from, to);
    onChange(next);
    const still = quote.lines.find(({ seatId }) => !next.has(seatId));
    if (still) setFrom(still.seatId);
  };
  return (
    <>
      <SelectField
        label={say('move.which')}
        value={from}
        options={quote.lines.map((line) => ({
          value: line.seatId,
          label: `${seatLabel(line, words)} · ${line.categoryName}`,
        }))}
        onChange={setFrom}
      />
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {!data && !error && (
        <>
          <LoadingLabel>{say('move.loading')}</LoadingLabel>
          <Skeleton className="h-80" />
        </>
      )}
      {data && (
        <MoveMap
          {...data}
          {...{ own, moves }}
          onChoose={choose}
          onLost={(seatIds) => {
            giveUp(seatIds);
            setLost(seatIds);
            // Who chooses again chooses for the ticket that has lost its seat.
            const [loser] = [...moves].find(([, to]) => seatIds.includes(to)) ?? [];
            if (loser !== undefined) setFrom(loser);
          }}
        />
      )}
      {lost.length > 0 && (
        <Notice tone="warn" title={say('move.lost', { seats: lost.join(', ') })} />
      )}
    </>
  );
}

interface MoveMapProps {
  show: Show;
  overview: SeatMapOverview;
  /** The seats of the order as it is. */
  own: ReadonlySet<string>;
  moves: Moves;
  onChoose: (seatId: string) => void;
  /** Somebody else has these now. */
  onLost: (seatIds: readonly string[]) => void;
}

function MoveMap({ show, overview, own, moves, onChoose, onLost }: MoveMapProps) {
  const { say } = useOrderWords();
  const { room, need, error, retry } = useRoom(overview);
  const live = useSeatBoard(show.showId, undefined);
  const viewport = useMemo(() => createViewport(room.box, glide), [room]);
  const { open, onOpen } = useBlockInSight(room, viewport, need);
  const { categories: all } = show.sale;
  const categories = useMemo(
    () => new Map(all.map((category) => [category.categoryId, category])),
    [all],
  );
  const looks = useMemo(() => lookOfCategories(all), [all]);
  const going = new Set(moves.values());
  const { board } = live;
  const gone = [...going].filter((seatId) => board.stateOf(seatId) !== 'free');
  const lose = useEffectEvent(() => {
    if (gone.length > 0) onLost(gone);
  });
  useEffect(() => lose(), [gone.length]);
  const freeIn = ({ id }: Area) => {
    const chosen = [...going].filter((seatId) => seatId.startsWith(`${id}-`)).length;
    return board.isLoaded() ? (board.leftInArea(id) ?? 0) - chosen : 0;
  };
  const takePlace = (area: Area) => {
    if (freeIn(area) <= 0) return;
    const [place] = pickPlaces(area, 1, board, going, chance);
    if (place !== undefined) onChoose(place);
  };
  const view: RoomViewProps = {
    ...{ room, categories, looks, viewport, open, onOpen, board },
    ...{ filter: EVERYTHING, mine: own, lone: NO_SEATS, lost: NO_SEATS, changing: false },
    selection: { ...NOTHING_SELECTED, seatIds: going },
    onSeat: ({ seatId }) => {
      if (board.isLoaded() && canHave(seatId, view)) onChoose(seatId);
    },
    onArea: takePlace,
  };
  return (
    <>
      <ProblemNotice error={error ?? live.error} onRetry={error ? retry : live.retry} />
      <section
        aria-label={say('move.map')}
        className="relative flex h-[min(50dvh,26rem)] min-h-72 shrink-0 flex-col overflow-hidden rounded-card border border-line"
      >
        <RoomFrame {...view} need={need} />
      </section>
      {room.areas.map((area) => (
        <Button
          key={area.id}
          look="quiet"
          size="small"
          className="self-start"
          disabled={freeIn(area) <= 0}
          onClick={() => takePlace(area)}
        >
          {say('move.area', { area: area.name })}
        </Button>
      ))}
    </>
  );
}
