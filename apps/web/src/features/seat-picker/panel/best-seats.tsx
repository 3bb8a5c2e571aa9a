import type { Category } from '@houseful/contract/booking';
import { useId, useState } from 'react';
import { isProblem } from '../../../lib/api/problem.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Notice } from '../../../lib/ui/notice.tsx';
import { Stepper } from '../../../lib/ui/stepper.tsx';
import type { HoldWish } from '../use-hold-seats.ts';

interface BestSeatsProps {
  categories: readonly Category[];
  /** Chosen here or by the prices above the map: it is the same choice. */
  categoryId: string | null;
  onCategory: (categoryId: string | null) => void;
  seatsMax: number;
  busy: boolean;
  error: unknown;
  onHold: (wish: HoldWish) => void;
}

const USUAL_PARTY = 2;

/** Lets the house choose: so many seats, of a category or any, side by side. */
export function BestSeats(props: BestSeatsProps) {
  const { categories, categoryId, onCategory, seatsMax, busy, error, onHold } = props;
  const { t, money } = useWords();
  const [quantity, setQuantity] = useState(Math.min(USUAL_PARTY, seatsMax));
  const selectId = useId();
  const onOffer = categories.filter(({ seatsLeft }) => seatsLeft > 0);
  const chosen = onOffer.find((category) => category.categoryId === categoryId);
  const hold = (together: boolean) =>
    onHold({ type: 'best', quantity, together, categoryId: chosen?.categoryId });
  const apart = isProblem(error, 'not-enough-seats') && error.members.seatsLeft > 0 && error;

  return (
    <section aria-label={t('seats.best.title')} className="flex flex-col gap-2.5">
      {apart && quantity > 1 && (
        <Notice tone="warn" title={t('seats.best.apartTitle', { count: quantity })} urgent>
          <p className="mb-2">
            {t('seats.best.apartDetail', {
              count: apart.members.seatsLeft,
              number: apart.members.seatsLeft,
            })}
          </p>
          {apart.members.seatsLeft >= quantity && (
            <Button look="quiet" size="small" busy={busy} onClick={() => hold(false)}>
              {t('seats.best.apart', { count: quantity })}
            </Button>
          )}
        </Notice>
      )}
      <div className="flex gap-2">
        <Stepper
          label={t('seats.best.seats')}
          value={quantity}
          min={1}
          max={seatsMax}
          onChange={setQuantity}
        />
        <label htmlFor={selectId} className="sr-only">
          {t('seats.best.category')}
        </label>
        <select
          id={selectId}
          value={chosen?.categoryId ?? ''}
          onChange={(event) => onCategory(event.target.value || null)}
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-edge bg-ground px-2 text-base"
        >
          <option value="">{t('seats.best.any')}</option>
          {onOffer.map((category) => (
            <option key={category.categoryId} value={category.categoryId}>
              {category.name} · {money(category.price)}
            </option>
          ))}
        </select>
      </div>
      <Button look="quiet" busy={busy} onClick={() => hold(true)}>
        {quantity === 1 ? t('seats.best.holdOne') : t('seats.best.hold', { count: quantity })}
      </Button>
    </section>
  );
}
