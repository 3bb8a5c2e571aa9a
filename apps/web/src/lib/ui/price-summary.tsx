import type { Quote, QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { formatMoney } from '../format/money.ts';
import { seatDetails, seatLabel } from '../order/seat-label.ts';

/** The seats with their prices, the total that is charged, and on demand what it is made of. */
export function PriceSummary({ quote }: { quote: Quote }) {
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-1.5 text-sm">
        {quote.lines.map((line) => (
          <SeatLine key={line.seatId} line={line} />
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <span className="font-semibold">Total, all included</span>
        <span className="text-2xl font-bold">{formatMoney(quote.total)}</span>
      </p>
      <details className="text-sm text-muted">
        <summary className="w-fit py-1 underline-offset-4 hover:underline">What is in it</summary>
        <dl className="mt-1 flex flex-col gap-1">
          <Part name="Tickets" amount={quote.subtotal} />
          {quote.discount.amount > 0 && <Part name="Discount" amount={quote.discount} minus />}
          <Part name="Booking fee" amount={quote.fees} />
          <Part name="Taxes" amount={quote.taxes} />
        </dl>
      </details>
    </div>
  );
}

function SeatLine({ line }: { line: QuoteLine }) {
  return (
    <li className="flex justify-between gap-4">
      <span>
        <span className="font-medium">{seatLabel(line)}</span>{' '}
        <span className="text-muted">{seatDetails(line)}</span>
      </span>
      <span className="shrink-0 tabular-nums">{formatMoney(line.price)}</span>
    </li>
  );
}

function Part({ name, amount, minus }: { name: string; amount: Money; minus?: boolean }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{name}</dt>
      <dd className="tabular-nums">
        {minus && '−'}
        {formatMoney(amount)}
      </dd>
    </div>
  );
}
