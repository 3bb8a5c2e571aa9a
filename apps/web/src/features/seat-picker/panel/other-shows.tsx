import { Link } from 'react-router';
import type { Show } from '@houseful/contract/booking';
import { useWords } from '../../../lib/i18n/words.ts';
import { useOtherShows } from '../use-other-shows.ts';

const SHOWS_MAX = 12;

/** The other times of this day at this venue, in one tap. Says nothing when there are none. */
export function OtherTimes({ show }: { show: Show }) {
  const { t, localTime } = useWords();
  const here = useOtherShows(show, true)?.filter(({ isHere }) => isHere) ?? [];
  if (here.length === 0) return null;
  return (
    <nav
      aria-label={t('seats.state.otherTimes')}
      className="-mx-1 hidden overflow-x-auto px-1 lg:block"
    >
      <ul className="flex flex-wrap gap-1.5">
        {here.slice(0, SHOWS_MAX).map((other) => (
          <li key={other.showId}>
            <Link
              to={`/shows/${other.showId}/seats`}
              aria-label={`${localTime(other.localTime)}, ${other.screenName}`}
              className="flex min-h-8 items-center rounded-md border border-line px-2 text-sm text-muted hover:border-edge hover:text-ink"
            >
              {localTime(other.localTime)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where the title can still be seen on this day. */
export function OtherShows({ show }: { show: Show }) {
  const { t, localTime } = useWords();
  const others = useOtherShows(show, true);
  if (!others) return null;
  if (others.length === 0) return <p className="text-sm text-muted">{t('seats.state.noOther')}</p>;
  return (
    <nav aria-labelledby="other-shows" className="flex w-full flex-col gap-2">
      <h2 id="other-shows" className="text-sm font-semibold">
        {t('seats.state.otherShows')}
      </h2>
      <ul className="flex flex-col gap-1.5">
        {others.slice(0, SHOWS_MAX).map((other) => (
          <li key={other.showId}>
            <Link
              to={`/shows/${other.showId}/seats`}
              className="flex min-h-11 items-center gap-3 rounded-lg border border-line px-3 py-1.5 text-sm hover:border-edge hover:bg-raised"
            >
              <span className="font-semibold whitespace-nowrap">{localTime(other.localTime)}</span>
              <span className="min-w-0 truncate text-muted">
                {other.venueName}, {other.screenName}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
