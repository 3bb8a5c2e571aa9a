/** @jsxImportSource preact */
import type { WaitingRoomSales } from '@houseful/contract/waiting-room';
import { chanceOfSeats } from '@houseful/line/chance';
import { useState } from 'preact/hooks';
import type { RoomWords } from '../words.ts';
import { useRoomState, useWords } from './room-context.ts';

const SEATS_WANTED_MAX = 10;

/** Categories with their seats, and the chance that enough are left at one's turn. */
export function SeatsLeft() {
  const { t, counted, money } = useWords();
  const { status, place } = useRoomState();
  const [wanted, setWanted] = useState(2);
  if (!status) return null;
  const { sales } = status;
  const most = Math.min(SEATS_WANTED_MAX, sales.seatsPerPlaceMax);
  const seats = Math.min(wanted, most);
  return (
    <section class="card flex flex-col gap-4" aria-labelledby="seats-left">
      <h2 id="seats-left" class="text-lg font-bold">
        {t('seats.title')}
      </h2>
      <ul class="flex flex-col gap-2">
        {sales.categories.map(({ categoryId, name, price, seatsLeft }) => (
          <li key={categoryId} class="flex items-baseline justify-between gap-3">
            <span class="min-w-0 break-words">
              {name} <span class="text-muted">{money(price)}</span>
            </span>
            <span
              class={`shrink-0 ${seatsLeft === 0 ? 'text-muted' : 'font-semibold tabular-nums'}`}
            >
              {seatsLeft === 0 ? t('seats.gone') : counted('seats.left', seatsLeft)}
            </span>
          </li>
        ))}
      </ul>
      <Wanted seats={seats} most={most} onChange={setWanted} />
      <Chance sales={sales} seats={seats} peopleAhead={aheadOf(place)} />
    </section>
  );
}

function aheadOf(place: ReturnType<typeof useRoomState>['place']): number | null {
  return place?.state === 'waiting' ? place.peopleAhead : null;
}

interface WantedProps {
  seats: number;
  most: number;
  onChange: (seats: number) => void;
}

function Wanted({ seats, most, onChange }: WantedProps) {
  const { t, number } = useWords();
  const step = (by: number) => () => onChange(Math.min(most, Math.max(1, seats + by)));
  const look = 'button button-quiet size-11 p-0 text-xl aria-disabled:opacity-40';
  return (
    <div
      role="group"
      aria-label={t('seats.want')}
      class="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4"
    >
      <span>{t('seats.want')}</span>
      <span class="flex items-center gap-3">
        <button
          type="button"
          class={look}
          aria-label={t('seats.fewer')}
          aria-disabled={seats === 1}
          onClick={step(-1)}
        >
          −
        </button>
        <output class="min-w-6 text-center text-xl font-bold tabular-nums">{number(seats)}</output>
        <button
          type="button"
          class={look}
          aria-label={t('seats.more')}
          aria-disabled={seats === most}
          onClick={step(1)}
        >
          +
        </button>
      </span>
    </div>
  );
}

interface ChanceProps {
  sales: WaitingRoomSales;
  seats: number;
  /** Null without a place yet. */
  peopleAhead: number | null;
}

function Chance({ sales, seats, peopleAhead }: ChanceProps) {
  const words = useWords();
  const { t } = words;
  if (peopleAhead === null) return <p class="text-sm text-muted">{t('seats.afterDraw')}</p>;
  const chance = chanceOfSeats(peopleAhead, sales, seats);
  return (
    <div class="flex flex-col gap-1">
      <p class="text-sm text-muted">{t('seats.chance')}</p>
      <p class="font-semibold">{chanceText(chance, seats, words)}</p>
      {chance !== null && chance > 0 && chance < 1 && (
        <p class="text-sm text-muted">{t('seats.computed')}</p>
      )}
    </div>
  );
}

function chanceText(chance: number | null, seats: number, words: RoomWords): string {
  const { t, counted, percent } = words;
  if (chance === null) return t('seats.early');
  if (chance === 0) return counted('seats.none', seats);
  if (chance === 1) return counted('seats.sure', seats);
  return counted('seats.likely', seats, { percent: percent(chance) });
}
