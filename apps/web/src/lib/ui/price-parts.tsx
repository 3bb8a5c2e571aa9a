import type { Quote } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';
import { useWords } from '../i18n/words.ts';

/** What a total is made of, on demand. */
export function PriceParts({ quote }: { quote: Quote }) {
  const { t } = useWords();
  return (
    <details className="text-sm text-muted">
      <summary className="flex min-h-8 w-fit items-center underline decoration-edge underline-offset-4 hover:decoration-current">
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
