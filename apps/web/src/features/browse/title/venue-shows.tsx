import { Link } from 'react-router';
import { ShowTimes } from '../show-times.tsx';
import type { Venues } from './show-choice.ts';

/** Where a title plays on a day, and when. */
export function VenueShows({ venues }: { venues: Venues }) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">
      {venues.map(({ venue, shows }) => (
        <li key={venue.venueId} className="flex flex-col gap-3 p-4 lg:flex-row lg:gap-6">
          <div className="min-w-0 lg:w-72 lg:shrink-0">
            <h3 className="leading-snug font-semibold">
              <Link
                to={`/venues/${venue.venueId}`}
                className="inline-block py-0.5 underline-offset-4 hover:text-bulb hover:underline"
              >
                {venue.name}
              </Link>
            </h3>
            <p className="text-sm text-muted">{venue.address}</p>
          </div>
          <ShowTimes shows={shows} />
        </li>
      ))}
    </ul>
  );
}
