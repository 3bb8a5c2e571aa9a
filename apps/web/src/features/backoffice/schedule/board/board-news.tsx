import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { ReactNode } from 'react';
import { isProblem } from '../../../../lib/api/problem.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { clashText } from '../clash-text.ts';
import { timeOf } from '../model/days.ts';
import { useScheduleWords } from '../words/schedule-words.ts';
import type { useBoard } from './use-board.ts';

export type Board = ReturnType<typeof useBoard>;

interface BoardNewsProps {
  board: Board;
  week: ScheduleWeek;
  /** Stands beside what would come of it. */
  children: ReactNode;
}

/** What has just come of it, and what would: told in one place that is read out, too. */
export function BoardNews({ board, week, children }: BoardNewsProps) {
  const words = useScheduleWords();
  const { say } = words;
  const { ghost, copied, plan, move, cancel } = board;
  const screenName = (id: string) =>
    week.screens.find(({ screenId }) => screenId === id)?.name ?? '';
  const placed = plan.data?.items ?? [];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {children}
        <p role="status" className="min-h-6 min-w-64 flex-1 text-sm max-md:empty:hidden">
          {ghost && (
            <>
              <span className="font-semibold tabular-nums">
                {timeOf(ghost.wish.minute)}–{timeOf(ghost.wish.minute + ghost.wish.durationMinutes)}
              </span>{' '}
              · {screenName(ghost.wish.screenId)} · {words.localDate(ghost.wish.day)}{' '}
              {ghost.clashes.length > 0 ? (
                <span className="font-semibold text-bad">
                  {ghost.clashes.map((clash) => clashText(clash, words)).join(' ')}
                </span>
              ) : (
                <span className="text-good">{say('ghost.free')}</span>
              )}
            </>
          )}
          {!ghost && copied && (
            <>
              {say('copied', { title: copied.show.titleName })}{' '}
              <Button look="plain" size="small" className="px-1" onClick={board.forgetCopied}>
                {say('copied.forget')}
              </Button>
            </>
          )}
        </p>
      </div>
      {plan.error && <PlanProblem error={plan.error} />}
      {placed.length > 0 && !cancel.isPending && (
        <Notice tone="good">
          <span className="flex flex-wrap items-center justify-between gap-2">
            {placed.map(({ titleName, localTime }) =>
              say('placed', { title: titleName, time: words.localTime(localTime) }),
            )}
            <Button
              look="quiet"
              size="small"
              onClick={() => cancel.mutate(placed.map(({ showId }) => showId))}
            >
              {say('undo')}
            </Button>
          </span>
        </Notice>
      )}
      <ProblemNotice error={move.error ?? cancel.error} />
    </div>
  );
}

/** Why nothing was placed: every reason, by name. */
export function PlanProblem({ error }: { error: unknown }) {
  const words = useScheduleWords();
  if (!isProblem(error, 'shows-clash')) return <ProblemNotice error={error} />;
  const reasons = error.members.clashing.flatMap(({ clashes }) => clashes);
  return (
    <Notice tone="bad" title={words.say('clash.title')} urgent>
      <ul className="mt-1 list-disc pl-5">
        {reasons.map((clash) => (
          <li key={JSON.stringify(clash)}>{clashText(clash, words)}</li>
        ))}
      </ul>
    </Notice>
  );
}
