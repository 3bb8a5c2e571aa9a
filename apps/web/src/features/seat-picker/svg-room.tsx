import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { AreaShape } from './area-shape.tsx';
import { boxAround, type Room, type RoomRow, type RoomSeat } from './room.ts';
import { lookOf, type RoomViewProps } from './room-view.ts';
import { describeSeat } from './seat-words.ts';
import { StageShape } from './stage-shape.tsx';
import { SvgSeat } from './svg-seat.tsx';
import { useGestures } from './use-gestures.ts';
import { useTaps } from './use-taps.ts';
import type { Viewport } from './viewport.ts';
import { stepOfKey, walk } from './walk.ts';

/** From this scale on, numbers in the chairs can be read. */
const NUMBERS_SCALE = 0.4;

/** A room of up to some two thousand chairs, each a control of its own. */
export function SvgRoom(props: RoomViewProps) {
  const { room, viewport } = props;
  const frame = useRef<HTMLDivElement>(null);
  const world = useRef<SVGGElement>(null);
  useGestures(frame, viewport);
  useWorldTransform(world, viewport);
  const tap = useTaps(props);
  const { focusIndex, onKeyDown, onFocus } = useSeatFocus(props);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    // A press without a place comes from a keyboard or a screen reader, on the chair itself.
    const seat = event.detail === 0 ? seatOfElement(room, event.target) : undefined;
    if (seat) props.onSeat(seat);
    else tap(event);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled on the same element
    <div
      ref={frame}
      className="absolute inset-0 touch-none overflow-hidden select-none"
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <svg
        className="size-full"
        role="group"
        aria-label="Seats. Arrow keys move between seats, space selects."
      >
        <g ref={world} className="world">
          <StageShape stage={room.stage} />
          {room.areas.map((area) => (
            <AreaShape key={area.id} area={area} {...props} />
          ))}
          <RowLetters room={room} />
          {room.seats.map((seat) => (
            <SeatOfRoom
              key={seat.index}
              seat={seat}
              inTabOrder={seat.index === focusIndex}
              {...props}
            />
          ))}
        </g>
      </svg>
    </div>
  );
}

function SeatOfRoom({
  seat,
  inTabOrder,
  ...props
}: RoomViewProps & { seat: RoomSeat; inTabOrder: boolean }) {
  const { room, categories, colours, lost } = props;
  const look = lookOf(seat.seatId, props);
  return (
    <SvgSeat
      seat={seat}
      look={look}
      lost={lost.has(seat.seatId)}
      label={describeSeat(room, seat, categories.get(seat.categoryId), look)}
      fillClass={colours.get(seat.categoryId)?.fillClass ?? 'fill-edge'}
      inTabOrder={inTabOrder}
    />
  );
}

/** Moves the drawing without asking React: a pan of two thousand chairs is one attribute. */
function useWorldTransform(ref: RefObject<SVGGElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const apply = () => {
      const { scale, x, y } = viewport.view();
      ref.current?.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
      ref.current?.setAttribute('data-numbers', scale >= NUMBERS_SCALE ? 'shown' : 'hidden');
    };
    apply();
    return viewport.subscribe(apply);
  }, [ref, viewport]);
}

/** Roving focus: one chair can be tabbed to, the arrow keys carry the focus on. */
function useSeatFocus({ room, board, viewport, onSeat }: RoomViewProps) {
  const firstFree = useMemo(
    () => room.seats.find((seat) => board.stateOf(seat.seatId) === 'free')?.index ?? 0,
    [room, board],
  );
  const [focused, setFocused] = useState<number | null>(null);

  return {
    focusIndex: focused ?? firstFree,
    onFocus: (event: FocusEvent) => {
      const seat = seatOfElement(room, event.target);
      if (!seat) return;
      setFocused(seat.index);
      if (event.target.matches(':focus-visible')) viewport.reveal(boxAround([seat]));
    },
    onKeyDown: (event: KeyboardEvent) => {
      const seat = seatOfElement(room, event.target);
      if (!seat) return;
      const step = stepOfKey(event.key);
      if (step) document.getElementById(`seat-${walk(room, seat, step).index}`)?.focus();
      else if (event.key === ' ' || event.key === 'Enter') onSeat(seat);
      else return;
      event.preventDefault();
    },
  };
}

function seatOfElement(room: Room, target: EventTarget): RoomSeat | undefined {
  const element = target instanceof Element ? target.closest('[data-seat]') : null;
  return room.seats[Number(element?.getAttribute('data-seat') ?? Number.NaN)];
}

const LETTER_GAP_CM = 62;

/** Each row's letter at both of its ends. */
const RowLetters = memo(function RowLetters({ room }: { room: Room }) {
  const rows = room.sections.flatMap((section) => section.rows);
  return (
    <g className="fill-faint" aria-hidden="true" fontSize={30} textAnchor="middle">
      {rows.map((row) => (
        <RowLetter key={`${row.section.index}/${row.label}`} row={row} />
      ))}
    </g>
  );
});

function RowLetter({ row }: { row: RoomRow }) {
  return letterSpots(row).map((x) => (
    <text key={x} x={x} y={heightNear(row, x) + 11}>
      {row.label}
    </text>
  ));
}

/** At both ends, and in the aisles, so that a letter is in sight when only a part of the row is. */
function letterSpots({ seats }: RoomRow): number[] {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return [];
  const aisles = seats.flatMap((seat, place) => {
    const next = seats[place + 1];
    return next && next.x - seat.x > 2 * LETTER_GAP_CM ? [(seat.x + next.x) / 2] : [];
  });
  return [first.x - LETTER_GAP_CM, ...aisles, last.x + LETTER_GAP_CM];
}

function heightNear({ seats }: RoomRow, x: number): number {
  const [nearest] = seats.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x));
  return nearest?.y ?? 0;
}
