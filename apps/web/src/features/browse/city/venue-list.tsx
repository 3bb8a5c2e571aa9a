import type { Venue } from '@houseful/contract/venues';
import { Link } from 'react-router';
import { useWords } from '../../../lib/i18n/words.ts';
import { venueKindWord } from '../venue/venue-words.ts';

/** The houses of a city, by name. */
export function VenueList({ venues }: { venues: readonly Venue[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="venues">
      <h2 id="venues" className="mb-4 font-sign text-2xl text-bulb sm:text-3xl">
        {t('browse.venues')}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {venues.map((venue) => (
          <li key={venue.venueId}>
            <Link
              to={`/venues/${venue.venueId}`}
              className="flex h-full flex-col gap-0.5 rounded-card border border-line bg-surface px-4 py-3 hover:border-bulb hover:bg-raised"
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 leading-snug font-semibold break-words">{venue.name}</span>
                <span className="shrink-0 text-xs text-muted">{venueKindWord(venue.kind, t)}</span>
              </span>
              <span className="line-clamp-2 text-sm text-muted">{venue.address}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
