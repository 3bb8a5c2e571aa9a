import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { Employment } from '@houseful/contract/organisations';
import { venuesDeskOperations, type DeskVenue } from '@houseful/contract/venues-desk';
import { Link } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import { usePages } from '../lists/use-pages.ts';
import { usePlacesWords } from './words/places-words.ts';

/** The venues that one works for, by name. */
export function VenueList({ employment }: { employment: Employment }) {
  const { say } = usePlacesWords();
  const may = useMay();
  const { organisationId: organisation } = employment.organisation;
  const query = usePages(['desk-venues', organisation], (cursor) =>
    api.call(venuesDeskOperations.listDeskVenues, { organisation, cursor, limit: 50 }),
  );
  const register = may('run-places') && (
    <div>
      <ButtonLink to="/desk/venues/new">{say('venue.register')}</ButtonLink>
    </div>
  );
  if (query.error)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.items) {
    return (
      <div className="flex flex-col gap-2">
        <LoadingLabel>{say('venue.loading')}</LoadingLabel>
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
    );
  }
  const { items: venues } = query;
  if (venues.length === 0) {
    return (
      <EmptyState title={say('venue.none')} action={register}>
        {say('venue.noneDetail')}
      </EmptyState>
    );
  }
  return (
    <>
      {register}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {venues.map((venue) => (
          <VenueLine key={venue.venueId} {...{ venue }} />
        ))}
      </ul>
      <MoreButton query={query}>{say('venue.more')}</MoreButton>
    </>
  );
}

function VenueLine({ venue }: { venue: DeskVenue }) {
  const { say, number } = usePlacesWords();
  const { venueId, name, address, cityName, screens } = venue;
  const seats = screens.reduce((sum, { seatCount }) => sum + seatCount, 0);
  const isHidden = screens.every(({ seatMapId, isRetired }) => seatMapId === null || isRetired);
  return (
    <li>
      <Link
        to={`/desk/venues/${venueId}`}
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 hover:bg-raised"
      >
        <span className="min-w-0">
          <span className="block font-semibold break-words">{name}</span>
          <span className="block text-sm break-words text-muted">
            {address}, {cityName}
          </span>
        </span>
        <span className="text-sm text-muted tabular-nums">
          {isHidden ? (
            <span className="font-medium text-warn">{say('venue.hidden')}</span>
          ) : (
            <>
              {say('venue.screens', { count: screens.length })} ·{' '}
              {say('venue.seats', { count: seats, number: number(seats) })}
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
