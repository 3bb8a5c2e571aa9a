import type { Employment } from '@houseful/contract/organisations';
import { ButtonLink } from '../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { useMay } from '../staff/my-desk.ts';
import { WeekBoard } from './board/week-board.tsx';
import { useVenues } from '../choices/use-house.ts';
import { NoVenue } from './no-venue.tsx';
import { usePlaceInProgramme, useWeek } from './use-schedule.ts';
import { WeekBar } from './week-bar.tsx';
import { useScheduleWords } from './words/schedule-words.ts';

/** The programme of a venue, week by week. */
export function ScheduleDesk({ employment }: { employment: Employment }) {
  const { say } = useScheduleWords();
  const { organisationId } = employment.organisation;
  const venues = useVenues(organisationId);
  const place = usePlaceInProgramme();
  const venue = venues.data?.find(({ venueId }) => venueId === place.venueId) ?? venues.data?.[0];
  const week = useWeek(venue?.venueId, place.from);
  const may = useMay();
  if (venues.error)
    return <ProblemNotice error={venues.error} onRetry={() => void venues.refetch()} />;
  if (!venues.data) return <Loading />;
  if (!venue) return <NoVenue />;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="w-full sm:w-80">
          <SelectField
            label={say('venue.label')}
            value={venue.venueId}
            options={venues.data.map(({ venueId, name, cityName }) => ({
              ...{ value: venueId, label: `${name}, ${cityName}` },
            }))}
            onChange={(venueId) => place.go({ venue: venueId })}
          />
        </div>
        {may('run-schedule') && (
          <ButtonLink
            look="quiet"
            to={`/desk/schedule/programme?venue=${venue.venueId}&from=${place.from}`}
          >
            {say('programme.open')}
          </ButtonLink>
        )}
      </div>
      <WeekBar {...{ place }} venueId={venue.venueId} />
      {week.error && <ProblemNotice error={week.error} onRetry={() => void week.refetch()} />}
      {!week.data && !week.error && <Loading />}
      {week.data && (
        <WeekBoard key={venue.venueId} {...{ organisationId, place }} week={week.data} />
      )}
    </>
  );
}

function Loading() {
  const { say } = useScheduleWords();
  return (
    <>
      <LoadingLabel>{say('loading')}</LoadingLabel>
      <Skeleton className="h-16" />
      <Skeleton className="h-64" />
    </>
  );
}
