import type { Quote, QuoteLine } from '@houseful/contract/booking';
import { useWords } from '../i18n/words.ts';
import { seatDetails, seatLabel } from '../order/seat-label.ts';
import { PriceParts } from './price-parts.tsx';

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
      <PriceParts quote={quote} />
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
