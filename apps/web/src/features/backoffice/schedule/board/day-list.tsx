import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import { languageName } from '../../../../lib/i18n/language-names.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';
import type { Board } from './board-news.tsx';

interface DayListProps {
  day: string;
  week: ScheduleWeek;
  board: Board;
  canPlan: boolean;
}

/** A day on a phone: screen by screen, in the order of the day. */
export function DayList({ day, week, board, canPlan }: DayListProps) {
  const { say, locale, localDate, localTime, number } = useScheduleWords();
  return (
    <section aria-label={localDate(day)} className="flex flex-col gap-4">
      <h2 className="text-lg font-bold">{localDate(day)}</h2>
      {week.screens
        .filter(({ isRetired }) => !isRetired)
        .map((screen) => {
          const blocks = board.blocks.filter(
            (block) => block.day === day && block.screenId === screen.screenId,
          );
          return (
            <div key={screen.screenId} className="rounded-card border border-line bg-surface">
              <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
                <h3 className="min-w-0 font-semibold break-words">{screen.name}</h3>
                {canPlan && (
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={say('show.addAt', { screen: screen.name, day: localDate(day) })}
                    onClick={() => board.add(screen, day)}
                  >
                    {say('show.add')}
                  </Button>
                )}
              </div>
              {blocks.length === 0 && (
                <p className="px-4 py-3 text-sm text-muted">{say('day.empty')}</p>
              )}
              <ul className="divide-y divide-line">
                {blocks.map((block) => (
                  <li key={block.show.showId}>
                    <button
                      type="button"
                      className="flex w-full items-baseline gap-3 px-4 py-3 text-left hover:bg-raised"
                      onClick={() => board.open({ kind: 'show', block })}
                    >
                      <span className="w-20 shrink-0 font-semibold tabular-nums">
                        {localTime(block.show.localTime)}
                      </span>
                      <span className="min-w-0 flex-1">
                        <span className="block break-words">{block.show.titleName}</span>
                        <span className="block text-sm text-muted">
                          {languageName(block.show.language, locale)} · {block.show.format}
                          {block.show.sales && (
                            <>
                              {' · '}
                              {say('show.taken', {
                                taken: number(block.show.sales.seatsTaken),
                                total: number(block.show.sales.seatsTotal),
                              })}
                            </>
                          )}
                        </span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
    </section>
  );
}
