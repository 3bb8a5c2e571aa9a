import type { Category } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { formatMoney, sumMoney } from '../../lib/format/money.ts';
import { Button } from '../../lib/ui/button.tsx';
import type { Room, RoomSeat } from './room.ts';
import { seatName, shortSeatName } from './seat-words.ts';
import { countSelected, type Selection } from './selection.ts';

interface SelectionSummaryProps {
  room: Room;
  categories: ReadonlyMap<string, Category>;
  selection: Selection;
  busy: boolean;
  onUnselect: (seat: RoomSeat) => void;
  onHold: () => void;
}

/** What is marked, what it costs in all, and the way on. */
export function SelectionSummary(props: SelectionSummaryProps) {
  const { room, categories, selection, busy, onUnselect, onHold } = props;
  const count = countSelected(selection);
  const seats = [...selection.seatIds].flatMap((seatId) => room.seatById(seatId) ?? []);
  const total = sumMoney(pricesOf(room, categories, selection));
  return (
    <section aria-label="Your selection" className="flex flex-col gap-3">
      <ul className="flex gap-2 overflow-x-auto lg:flex-wrap" aria-label="Selected seats">
        {seats.map((seat) => (
          <li key={seat.seatId} className="shrink-0">
            <button
              type="button"
              aria-label={`Remove ${seatName(room, seat)}`}
              onClick={() => onUnselect(seat)}
              className="flex min-h-9 items-center gap-1.5 rounded-md border border-edge px-2.5 text-sm hover:bg-raised"
            >
              <span className="font-semibold">{shortSeatName(room, seat)}</span>
              <span className="text-muted">{categories.get(seat.categoryId)?.name}</span>
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-between gap-3">
        <p className="leading-tight">
          <span className="block text-xl font-bold">{total && formatMoney(total)}</span>
          <span className="text-xs text-muted">all fees and taxes included</span>
        </p>
        <Button busy={busy} onClick={onHold} className="min-w-40">
          Hold {count} {count === 1 ? 'seat' : 'seats'}
        </Button>
      </div>
    </section>
  );
}

function pricesOf(
  room: Room,
  categories: ReadonlyMap<string, Category>,
  selection: Selection,
): Money[] {
  const ofSeats = [...selection.seatIds].map((seatId) => room.seatById(seatId)?.categoryId);
  const ofPlaces = [...selection.areaCounts].flatMap(([areaId, count]) => {
    const area = room.areas.find(({ id }) => id === areaId);
    return Array.from({ length: count }, () => area?.categoryId);
  });
  return [...ofSeats, ...ofPlaces].flatMap(
    (categoryId) => categories.get(categoryId ?? '')?.price ?? [],
  );
}
