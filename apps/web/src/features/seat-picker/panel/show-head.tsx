import type { Show } from '@houseful/contract/booking';
import { Link } from 'react-router';
import { languageName } from '../../../lib/i18n/language-names.ts';
import { useWords } from '../../../lib/i18n/words.ts';

/** What, where and when: rendered on the server, before any seat is known. */
export function ShowHead({ show }: { show: Show }) {
  const { t, moment, locale } = useWords();
  const { notice } = show;
  return (
    <div className="min-w-0">
      <h1 className="text-lg leading-tight font-bold">
        <Link
          to={`/titles/${show.titleId}?city=${show.venue.cityId}&date=${show.localDate}`}
          className="hover:text-bulb"
        >
          {show.title.name}
        </Link>
      </h1>
      <p className="text-sm text-muted">
        {moment(show.startsAt, show.timeZone)} · {languageName(show.language, locale)} ·{' '}
        {show.format}
      </p>
      {notice?.kind === 'moved' && (
        <p className="text-sm text-warn">
          {t('seats.state.moved', { when: moment(notice.wasStartingAt, show.timeZone) })}
        </p>
      )}
      <p className="truncate text-sm text-faint">
        {show.venue.name}, {show.screenName}
      </p>
    </div>
  );
}
