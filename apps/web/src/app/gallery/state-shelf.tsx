import { ApiProblem, noConnection } from '../../lib/api/problem.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../lib/ui/notice.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import { Spinner } from '../../lib/ui/spinner.tsx';
import { Shelf, Specimen } from './specimen.tsx';

const TONES = ['info', 'good', 'warn', 'bad'] as const;

export function StateShelf() {
  const { t } = useWords();
  return (
    <Shelf id="states" title="States of a screen">
      <Specimen name="Loading: Skeleton with its LoadingLabel, Spinner">
        <div className="flex flex-col gap-3">
          <LoadingLabel>{t('shell.loading')}</LoadingLabel>
          <Skeleton className="h-6 w-2/3" />
          <Skeleton className="h-24" />
          <Spinner />
        </div>
      </Specimen>
      <Specimen name="EmptyState, with a way on">
        <EmptyState
          title={t('shell.nothingHere')}
          action={<Button>{t('shell.toFrontPage')}</Button>}
        >
          {t('shell.nothingHereDetail')}
        </EmptyState>
      </Specimen>
      <Specimen name="Notice, in each tone">
        <div className="flex flex-col gap-3">
          {TONES.map((tone) => (
            <Notice key={tone} tone={tone} title={t('shell.offline')}>
              {t('shell.promise')}
            </Notice>
          ))}
        </div>
      </Specimen>
      <Specimen name="ProblemNotice: a refusal, our own fault, no connection, something unknown">
        <div className="flex flex-col gap-3">
          {problems().map((error, index) => (
            <ProblemNotice key={index} error={error} onRetry={() => undefined} />
          ))}
        </div>
      </Specimen>
    </Shelf>
  );
}

function problems(): readonly unknown[] {
  return [
    new ApiProblem({
      code: 'too-many-seats',
      status: 422,
      title: 'Too many seats',
      members: { seatsPerHoldMax: 10 },
    }),
    new ApiProblem({ code: 'bug', status: 500, title: 'A bug', instance: 'req-4f9a' }),
    noConnection(),
    new Error('something that no server said'),
  ];
}
