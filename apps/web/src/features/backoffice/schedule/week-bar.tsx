import { Button } from '../../../lib/ui/button.tsx';
import { ChipToggle } from '../../../lib/ui/chip.tsx';
import { IconButton } from '../../../lib/ui/icon-button.tsx';
import { ChevronIcon } from '../../../lib/ui/icons.tsx';
import { useIsWide } from '../seat-plan/model/use-is-wide.ts';
import { addDays, daysFrom, mondayOf } from '../../../lib/time/calendar.ts';
import type { usePlaceInProgramme } from './use-schedule.ts';
import { useScheduleWords } from './words/schedule-words.ts';

export type PlaceInProgramme = ReturnType<typeof usePlaceInProgramme>;

const WEEK = 7;

/** From week to week, and to one of its days. */
export function WeekBar({ place }: { place: PlaceInProgramme; venueId: string }) {
  const { say, localDateParts } = useScheduleWords();
  const isWide = useIsWide();
  const { from, go, today } = place;
  const day = chosenDay(place, isWide);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <IconButton
        label={say('week.before')}
        look="ring"
        onClick={() => go({ from: addDays(from, -WEEK), day: null })}
      >
        <ChevronIcon back />
      </IconButton>
      <IconButton
        label={say('week.after')}
        look="ring"
        onClick={() => go({ from: addDays(from, WEEK), day: null })}
      >
        <ChevronIcon />
      </IconButton>
      <Button
        look="plain"
        size="small"
        className="px-2"
        onClick={() => go({ from: mondayOf(today), day: today })}
      >
        {say('week.today')}
      </Button>
      <div className="flex flex-wrap gap-1.5" role="group" aria-label={say('week.days')}>
        {isWide && (
          <ChipToggle on={day === null} onClick={() => go({ from, day: null })}>
            {say('week.all')}
          </ChipToggle>
        )}
        {daysFrom(from).map((each) => {
          const { weekday, day: number, month } = localDateParts(each);
          return (
            <ChipToggle key={each} on={day === each} onClick={() => go({ from, day: each })}>
              {weekday} {number} {month}
            </ChipToggle>
          );
        })}
      </div>
    </div>
  );
}

/** The day that is looked at alone; null: the whole week, for which a phone has no room. */
export function chosenDay({ day, from, today }: PlaceInProgramme, isWide: boolean): string | null {
  const days = daysFrom(from);
  if (day !== null && days.includes(day)) return day;
  if (isWide) return null;
  return days.includes(today) ? today : from;
}
