import type { ShowPrices } from '@houseful/contract/pricing-desk';
import { Notice } from '../../../../lib/ui/notice.tsx';
import { usePricesWords } from '../words/prices-words.ts';

/** What buyers would pay, and what of it is the fee and the tax; and what the card has no price for. */
export function ShowPricesTable({ prices }: { prices: ShowPrices }) {
  const { say, money, list } = usePricesWords();
  const { categories, unpriced, pricing } = prices;
  const heads = ['buyers', 'base', 'fee', 'tax'] as const;
  return (
    <div className="flex flex-col gap-3">
      {unpriced.length > 0 && (
        <Notice tone="warn" title={say('tester.unpriced')}>
          {list(unpriced.map(({ name }) => name))}
        </Notice>
      )}
      {categories.length > 0 && (
        <div className="overflow-x-auto" role="region" aria-label={say('tester')} tabIndex={0}>
          <table className="w-full text-left">
            <caption className="sr-only">{say('tester')}</caption>
            <thead className="text-sm text-muted">
              <tr>
                <th scope="col" className="py-2 pr-3 font-medium">
                  {say('cards.category')}
                </th>
                {heads.map((head) => (
                  <th key={head} scope="col" className="px-2 py-2 text-right font-medium">
                    {say(`tester.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {categories.flatMap(({ categoryId, name, ticketTypes }) =>
                ticketTypes.map((type) => (
                  <tr key={`${categoryId} ${type.ticketTypeId}`} className="border-t border-line">
                    <th scope="row" className="py-2 pr-3 font-medium">
                      {ticketTypes.length > 1 ? `${name} · ${type.name}` : name}
                    </th>
                    <td className="px-2 py-2 text-right font-semibold tabular-nums">
                      {money(type.price)}
                    </td>
                    {[type.base, type.fee, type.tax].map((part, index) => (
                      <td
                        key={heads[index + 1]}
                        className="px-2 py-2 text-right text-muted tabular-nums"
                      >
                        {money(part)}
                      </td>
                    ))}
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
      <p className="text-sm text-muted">
        {say(pricing.fee === null ? 'tester.noFee' : 'tester.withFee')}
      </p>
    </div>
  );
}
