import type { Quote, QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { useWords } from '../i18n/words.ts';
import { seatDetails, seatLabel } from '../order/seat-label.ts';

/** The seats with their prices, the total that is charged, and on demand what it is made of. */
export function PriceSummary({ quote }: { quote: Quote }) {
  const { t, money } = useWords();
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-1.5 text-sm">
        {quote.lines.map((line) => (
          <SeatLine key={line.seatId} line={line} />
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <span className="font-semibold">{t('price.total')}</span>
        <span className="text-2xl font-bold">{money(quote.total)}</span>
      </p>
      <details className="text-sm text-muted">
        <summary className="w-fit py-1 underline-offset-4 hover:underline">
          {t('price.parts')}
        </summary>
        <dl className="mt-1 flex flex-col gap-1">
          <Part name={t('price.tickets')} amount={quote.subtotal} />
          {quote.discount.amount > 0 && (
            <Part name={t('price.discount')} amount={quote.discount} minus />
          )}
          <Part name={t('price.fee')} amount={quote.fees} />
          <Part name={t('price.taxes')} amount={quote.taxes} />
        </dl>
      </details>
    </div>
  );
}

function SeatLine({ line }: { line: QuoteLine }) {
  const words = useWords();
  return (
    <li className="flex justify-between gap-4">
      <span>
        <span className="font-medium">{seatLabel(line, words)}</span>{' '}
        <span className="text-muted">{seatDetails(line)}</span>
      </span>
      <span className="shrink-0 tabular-nums">{words.money(line.price)}</span>
    </li>
  );
}

function Part({ name, amount, minus }: { name: string; amount: Money; minus?: boolean }) {
  const { money } = useWords();
  return (
    <div className="flex justify-between gap-4">
      <dt>{name}</dt>
      <dd className="tabular-nums">
        {minus && '−'}
        {money(amount)}
      </dd>
    </div>
  );
}
