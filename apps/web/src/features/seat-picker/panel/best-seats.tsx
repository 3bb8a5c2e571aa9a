import type { Category } from '@houseful/contract/booking';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Stepper } from '../../../lib/ui/stepper.tsx';
import type { BestWish } from '../model/hold-wish.ts';
import type { Block, Room } from '../../../lib/seat-map/model/room.ts';
import type { SeatBoard } from '../../../lib/seat-map/model/seat-board.ts';

interface BestSeatsProps {
  room: Room;
  board: SeatBoard;
  categories: readonly Category[];
  /** Chosen here or by the prices above the map: it is the same choice. */
  categoryId: string | null;
  onCategory: (categoryId: string | null) => void;
  /** The map shows places for wheelchairs: the party has one, unless it says otherwise. */
  accessible: boolean;
  seatsMax: number;
  busy: boolean;
  onHold: (wish: BestWish) => void;
}

const USUAL_PARTY = 2;

/** Lets the house choose: so many seats, where, side by side or not, with wheelchairs or without. */
export function BestSeats(props: BestSeatsProps) {
  const { room, board, categories, categoryId, onCategory, accessible, busy, onHold } = props;
  const seatsMax = Math.max(1, props.seatsMax);
  const { t, money } = useWords();
  const [wished, setWished] = useState(USUAL_PARTY);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const [together, setTogether] = useState(true);
  const [inWheelchairs, setInWheelchairs] = useState<number | null>(null);
  const quantity = Math.min(wished, seatsMax);
  const wheelchairs = Math.min(inWheelchairs ?? (accessible ? 1 : 0), quantity);
  const onOffer = categories.filter(({ seatsLeft }) => seatsLeft > 0);
  const category = onOffer.find((one) => one.categoryId === categoryId);
  const blocks = room.blocks.filter((block) => suits(block, board, category));
  const section = blocks.find(({ id }) => id === sectionId);
  const hasWheelchairs = room.blocks.some(({ accessibleSeats }) => accessibleSeats > 0);
  const wish: BestWish = {
    ...{ type: 'best', quantity, wheelchairs, together: together && quantity > 1 },
    ...{ categoryId: category?.categoryId, sectionId: section?.id },
  };
  return (
    <section aria-label={t('seats.best.title')} className="flex flex-col gap-2.5">
      <div className="flex gap-2">
        <Stepper
          label={t('seats.best.seats')}
          value={quantity}
          min={1}
          max={seatsMax}
          onChange={setWished}
        />
        <Choice
          label={t('seats.best.category')}
          any={t('seats.best.any')}
          value={category?.categoryId ?? ''}
          onChoose={onCategory}
        >
          {onOffer.map((one) => (
            <option key={one.categoryId} value={one.categoryId}>
              {one.name} · {money(one.price)}
            </option>
          ))}
        </Choice>
      </div>
      <details className="text-sm" open={accessible || undefined}>
        <summary className="flex min-h-8 w-fit cursor-pointer items-center text-muted underline decoration-edge underline-offset-4 hover:decoration-current">
          {t('seats.best.more')}
        </summary>
        <div className="flex flex-col gap-2 pt-1.5">
          {room.blocks.length > 1 && (
            <Choice
              label={t('seats.best.section')}
              any={t('seats.best.anySection')}
              value={section?.id ?? ''}
              onChoose={setSectionId}
            >
              {blocks.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Choice>
          )}
          <label className="flex min-h-11 items-center gap-2.5">
            <input
              type="checkbox"
              className="size-5 accent-marquee"
              checked={together}
              onChange={({ target }) => setTogether(target.checked)}
            />
            {t('seats.best.together')}
          </label>
          {hasWheelchairs && (
            <Wheelchairs {...{ quantity, wheelchairs }} onChange={setInWheelchairs} />
          )}
        </div>
      </details>
      <Button look="quiet" busy={busy} onClick={() => onHold(wish)}>
        {quantity === 1
          ? t('seats.best.holdOne')
          : t(together ? 'seats.best.hold' : 'seats.best.holdAny', { count: quantity })}
      </Button>
    </section>
  );
}

/** Whether there is anything left there, as far as is known, of the price that is asked for. */
function suits({ id, categories }: Block, board: SeatBoard, wanted: Category | undefined): boolean {
  const hasCategory = categories.some(({ categoryId }) => categoryId === wanted?.categoryId);
  return board.leftIn(id) !== 0 && (!wanted || hasCategory);
}

interface ChoiceProps {
  label: string;
  /** Says that nothing is named. */
  any: string;
  value: string;
  onChoose: (value: string | null) => void;
  children: ReactNode;
}

function Choice({ label, any, value, onChoose, children }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChoose(target.value || null)}
        className="min-h-11 min-w-0 flex-1 rounded-lg border border-edge bg-ground px-2 text-base"
      >
        <option value="">{any}</option>
        {children}
      </select>
    </>
  );
}

interface WheelchairsProps {
  quantity: number;
  wheelchairs: number;
  onChange: (wheelchairs: number) => void;
}

/** Who of the party comes in a wheelchair; the others are seated beside. */
function Wheelchairs({ quantity, wheelchairs, onChange }: WheelchairsProps) {
  const { t } = useWords();
  const companions = quantity - wheelchairs;
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="min-w-0">
        {t('seats.best.wheelchairs')}
        <span role="status" className="block text-muted empty:hidden">
          {wheelchairs > 0 && companions > 0 && t('seats.best.companions', { count: companions })}
        </span>
      </p>
      <Stepper
        label={t('seats.best.wheelchairs')}
        value={wheelchairs}
        min={0}
        max={quantity}
        onChange={onChange}
      />
    </div>
  );
}
