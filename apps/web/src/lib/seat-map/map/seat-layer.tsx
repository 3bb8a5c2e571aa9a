import { memo, useEffect, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import type { Room, RoomSeat } from '../model/room.ts';
import { describeSeat, isTaken, type SeatLook } from '../model/seat-words.ts';
import { canHave, lookOf, type RoomViewProps } from './room-view.ts';
import { openSeats, seatElementId } from './use-map-keys.ts';

/** So many controls are made in one frame; a great hall takes a few frames more. */
const SEATS_PER_FRAME = 160;

/**
 * The painted chairs as controls, unseen and in their places, for hands, keyboards and assistive
 * technology: one of them takes part in the tab order, arrow keys move on from it.
 */
export function SeatLayer({ tabIndexOf, ...props }: RoomViewProps & { tabIndexOf: number | null }) {
  const { room, selection, categories } = props;
  const seats = openSeats(props);
  const ready = useGrowing(seats.length);
  const first =
    seats.find(({ seatId }) => selection.seatIds.has(seatId)) ??
    seats.find(({ seatId }) => canHave(seatId, props)) ??
    seats[0];
  const inTabOrder = seats.some(({ index }) => index === tabIndexOf) ? tabIndexOf : first?.index;
  return seats
    .slice(0, ready)
    .map((seat) => (
      <SeatControl
        key={seat.index}
        room={room}
        seat={seat}
        look={lookOf(seat.seatId, props)}
        category={categories.get(seat.categoryId)}
        inTabOrder={seat.index === inTabOrder}
      />
    ));
}

interface SeatControlProps {
  room: Room;
  seat: RoomSeat;
  look: SeatLook;
  category: Parameters<typeof describeSeat>[2];
  inTabOrder: boolean;
}

const SeatControl = memo(function SeatControl(props: SeatControlProps) {
  const { room, seat, look, category, inTabOrder } = props;
  const words = useWords();
  const { x, y, width, depth } = seat;
  return (
    <div
      id={seatElementId(seat)}
      data-seat={seat.index}
      role="checkbox"
      aria-checked={look === 'selected' || look === 'mine'}
      aria-disabled={isTaken(look) || undefined}
      aria-label={describeSeat(room, seat, category, look, words)}
      tabIndex={inTabOrder ? 0 : -1}
      className="seat absolute"
      // Not turned as the chair is: a thousand turned elements would cost every frame of a zoom.
      style={{ left: x - width / 2, top: y - depth / 2, width, height: depth }}
    />
  );
});

/** Counts up to `count`, a piece each frame, so that no frame has to make everything. */
function useGrowing(count: number): number {
  const [ready, setReady] = useState(SEATS_PER_FRAME);
  useEffect(() => {
    if (ready >= count) return;
    const frame = requestAnimationFrame(() => setReady((done) => done + SEATS_PER_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [ready, count]);
  return ready;
}
