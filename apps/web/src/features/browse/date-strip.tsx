import clsx from 'clsx';
import { Link, useSearchParams } from 'react-router';
import { formatLocalDate, localDateParts } from '../../lib/format/moments.ts';

interface DateStripProps {
  dates: readonly string[];
  chosen: string;
  today: string;
}

export function DateStrip({ dates, chosen, today }: DateStripProps) {
  const [query] = useSearchParams();
  return (
    <nav aria-label="Days with shows">
      <ul className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-2">
        {dates.map((date) => {
          const address = new URLSearchParams(query);
          address.set('date', date);
          const { weekday, day, month } = localDateParts(date);
          return (
            <li key={date}>
              <Link
                to={`?${address}`}
                replace
                preventScrollReset
                aria-label={formatLocalDate(date)}
                aria-current={date === chosen ? 'date' : undefined}
                className={clsx(
                  'flex min-w-16 flex-col items-center rounded-lg border px-3 py-2',
                  date === chosen
                    ? 'border-bulb bg-bulb text-on-bulb'
                    : 'border-line bg-surface hover:border-edge',
                )}
              >
                <span className="text-xs font-medium">{date === today ? 'Today' : weekday}</span>
                <span className="text-lg leading-tight font-bold">{day}</span>
                <span className="text-xs">{month}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
