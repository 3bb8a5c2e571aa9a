import type { Quote } from '@houseful/contract/booking';
import { sumMoney } from '../../lib/format/money.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { PriceParts } from '../../lib/ui/price-parts.tsx';

/** List price, what came off it and why, and the total that is charged: a sum that anybody can check. */
export function PriceSum({ quote }: { quote: Quote }) {
  const { t, money } = useWords();
  const { offers = [], discount, total, lines } = quote;
  const list = sumMoney(lines.map(({ price, listPrice }) => listPrice ?? price));
  return (
    <div className="border-t border-line pt-3">
      {offers.length > 0 && (
        <dl className="mb-2 flex flex-col gap-1 text-sm text-muted">
          <div className="flex justify-between gap-4">
            <dt>{t('price.list')}</dt>
            <dd className="tabular-nums">{list && money(list)}</dd>
          </div>
          {offers.map(({ offerId, name, code, amount }) => (
            <div key={offerId} className="flex justify-between gap-4 text-good">
              <dt className="min-w-0 break-words">
                {name}
                {code !== null && ` (${code})`}
              </dt>
              <dd className="shrink-0 tabular-nums">−{money(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-semibold">{t('price.total')}</span>
        <span className="text-2xl font-bold tabular-nums">{money(total)}</span>
      </p>
      {discount.amount > 0 && (
        <p className="text-right text-sm font-medium text-good">
          {t('price.saved', { amount: money(discount) })}
        </p>
      )}
      <PriceParts quote={quote} />
    </div>
  );
}
