import type { Show } from '@houseful/contract/booking';
import clsx from 'clsx';
import { useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Stepper } from '../../../../lib/ui/stepper.tsx';
import { useCounterWords } from '../words/counter-words.ts';
import type { MarkedSeats } from './marked-seats.ts';

const USUAL_PARTY = 2;

interface BestAvailableProps {
  show: Show;
  busy: boolean;
  onHold: (wish: ReturnType<MarkedSeats['body']>) => void;
}

/** So many seats, of which category: the house chooses, side by side. */
export function BestAvailable({ show, busy, onHold }: BestAvailableProps) {
  const { say, money, number } = useCounterWords();
  const { showId, sale } = show;
  const [quantity, setQuantity] = useState(USUAL_PARTY);
  const [chosen, setChosen] = useState<string | null>(null);
  const offered = sale.categories.filter(({ seatsLeft }) => seatsLeft > 0);
  const categoryId = chosen ?? offered[0]?.categoryId;
  return (
    <section aria-label={say('best.title')} className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold">{say('best.title')}</h2>
        <Stepper
          label={say('best.seats')}
          value={quantity}
          min={1}
          max={sale.limits.seatsPerHoldMax}
          onChange={setQuantity}
        />
      </div>
      <div className="grid grid-cols-2 gap-2">
        {offered.map((category) => (
          <button
            key={category.categoryId}
            type="button"
            aria-pressed={category.categoryId === categoryId}
            onClick={() => setChosen(category.categoryId)}
            className={clsx(
              'flex min-h-14 flex-col items-start justify-center rounded-lg border px-3 py-1 text-left',
              category.categoryId === categoryId
                ? 'border-marquee ring-2 ring-marquee'
                : 'border-edge hover:bg-raised',
            )}
          >
            <span className="font-semibold break-words">{category.name}</span>
            <span className="text-sm text-muted">
              {money(category.price)} · {say('show.left', { seats: number(category.seatsLeft) })}
            </span>
          </button>
        ))}
      </div>
      <Button
        look="quiet"
        className="min-h-14 text-lg"
        busy={busy}
        disabled={!categoryId}
        onClick={() => onHold({ showId, quantity, together: quantity > 1, categoryId })}
      >
        {say('best.take', { count: quantity })}
      </Button>
    </section>
  );
}
