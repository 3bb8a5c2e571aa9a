import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import { useMay } from '../../staff/my-desk.ts';
import { useIsWide } from '../../seat-plan/model/use-is-wide.ts';
import { Notice } from '../../../../lib/ui/notice.tsx';
import { EmptyState } from '../../../../lib/ui/page.tsx';
import { ButtonLink } from '../../../../lib/ui/button.tsx';
import { boardTimeOf } from '../model/days.ts';
import { draftOf } from '../model/draft.ts';
import { nextStart } from '../model/board.ts';
import { TitleShelf } from '../title-shelf.tsx';
import { usePriceCards } from '../use-schedule.ts';
import { chosenDay, type PlaceInProgramme } from '../week-bar.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';
import { BoardNews } from './board-news.tsx';
import { CopyLinks } from './copy-links.tsx';
import { DayList } from './day-list.tsx';
import { DayStrip } from './day-strip.tsx';
import { ShowDialog } from './show-dialog.tsx';
import { useBoard } from './use-board.ts';

interface WeekBoardProps {
  week: ScheduleWeek;
  organisationId: string;
  place: PlaceInProgramme;
}

/** The board: a strip for each day, and what can be put on beside it; on a phone a list. */
export function WeekBoard({ week, organisationId, place }: WeekBoardProps) {
  const { say } = useScheduleWords();
  const may = useMay();
  const isWide = useIsWide();
  const canPlan = may('run-schedule');
  const cards = usePriceCards(organisationId);
  const known = cards.data?.map(({ priceCardId }) => priceCardId) ?? [];
  const usual = known.find((id) => id === week.lastPriceCardId) ?? known[0];
  const board = useBoard(week, usual, canPlan);
  const day = chosenDay(place, isWide);
  const days = day === null ? daysAhead(board.days, place) : [day];

  if (week.screens.length === 0) {
    return (
      <EmptyState
        title={say('screens.none')}
        action={
          <ButtonLink to={`/desk/venues/${week.venue.venueId}`}>{say('screens.add')}</ButtonLink>
        }
      >
        {say('screens.noneDetail')}
      </EmptyState>
    );
  }
  return (
    <>
      {canPlan && cards.data?.length === 0 && (
        <Notice tone="warn" title={say('cards.none')}>
          {say('cards.noneDetail')}
        </Notice>
      )}
      <BoardNews {...{ board, week }}>{canPlan && <CopyLinks {...{ week, day }} />}</BoardNews>
      {isWide ? (
        <div className="flex min-w-0 rounded-card border border-line bg-surface">
          {canPlan && (
            <TitleShelf
              organisationId={organisationId}
              onTake={board.takeTitle}
              onChoose={(title) => {
                const [screen] = week.screens.filter(({ isRetired }) => !isRetired);
                const on = days[0] ?? week.from;
                if (!screen) return;
                const minute = nextStart(week, screen.screenId, on);
                board.open({
                  kind: 'new',
                  draft: draftOf(title, screen, { day: on, minute }, usual),
                });
              }}
            />
          )}
          <div className="min-w-0 flex-1 overflow-x-auto">
            <div className="flex min-w-[46rem] flex-col gap-4 px-3 pb-4">
              {days.map((each) => (
                <DayStrip key={each} day={each} {...{ week, board, canPlan }} />
              ))}
            </div>
          </div>
        </div>
      ) : (
        <DayList {...{ week, board, canPlan }} day={day ?? week.from} />
      )}
      <ShowDialog
        {...{ week, board, organisationId, canPlan }}
        cards={cards.data ?? []}
        key={openedKey(board.opened)}
      />
    </>
  );
}

/** Of the week that runs, what is left of it: nobody plans the past. */
function daysAhead(days: readonly string[], { today }: PlaceInProgramme): readonly string[] {
  return days.includes(today) ? days.filter((day) => day >= today) : days;
}

function openedKey(opened: ReturnType<typeof useBoard>['opened']): string {
  if (!opened) return 'nothing';
  if (opened.kind === 'show') return opened.block.show.showId;
  const { day, minute } = boardTimeOf(opened.draft);
  return `${opened.draft.titleId} ${opened.draft.screenId} ${day} ${minute}`;
}
