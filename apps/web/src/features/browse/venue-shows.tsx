import type { ShowOnOffer, ShowsByVenue } from '@houseful/contract/catalog';
import clsx from 'clsx';
import { Link } from 'react-router';
import { formatLocalTime } from '../../lib/format/moments.ts';
import { formatMoney } from '../../lib/format/money.ts';
import { availabilityWords, type AvailabilityTone } from './availability-words.ts';

interface VenueShowsProps {
  venues: ShowsByVenue['venues'];
  /** When the shows of more than one city stand together. */
  showCity: boolean;
}

export function VenueShows({ venues, showCity }: VenueShowsProps) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
      {venues.map(({ venue, shows }) => (
        <li key={venue.venueId} className="flex flex-col gap-3 p-4 lg:flex-row lg:gap-6">
          <div className="lg:w-72 lg:shrink-0">
            <h3 className="leading-snug font-semibold">{venue.name}</h3>
            <p className="text-sm text-faint">
              {venue.address}
              {showCity && `, ${venue.cityName}`}
            </p>
          </div>
          <ul className="grid flex-1 grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-2.5 lg:self-start">
            {shows.map((show) => (
              <li key={show.showId}>
                <ShowChip show={show} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const TONES: Record<AvailabilityTone, string> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  off: 'text-faint',
};

function ShowChip({ show }: { show: ShowOnOffer }) {
  const { text, tone } = availabilityWords(show.availability);
  const content = (
    <>
      <span className="text-base font-bold">{formatLocalTime(show.localTime)}</span>
      <span className="text-xs text-muted">
        {show.language} · {show.format}
      </span>
      {show.availability && (
        <span className="text-xs text-muted">from {formatMoney(show.availability.priceFrom)}</span>
      )}
      <span className={clsx('text-xs font-semibold', TONES[tone])}>{text}</span>
    </>
  );
  const box = 'flex h-full flex-col rounded-lg border px-3 py-2';
  if (show.availability === null) {
    return <span className={clsx(box, 'border-line text-faint')}>{content}</span>;
  }
  return (
    <Link
      to={`/shows/${show.showId}/seats`}
      className={clsx(box, 'border-edge bg-ground hover:border-bulb hover:bg-raised')}
    >
      {content}
    </Link>
  );
}
