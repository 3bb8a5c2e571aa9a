import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../../lib/i18n/words.ts';
import { dayAfter } from '../../lib/time/calendar.ts';

interface DateStripProps {
  dates: readonly string[];
  chosen: string;
  today: string;
}

/** The days that have a show, each a link; the first two are called by what they are. */
export function DateStrip({ dates, chosen, today }: DateStripProps) {
  const { t, localDateParts } = useWords();
  const [query] = useSearchParams();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const day = list.current?.querySelector<HTMLElement>('[aria-current]');
    // Sideways only: the page itself stays where it is.
    if (day && list.current)
      list.current.scrollLeft = day.offsetLeft - list.current.clientWidth / 2;
  }, []);
  const near = new Map([
    [today, t('titlePage.today')],
    [dayAfter(today), t('titlePage.tomorrow')],
  ]);
  return (
    <nav aria-label={t('titlePage.days')}>
      <ul
        ref={list}
        className="relative -mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none]"
      >
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
                aria-current={date === chosen ? 'date' : undefined}
                className={clsx(
                  'flex min-w-16 flex-col items-center rounded-lg border px-3 py-2 whitespace-nowrap',
                  date === chosen
                    ? 'border-bulb bg-bulb text-on-bulb'
                    : 'border-line bg-surface hover:border-edge hover:bg-raised',
                )}
              >
                <span className="text-xs font-medium">{near.get(date) ?? weekday}</span>
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
