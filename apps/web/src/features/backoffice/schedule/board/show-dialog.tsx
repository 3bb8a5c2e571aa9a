import { scheduleDeskOperations, type ScheduleWeek } from '@houseful/contract/schedule-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Dialog } from '../../../../lib/ui/dialog.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { seenClashes, type Block } from '../model/board.ts';
import { boardTimeOf, wallTimeOf } from '../model/days.ts';
import { type Draft, draftOfCopy, termsOf, toPlan } from '../model/draft.ts';
import { cancelShow, moveShow } from '../moves.ts';
import { useScheduleWords } from '../words/schedule-words.ts';
import { type Board, PlanProblem } from './board-news.tsx';
import { ShowForm } from './show-form.tsx';

interface ShowDialogProps {
  week: ScheduleWeek;
  board: Board;
  organisationId: string;
  cards: readonly { readonly priceCardId: string; readonly name: string }[];
  canPlan: boolean;
}

/** A show in all its particulars: one that is to be, or one that is there. */
export function ShowDialog({ board, ...rest }: ShowDialogProps) {
  const { opened, setOpened } = board;
  const { say } = useScheduleWords();
  const title = opened?.kind === 'show' ? opened.block.show.titleName : say('show.add');
  return (
    <Dialog open={opened !== null} title={title} onClose={() => setOpened(null)}>
      {opened?.kind === 'new' && <NewShow {...{ board, ...rest }} draft={opened.draft} />}
      {opened?.kind === 'show' && <KnownShow {...{ board, ...rest }} block={opened.block} />}
    </Dialog>
  );
}

function NewShow({ board, week, draft, ...rest }: ShowDialogProps & { draft: Draft }) {
  const { say } = useScheduleWords();
  const { plan, setOpened } = board;
  return (
    <ShowForm
      {...{ week, draft, ...rest }}
      isNew
      busy={plan.isPending}
      submit={say('show.place')}
      problem={plan.error && <PlanProblem error={plan.error} />}
      onSubmit={(filled) => plan.mutate([toPlan(filled)], { onSuccess: () => setOpened(null) })}
      clashesOf={(filled) => {
        const { screenId } = filled;
        const at = boardTimeOf(filled);
        return seenClashes(
          {
            ...{ ...at, screenId, showId: null, releaseDate: null },
            durationMinutes: minutesIn(filled),
          },
          week,
        );
      }}
    />
  );
}

function KnownShow({ board, week, block, canPlan, ...rest }: ShowDialogProps & { block: Block }) {
  const words = useScheduleWords();
  const { say, localDate, localTime, number } = words;
  const queries = useQueryClient();
  const { show } = block;
  const { showId } = show;
  const { sales } = show;
  const isSold = (sales?.seatsTaken ?? 0) > 0;
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['schedule-week', week.venue.venueId] });
    board.setOpened(null);
  };
  const change = useMutation({
    mutationFn: async (filled: Draft) => {
      const at = {
        screenId: filled.screenId,
        localDate: filled.localDate,
        localTime: filled.localTime,
      };
      const durationMinutes = minutesIn(filled);
      if (isMovedFrom(block, filled)) {
        await moveShow({ showId, ...at, durationMinutes, reason: say('reason.moved') });
      }
      await api.call(scheduleDeskOperations.changeShow, {
        ...{ showId, language: filled.language, format: filled.format },
        ...(filled.priceCardId !== '' && { terms: { ...show.terms, ...termsOf(filled) } }),
      });
    },
    onSuccess: done,
  });
  const cancel = useMutation({
    mutationFn: () => cancelShow({ showId, reason: say('reason.cancelled') }),
    onSuccess: done,
  });
  const draft = { ...draftOfCopy(block, block, undefined), ...wallTimeOf(block) };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        {localDate(show.localDate)}, {localTime(show.localTime)}
        {sales && (
          <>
            {' '}
            ·{' '}
            {say('show.taken', {
              taken: number(sales.seatsTaken),
              total: number(sales.seatsTotal),
            })}
          </>
        )}
      </p>
      {isSold && <Notice tone="warn">{say('show.protected')}</Notice>}
      {canPlan && !isSold && (
        <>
          <ShowForm
            {...{ week, draft, canPlan, ...rest }}
            isNew={false}
            busy={change.isPending}
            submit={say('show.save')}
            problem={change.error && <PlanProblem error={change.error} />}
            onSubmit={change.mutate}
            // Where it stands it stands: only another place can clash.
            clashesOf={(filled) =>
              isMovedFrom(block, filled)
                ? seenClashes(
                    {
                      ...boardTimeOf(filled),
                      ...{ showId, screenId: filled.screenId, releaseDate: null },
                      durationMinutes: minutesIn(filled),
                    },
                    week,
                  )
                : []
            }
          />
          <div className="flex flex-col gap-2 border-t border-line pt-4">
            <p className="text-sm text-muted">{say('show.cancelDetail')}</p>
            <div>
              <Button
                look="quiet"
                size="small"
                busy={cancel.isPending}
                onClick={() => cancel.mutate()}
              >
                {say('show.cancel')}
              </Button>
            </div>
            <ProblemNotice error={cancel.error} />
          </div>
        </>
      )}
    </div>
  );
}

function minutesIn({ durationMinutes }: Draft): number {
  return Number(durationMinutes) || 0;
}

/** Somewhere else, at another time, or longer or shorter. */
function isMovedFrom({ show, durationMinutes }: Block, filled: Draft): boolean {
  const { screenId, localDate, localTime } = filled;
  return (
    screenId !== show.screenId ||
    localDate !== show.localDate ||
    localTime !== show.localTime ||
    minutesIn(filled) !== durationMinutes
  );
}
