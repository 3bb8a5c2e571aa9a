import type { Category } from '@houseful/contract/booking';
import { useId, useState } from 'react';
import { formatMoney } from '../../lib/format/money.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Stepper } from '../../lib/ui/stepper.tsx';
import type { HoldWish } from './use-hold-seats.ts';

interface BestSeatsProps {
  categories: readonly Category[];
  seatsMax: number;
  busy: boolean;
  /** After “together” failed: offer the same number apart. */
  offerApart: boolean;
  onHold: (wish: HoldWish) => void;
}

/** Lets the house choose: so many seats, of a category or any, side by side. */
export function BestSeats({ categories, seatsMax, busy, offerApart, onHold }: BestSeatsProps) {
  const [quantity, setQuantity] = useState(2);
  const [categoryId, setCategoryId] = useState('');
  const selectId = useId();
  const hold = (together: boolean) =>
    onHold({ type: 'best', quantity, together, categoryId: categoryId || undefined });
  const seats = quantity === 1 ? 'seat' : 'seats';

  return (
    <section aria-label="Best seats" className="flex flex-col gap-2.5">
      <p className="text-sm text-muted">Tap seats on the map, or let us pick the best:</p>
      <div className="flex gap-2">
        <Stepper label="Seats" value={quantity} min={1} max={seatsMax} onChange={setQuantity} />
        <label htmlFor={selectId} className="sr-only">
          Category
        </label>
        <select
          id={selectId}
          value={categoryId}
          onChange={(event) => setCategoryId(event.target.value)}
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-edge bg-ground px-2 text-base"
        >
          <option value="">Any category</option>
          {categories.map((category) => (
            <option key={category.categoryId} value={category.categoryId}>
              {category.name} · {formatMoney(category.price)}
            </option>
          ))}
        </select>
      </div>
      <Button look="quiet" busy={busy} onClick={() => hold(true)}>
        {quantity === 1 ? 'Hold the best seat' : `Hold best ${quantity} together`}
      </Button>
      {offerApart && quantity > 1 && (
        <Button look="quiet" busy={busy} onClick={() => hold(false)}>
          Hold best {quantity} {seats} apart
        </Button>
      )}
    </section>
  );
}
