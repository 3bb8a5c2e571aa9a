import type { Employment } from '@houseful/contract/organisations';
import { scheduleDeskOperations } from '@houseful/contract/schedule-desk';
import type { SentInputOf } from '@houseful/contract/operation';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../../../lib/browser.ts';
import { ChipToggle } from '../../../../lib/ui/chip.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { useVenues } from '../../choices/use-house.ts';
import { NoVenue } from '../no-venue.tsx';
import { usePlaceInProgramme, usePriceCards, useWeek } from '../use-schedule.ts';
import { useScheduleWords } from '../words/schedule-words.ts';
import { BatchProgress } from './batch-progress.tsx';
import { CheckResult } from './check-result.tsx';
import { CopyForm } from './copy-form.tsx';
import { TemplateForm } from './template-form.tsx';

export type SentPlan = SentInputOf<(typeof scheduleDeskOperations)['checkSchedule']>['plan'];
export type Mode = 'all-or-nothing' | 'skip-clashes';

/** Many days at once: what is wanted, what would come of it, and how far it is. */
export function ProgrammeDesk({ employment }: { employment: Employment }) {
  const { say } = useScheduleWords();
  const { organisationId } = employment.organisation;
  const [address] = useSearchParams();
  const place = usePlaceInProgramme();
  const venues = useVenues(organisationId);
  const cards = usePriceCards(organisationId);
  const venue = venues.data?.find(({ venueId }) => venueId === place.venueId) ?? venues.data?.[0];
  const week = useWeek(venue?.venueId, place.from);
  const batchId = address.get('batch');
  const isCopy = address.get('kind') === 'copy';

  const check = useMutation({
    mutationFn: async (plan: SentPlan) => ({
      plan,
      told: await api.call(scheduleDeskOperations.checkSchedule, { plan }),
    }),
  });
  const apply = useMutation({
    mutationFn: ({ plan, mode }: { plan: SentPlan; mode: Mode }) =>
      api.call(scheduleDeskOperations.applySchedule, { plan, mode }),
    onSuccess: (batch) => {
      check.reset();
      place.go({ batch: batch.batchId });
    },
  });

  const error = venues.error ?? cards.error ?? week.error;
  if (error) return <ProblemNotice error={error} onRetry={() => void week.refetch()} />;
  if (venues.data && !venue) return <NoVenue />;
  if (!week.data || !cards.data) {
    return (
      <>
        <LoadingLabel>{say('loading')}</LoadingLabel>
        <Skeleton className="h-64" />
      </>
    );
  }
  const back = `/desk/schedule?venue=${week.data.venue.venueId}&from=${place.from}`;
  const forms = {
    ...{ week: week.data, cards: cards.data, organisationId },
    from: firstDay(address.get('from') ?? place.from, isCopy ? '' : place.today),
    busy: check.isPending,
    onCheck: check.mutate,
    onChange: () => check.reset(),
  };
  return (
    <>
      <p>
        <Link to={back} className="font-semibold text-bulb underline-offset-4 hover:underline">
          {say('programme.back', { venue: week.data.venue.name })}
        </Link>
      </p>
      {batchId ? (
        <BatchProgress
          key={batchId}
          {...{ batchId }}
          week={week.data}
          onAnother={() => place.go({ batch: null })}
        />
      ) : (
        <>
          <div className="flex flex-wrap gap-2" role="group" aria-label={say('programme.kind')}>
            <ChipToggle on={!isCopy} onClick={() => place.go({ kind: null })}>
              {say('programme.template')}
            </ChipToggle>
            <ChipToggle on={isCopy} onClick={() => place.go({ kind: 'copy' })}>
              {say('programme.copy')}
            </ChipToggle>
          </div>
          {isCopy ? (
            <CopyForm {...forms} days={Number(address.get('days')) || 7} />
          ) : (
            <TemplateForm {...forms} />
          )}
          <ProblemNotice error={check.error ?? apply.error} />
          {check.data && (
            <CheckResult
              week={week.data}
              told={check.data.told}
              busy={apply.isPending}
              onApply={(mode) => apply.mutate({ plan: check.data.plan, mode })}
            />
          )}
        </>
      )}
    </>
  );
}

/** Nobody plans the past; copied it may be. */
function firstDay(asked: string, today: string): string {
  return asked < today ? today : asked;
}
