import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import type { DeskScreen } from '@houseful/contract/venues-desk';
import clsx from 'clsx';
import { IconButton } from '../../../../lib/ui/icon-button.tsx';
import { timeOf } from '../model/days.ts';
import type { Board } from './board-news.tsx';
import type { Ghost } from './ghost.ts';
import { type Hours, shareOf, spanStyle } from './measure.ts';
import { ShowBlock } from './show-block.tsx';
import { useScheduleWords } from '../words/schedule-words.ts';

const HOUR_MINUTES = 60;

interface DayStripProps {
  day: string;
  week: ScheduleWeek;
  board: Board;
  canPlan: boolean;
}

/** One day: its screens down, its hours across. */
export function DayStrip({ day, week, board, canPlan }: DayStripProps) {
  const { hours, ghost } = board;
  const blocks = board.blocks.filter((block) => block.day === day);
  const { say, localDate } = useScheduleWords();
  const screens = week.screens.filter(
    ({ isRetired, screenId }) => !isRetired || blocks.some((block) => block.screenId === screenId),
  );
  return (
    <section aria-label={localDate(day)} className="flex min-w-0 flex-col">
      <h2 className="sticky left-0 py-2 font-semibold">{localDate(day)}</h2>
      <HourLine {...{ hours }} />
      <ul className="border-b border-line">
        {screens.map((screen) => (
          <li key={screen.screenId} className="flex border-t border-line">
            <div className="sticky left-0 z-10 flex w-32 shrink-0 items-center justify-between gap-1 border-r border-line bg-surface py-1 pr-1 pl-2 text-sm">
              <span className="min-w-0 truncate font-medium" title={screen.name}>
                {screen.name}
              </span>
              {canPlan && (
                <IconButton
                  label={say('show.addAt', { screen: screen.name, day: localDate(day) })}
                  className="size-9 text-lg text-bulb"
                  onClick={() => board.add(screen, day)}
                >
                  +
                </IconButton>
              )}
            </div>
            <div
              data-row
              data-screen={screen.screenId}
              data-day={day}
              className="relative h-14 min-w-0 flex-1"
            >
              <HourMarks {...{ hours }} />
              <ul aria-label={screen.name} className="contents">
                {blocks
                  .filter(({ screenId }) => screenId === screen.screenId)
                  .map((block) => (
                    <ShowBlock
                      key={block.show.showId}
                      block={block}
                      hours={hours}
                      isCarried={ghost?.wish.showId === block.show.showId}
                      onOpen={() => board.open({ kind: 'show', block })}
                      onKeyDown={(event) => board.onKeyDown(block, event)}
                      onTake={(event) => board.takeShow(block, event)}
                      onTakeEnd={board.takeEndOf(block)}
                    />
                  ))}
              </ul>
              {ghost?.wish.screenId === screen.screenId && ghost.wish.day === day && (
                <GhostBlock {...{ ghost, screen, hours }} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HourLine({ hours }: { hours: Hours }) {
  return (
    <div className="flex text-xs text-faint" aria-hidden="true">
      <span className="sticky left-0 w-32 shrink-0" />
      <div className="relative h-5 flex-1">
        {wholeHours(hours).map((minute) => (
          <span
            key={minute}
            className="absolute -translate-x-1/2 tabular-nums"
            style={{ left: shareOf(minute, hours) }}
          >
            {timeOf(minute).slice(0, 2)}
          </span>
        ))}
      </div>
    </div>
  );
}

function HourMarks({ hours }: { hours: Hours }) {
  return wholeHours(hours).map((minute) => (
    <span
      key={minute}
      aria-hidden="true"
      className="absolute inset-y-0 w-px bg-line/60"
      style={{ left: shareOf(minute, hours) }}
    />
  ));
}

function GhostBlock({ ghost, screen, hours }: { ghost: Ghost; screen: DeskScreen; hours: Hours }) {
  const { wish, clashes } = ghost;
  const isClash = clashes.length > 0;
  return (
    <>
      <span
        aria-hidden="true"
        className={clsx('absolute inset-y-1.5 rounded opacity-30', isClash ? 'bg-bad' : 'bg-good')}
        style={spanStyle(
          ...([
            wish.minute - screen.preShowMinutes,
            wish.minute + wish.durationMinutes + screen.cleanUpMinutes,
            hours,
          ] as const),
        )}
      />
      <span
        aria-hidden="true"
        className={clsx(
          'pointer-events-none absolute inset-y-1.5 overflow-hidden rounded border-2 px-1.5 text-xs font-semibold',
          isClash ? 'border-bad bg-bad-ground text-bad' : 'border-good bg-surface text-good',
        )}
        style={spanStyle(wish.minute, wish.minute + wish.durationMinutes, hours)}
      >
        {timeOf(wish.minute)}
        <span className="block truncate">{ghost.titleName}</span>
      </span>
    </>
  );
}

function wholeHours({ from, until }: Hours): number[] {
  return Array.from(
    { length: (until - from) / HOUR_MINUTES + 1 },
    (_, hour) => from + hour * HOUR_MINUTES,
  );
}
