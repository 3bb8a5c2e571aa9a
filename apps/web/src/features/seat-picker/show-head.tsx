import type { Show } from '@houseful/contract/booking';
import { Link } from 'react-router';
import { formatMoment } from '../../lib/format/moments.ts';

/** What, where and when: rendered on the server, before any seat is known. */
export function ShowHead({ show }: { show: Show }) {
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
        {formatMoment(show.startsAt, show.timeZone)} · {show.language} · {show.format}
      </p>
      <p className="text-sm text-faint">
        {show.venue.name}, {show.screenName}
      </p>
    </div>
  );
}
