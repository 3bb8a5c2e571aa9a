import { bookingOperations } from '@houseful/contract/booking';
import { catalogOperations } from '@houseful/contract/catalog';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Button } from '../../../../lib/ui/button.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { TitleChoice } from '../../choices/title-choice.tsx';
import { useVenues } from '../../choices/use-house.ts';
import { usePricesWords } from '../words/prices-words.ts';

interface ShowSearchProps {
  organisationId: string;
  showId: string;
  disabled: boolean;
  error: string | undefined;
  onChange: (showId: string) => void;
}

/** The show that prices step for: told by name, or found by title and day. */
export function ShowSearch({ organisationId, showId, disabled, error, onChange }: ShowSearchProps) {
  const { say, moment } = usePricesWords();
  const [titleIds, setTitleIds] = useState<readonly string[]>([]);
  const { data: show } = useQuery({
    queryKey: ['show', showId],
    queryFn: () => api.call(bookingOperations.getShow, { showId }),
    enabled: showId !== '',
  });
  const [titleId] = titleIds;
  return (
    <div className="flex flex-col gap-3">
      {showId !== '' && (
        <p className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line px-3 py-2">
          <span className="min-w-0 break-words">
            {show ? (
              <>
                <strong>{show.title.name}</strong>
                <span className="block text-sm text-muted">
                  {`${moment(show.startsAt, show.timeZone)} · ${show.venue.name}, ${show.screenName}`}
                </span>
              </>
            ) : (
              showId
            )}
          </span>
          {!disabled && (
            <Button look="plain" onClick={() => onChange('')}>
              {say('steps.otherShow')}
            </Button>
          )}
        </p>
      )}
      {showId === '' && (
        <TitleChoice
          label={say('steps.title')}
          hint={say('steps.titleHint')}
          removeLabel={(name) => say('waivers.removeTitle', { name })}
          {...{ organisationId, titleIds, titlesMax: 1, disabled, error }}
          onChange={setTitleIds}
        />
      )}
      {showId === '' && titleId !== undefined && (
        <ShowsOfDay {...{ organisationId, titleId, onChange }} />
      )}
    </div>
  );
}

interface ShowsOfDayProps {
  organisationId: string;
  titleId: string;
  onChange: (showId: string) => void;
}

function ShowsOfDay({ organisationId, titleId, onChange }: ShowsOfDayProps) {
  const { say, localDate, localTime } = usePricesWords();
  const [date, setDate] = useState<string>();
  const { data: own = [] } = useVenues(organisationId);
  const { data, error } = useQuery({
    queryKey: ['desk-shows', titleId, date],
    queryFn: ({ signal }) =>
      api.call(catalogOperations.listTitleShows, { titleId, date }, { signal }),
  });
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Skeleton className="h-20" />;
  const shows = data.venues
    .filter(({ venue }) => own.some(({ venueId }) => venueId === venue.venueId))
    .flatMap(({ venue, shows: some }) => some.map((show) => ({ venue, show })));
  if (data.dates.length === 0) return <p className="text-muted">{say('steps.noShows')}</p>;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={say('steps.day')}
        value={data.date}
        options={data.dates.map((day) => ({ value: day, label: localDate(day) }))}
        onChange={setDate}
      />
      <SelectField
        label={say('steps.show')}
        value=""
        options={[
          { value: '', label: say('steps.chooseShow') },
          ...shows.map(({ show, venue }) => ({
            value: show.showId,
            label: `${localTime(show.localTime)} · ${venue.name}, ${show.screenName}`,
          })),
        ]}
        onChange={onChange}
      />
    </div>
  );
}
