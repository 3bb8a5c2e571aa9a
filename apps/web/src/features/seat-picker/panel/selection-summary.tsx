import type { Category } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import type { Area } from '@houseful/contract/seat-map';
import type { ReactNode } from 'react';
import { sumMoney } from '../../../lib/format/money.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import type { Room, RoomSeat } from '../../../lib/seat-map/model/room.ts';
import { seatName, shortSeatName } from '../../../lib/seat-map/model/seat-words.ts';
import { countSelected, type Selection } from '../../../lib/seat-map/model/selection.ts';

interface SelectionSummaryProps {
  room: Room;
  categories: ReadonlyMap<string, Category>;
  selection: Selection;
  busy: boolean;
  /** The buyer holds just this already. */
  unchanged: boolean;
  onUnselect: (seat: RoomSeat) => void;
  onCount: (area: Area, count: number) => void;
  onHold: () => void;
  /** What else belongs to these seats, between them and the way on. */
  children?: ReactNode;
}

/** What is marked, what it costs in all, and the way on. */
export function SelectionSummary(props: SelectionSummaryProps) {
  const { room, categories, selection, busy, unchanged, onUnselect, onCount, onHold, children } =
    props;
  const words = useWords();
  const { t, money } = words;
  const count = countSelected(selection);
  // Seats of a hold that is changed may stand in a block that has yet to come.
  const isKnown = seatsOf(room, selection).length === selection.seatIds.size;
  const total = isKnown ? sumMoney(pricesOf(room, categories, selection)) : null;
  return (
    <section aria-label={t('seats.choice.title')} className="flex flex-col gap-2.5">
      <ul
        className="-mx-4 flex gap-2 overflow-x-auto px-4 lg:mx-0 lg:flex-wrap lg:px-0"
        aria-label={t('seats.choice.seats')}
      >
        {seatsOf(room, selection).map((seat) => (
          <Chip
            key={seat.seatId}
            name={t('seats.choice.remove', { seat: seatName(room, seat, words) })}
            text={shortSeatName(room, seat)}
            price={categories.get(seat.categoryId)?.price}
            onRemove={() => onUnselect(seat)}
          />
        ))}
        {countedAreas(room, selection).map(([area, places]) => (
          <Chip
            key={area.id}
            name={t('seats.choice.removePlaces', { area: area.name })}
            text={t('seats.choice.places', { area: area.name, count: places })}
            price={sumMoney(pricesOfArea(area, places, categories)) ?? undefined}
            onRemove={() => onCount(area, 0)}
          />
        ))}
      </ul>
      {children}
      <ViewNote room={room} seats={seatsOf(room, selection)} />
      <TypesNote names={typeNames(room, categories, selection)} />
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 leading-tight">
          <strong className="block text-xl font-bold">{total && money(total)}</strong>
          <span className="text-xs text-muted">{t('seats.choice.allIn')}</span>
        </p>
        <Button busy={busy} onClick={onHold} className="min-w-40">
          {t(unchanged ? 'seats.choice.keep' : 'seats.choice.hold', { count })}
        </Button>
      </div>
    </section>
  );
}

/** Told before it is bought, and by name. */
function ViewNote({ room, seats }: { room: Room; seats: readonly RoomSeat[] }) {
  const { t, list } = useWords();
  const names = seats.flatMap((seat) => (seat.obstructed ? shortSeatName(room, seat) : []));
  if (names.length === 0) return null;
  return (
    <p className="text-sm text-warn">{t('seats.choice.obstructed', { seats: list(names) })}</p>
  );
}

/** The sum above is for the first ticket type; whom each ticket is for is chosen next. */
function TypesNote({ names }: { names: readonly string[] }) {
  const { t, list } = useWords();
  if (names.length === 0) return null;
  return <p className="text-sm text-muted">{t('seats.choice.types', { types: list(names) })}</p>;
}

/** For whom else the marked seats can be had, each with its price. */
function typeNames(
  room: Room,
  categories: ReadonlyMap<string, Category>,
  selection: Selection,
): string[] {
  const places = [
    ...seatsOf(room, selection),
    ...countedAreas(room, selection).map(([area]) => area),
  ];
  const others = places.flatMap(
    ({ categoryId }) => categories.get(categoryId)?.ticketTypes?.slice(1) ?? [],
  );
  return [...new Set(others.map(({ name }) => name))];
}

interface ChipProps {
  name: string;
  text: string;
  price: Money | undefined;
  onRemove: () => void;
}

function Chip({ name, text, price, onRemove }: ChipProps) {
  const { money } = useWords();
  return (
    <li className="shrink-0">
      <button
        type="button"
        onClick={onRemove}
        className="relative flex min-h-10 items-center gap-2 rounded-lg border border-edge px-2.5 text-sm hover:bg-raised"
      >
        <span className="sr-only">{`${name}: `}</span>
        <span className="font-semibold">{`${text} `}</span>
        <span className="text-muted">{price && money(price)}</span>
        <CloseIcon />
      </button>
    </li>
  );
}

/** The marked chairs, in the order they were marked. */
export function seatsOf(room: Room, { seatIds }: Selection): RoomSeat[] {
  return [...seatIds].flatMap((seatId) => room.seatById(seatId) ?? []);
}

function countedAreas({ areas }: Room, { areaCounts }: Selection): [Area, number][] {
  return areas.flatMap((area) => {
    const places = areaCounts.get(area.id);
    return places ? [[area, places]] : [];
  });
}

function pricesOfArea(
  { categoryId }: Area,
  places: number,
  categories: ReadonlyMap<string, Category>,
): Money[] {
  const price = categories.get(categoryId)?.price;
  return price ? Array.from({ length: places }, () => price) : [];
}

function pricesOf(
  room: Room,
  categories: ReadonlyMap<string, Category>,
  selection: Selection,
): Money[] {
  const ofSeats = seatsOf(room, selection).flatMap(
    ({ categoryId }) => categories.get(categoryId)?.price ?? [],
  );
  const ofPlaces = countedAreas(room, selection).flatMap(([area, places]) =>
    pricesOfArea(area, places, categories),
  );
  return [...ofSeats, ...ofPlaces];
}
