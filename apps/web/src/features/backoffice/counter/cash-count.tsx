import { faceValuesOf, worthOf } from '@houseful/contract/cash';
import type { CashCount } from '@houseful/contract/counter';
import { useId } from 'react';
import { useCounterWords } from './words/counter-words.ts';

const PIECES_MAX = 99_999;

interface CashCountFieldsProps {
  currency: string;
  count: CashCount;
  onCount: (count: CashCount) => void;
}

/** A drawer, counted by note and coin; its worth is added up as one types. */
export function CashCountFields({ currency, count, onCount }: CashCountFieldsProps) {
  const { say, money } = useCounterWords();
  const id = useId();
  const piecesOf = (value: number) => count.find((counted) => counted.value === value)?.pieces ?? 0;
  const set = (value: number, text: string) => {
    const pieces = Math.min(PIECES_MAX, Number.parseInt(text, 10) || 0);
    onCount([...count.filter((counted) => counted.value !== value), { value, pieces }]);
  };
  return (
    <fieldset className="@container flex min-w-0 flex-col gap-3">
      <legend className="text-sm font-medium">{say('count.legend')}</legend>
      <div className="grid grid-cols-1 gap-x-5 gap-y-2 @min-[18rem]:grid-cols-2">
        {faceValuesOf(currency).map((value) => {
          const pieces = piecesOf(value);
          const face = money({ amount: value, currency });
          return (
            <label
              key={value}
              htmlFor={`${id}-${value}`}
              className="flex items-center gap-2 @max-lg:justify-between"
            >
              <span className="min-w-12 font-semibold tabular-nums">{face}</span>
              <span aria-hidden="true" className="text-muted">
                ×
              </span>
              <input
                id={`${id}-${value}`}
                aria-label={say('count.pieces', { face })}
                inputMode="numeric"
                pattern="[0-9]*"
                placeholder="0"
                value={pieces === 0 ? '' : pieces}
                onChange={({ target }) => set(value, target.value)}
                onFocus={({ target }) => target.select()}
                className="min-h-11 w-16 rounded-lg border border-edge bg-ground px-2 text-right text-base tabular-nums"
              />
              <span className="flex-1 text-right text-sm text-muted tabular-nums @max-lg:hidden">
                {money({ amount: value * pieces, currency })}
              </span>
            </label>
          );
        })}
      </div>
      <p className="flex justify-between border-t border-line pt-2 text-lg font-bold">
        <span>{say('count.sum')}</span>
        <output className="tabular-nums">{money({ amount: worthOf(count), currency })}</output>
      </p>
    </fieldset>
  );
}
