import type { ScheduleWeek } from '@houseful/contract/schedule-desk';
import { ButtonLink } from '../../../../lib/ui/button.tsx';
import { daysFrom } from '../../../../lib/time/calendar.ts';
import { useScheduleWords } from '../words/schedule-words.ts';

/** The ways to have a day or the week again. */
export function CopyLinks({ week, day }: { week: ScheduleWeek; day: string | null }) {
  const { say } = useScheduleWords();
  const { venueId } = week.venue;
  const to = (from: string, days: number) =>
    `/desk/schedule/programme?venue=${venueId}&kind=copy&from=${from}&days=${days}`;
  return (
    <div className="flex flex-wrap gap-2">
      {day === null ? (
        <ButtonLink look="quiet" size="small" to={to(week.from, daysFrom(week.from).length)}>
          {say('copy.week')}
        </ButtonLink>
      ) : (
        <ButtonLink look="quiet" size="small" to={to(day, 1)}>
          {say('copy.day')}
        </ButtonLink>
      )}
    </div>
  );
}
