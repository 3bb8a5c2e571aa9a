import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { GateShow } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import type { Employment } from '@houseful/contract/organisations';
import { Link } from 'react-router';
import { dayOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';
import { api, serverTime } from '../../../lib/browser.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useVenues } from '../choices/use-house.ts';
import { deviceTimeZone } from '../device-time-zone.ts';
import { localDateOf } from '../../../lib/format/moments.ts';
import { Panel } from '../panel.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useGateWords } from './words/gate-words.ts';

/** The shows of a day, of one venue or of all; both stand in the address. */
export function GateShows({ employment }: { employment: Employment }) {
  const { say } = useGateWords();
  const { address, change } = useAddress();
  const venues = useVenues(employment.organisation.organisationId);
  const date = dayOf(address, 'date') ?? localDateOf(serverTime.now(), deviceTimeZone());
  const venueId = textOf(address, 'venue');
  const query = usePages(
    ['gate-shows', date, venueId],
    (cursor) => api.call(gateOperations.listGateShows, { date, venueId, cursor, limit: 50 }),
    { keepsOld: false },
  );
  const { items: shows } = query;
  return (
    <Panel title={say('shows.heading')}>
      <div className="flex flex-wrap gap-3">
        <Field
          label={say('shows.date')}
          type="date"
          required
          value={date}
          className="max-w-56"
          onChange={({ target }) => {
            if (target.value !== '') change({ date: target.value });
          }}
        />
        <SelectField
          label={say('shows.venue')}
          value={venueId ?? ''}
          options={[
            { value: '', label: say('shows.everywhere') },
            ...(venues.data ?? []).map((venue) => ({ value: venue.venueId, label: venue.name })),
          ]}
          onChange={(venue) => change({ venue })}
        />
      </div>
      {query.error ? (
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ShowLines shows={shows} />
      )}
      <MoreButton query={query}>{say('shows.more')}</MoreButton>
    </Panel>
  );
}

function ShowLines({ shows }: { shows: readonly GateShow[] | undefined }) {
  const { say, moment } = useGateWords();
  if (!shows) {
    return (
      <>
        <LoadingLabel>{say('shows.loading')}</LoadingLabel>
        <Skeleton className="h-20" />
      </>
    );
  }
  if (shows.length === 0) return <p className="text-muted">{say('shows.empty')}</p>;
  return (
    <ul className="divide-y divide-line">
      {shows.map(({ showId, label }) => (
        <li key={showId}>
          <Link
            to={`/desk/gate/${showId}`}
            state={{ label }}
            className="flex flex-wrap justify-between gap-x-6 gap-y-1 px-2 py-3 hover:bg-raised"
          >
            <span className="font-semibold">{label.titleName}</span>
            <span className="text-sm text-muted">
              {label.venueName}, {label.screenName} · {moment(label.startsAt, label.timeZone)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
