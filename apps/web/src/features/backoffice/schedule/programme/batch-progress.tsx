import { scheduleDeskOperations, type ScheduleWeek } from '@houseful/contract/schedule-desk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { Panel } from '../../panel.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';
import { ClashTable } from './clash-table.tsx';

const ASK_EVERY_MS = 1_000;

interface BatchProgressProps {
  batchId: string;
  week: ScheduleWeek;
  onAnother: () => void;
}

/** How far a batch is. It goes on by itself: the page may be closed, and finds it again by its address. */
export function BatchProgress({ batchId, week, onAnother }: BatchProgressProps) {
  const { say, number } = useScheduleWords();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['schedule-batch', batchId],
    queryFn: () => api.call(scheduleDeskOperations.getScheduleBatch, { batchId }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_EVERY_MS : false),
  });
  const isOver = data !== undefined && data.state !== 'running';
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ queryKey: ['schedule-week'] });
  }, [isOver, queries]);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  const { state, showsDone, showsWanted, showsAdded, clashing } = data;
  return (
    <Panel title={say('batch.title')}>
      {state === 'running' && (
        <>
          <progress
            className="h-3 w-full accent-marquee"
            aria-label={say('batch.title')}
            value={showsDone}
            max={showsWanted}
          />
          <p role="status">
            {say('batch.running', { done: number(showsDone), wanted: number(showsWanted) })}
          </p>
        </>
      )}
      {state === 'done' && (
        <Notice tone="good">
          {say('batch.done', {
            count: showsAdded,
            added: number(showsAdded),
            skipped: number(clashing.length),
          })}
        </Notice>
      )}
      {state === 'refused' && <Notice tone="bad">{say('batch.refused')}</Notice>}
      <div>
        <Button look="quiet" onClick={onAnother}>
          {say('batch.another')}
        </Button>
      </div>
      {clashing.length > 0 && <ClashTable {...{ week, clashing }} />}
    </Panel>
  );
}
