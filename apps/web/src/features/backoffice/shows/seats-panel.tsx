import type { DeskShowDetails, ShowSeats } from '@houseful/contract/shows-desk';
import { Panel } from '../panel.tsx';
import { SeatBar } from './seat-bar.tsx';
import { useShowsWords } from './words/shows-words.ts';

/** How the show sells, category by category. */
export function SeatsPanel({ show }: { show: DeskShowDetails }) {
  const { say, money, number } = useShowsWords();
  const { seats, categories, orders, takings } = show;
  const rows: (ShowSeats & { key: string; name: string; price: string })[] = categories.map(
    ({ categoryId, name, price, ...counts }) => ({
      ...{ ...counts, key: categoryId, name, price: money(price) },
    }),
  );
  if (seats && rows.length > 1) {
    rows.push({ ...seats, key: '*', name: say('seats.all'), price: '' });
  }
  return (
    <Panel title={say('seats.title')}>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Figure name={say('sales.orders')} value={number(orders)} />
        {takings && <Figure name={say('sales.takings')} value={money(takings)} />}
      </dl>
      <div
        className="-mx-4 overflow-x-auto px-4 sm:-mx-5 sm:px-5"
        role="region"
        aria-label={say('seats.caption')}
        tabIndex={0}
      >
        <table className="w-full text-left text-sm">
          <caption className="sr-only">{say('seats.caption')}</caption>
          <thead className="text-muted">
            <tr>
              <th scope="col" className="py-2 pr-4 font-medium">
                {say('seats.category')}
              </th>
              {(['sold', 'held', 'setAside', 'left'] as const).map((name) => (
                <th key={name} scope="col" className="py-2 pl-3 text-right font-medium sm:pl-4">
                  {say(`seats.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, price, ...counts }) => (
              <tr key={key} className="border-t border-line align-top tabular-nums">
                <th scope="row" className="min-w-28 py-3 pr-2 sm:min-w-40 sm:pr-4 font-normal">
                  <span className="flex justify-between gap-3">
                    <span className="font-semibold">{name}</span>
                    <span className="text-muted">{price}</span>
                  </span>
                  <span className="mt-2 block">
                    <SeatBar {...counts} />
                  </span>
                </th>
                <td className="py-3 pl-3 text-right sm:pl-4">{number(counts.sold)}</td>
                <td className="py-3 pl-3 text-right sm:pl-4">{number(counts.held)}</td>
                <td className="py-3 pl-3 text-right sm:pl-4">{number(counts.setAside)}</td>
                <td className="py-3 pl-3 text-right sm:pl-4">
                  {number(Math.max(0, counts.total - counts.sold - counts.held - counts.setAside))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-2xl font-bold tabular-nums">{value}</dd>
    </div>
  );
}
