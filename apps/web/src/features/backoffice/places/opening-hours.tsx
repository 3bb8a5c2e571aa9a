import { type DeskVenue, venuesDeskOperations } from '@houseful/contract/venues-desk';
import { type FormEvent, useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { WEEKDAYS, weekdayName } from '../../../lib/format/weekdays.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { CheckField } from '../../../lib/ui/check-field.tsx';
import { Notice, ProblemNotice } from '../../../lib/ui/notice.tsx';
import { useMay } from '../staff/my-desk.ts';
import { Panel } from '../panel.tsx';
import { useVenueChange } from './use-venue-change.ts';
import { usePlacesWords } from './words/places-words.ts';

type Week = NonNullable<DeskVenue['openingHours']>;

const USUAL = { opens: '09:00', closes: '23:59' };

/** When a venue is open: shows are only planned while it is. A closing time before the opening is in the night after. */
export function OpeningHours({ venue }: { venue: DeskVenue }) {
  const { say, locale } = usePlacesWords();
  const may = useMay();
  const { venueId } = venue;
  const [week, setWeek] = useState<Week | null>(venue.openingHours);
  const change = useVenueChange(venueId, (openingHours: Week | null) =>
    api.call(venuesDeskOperations.changeVenue, { venueId, openingHours }),
  );
  const set = (day: number, hours: Week[number]) =>
    setWeek((before) => before?.map((each, at) => (at === day ? hours : each)) ?? null);
  function send(event: FormEvent): void {
    event.preventDefault();
    change.mutate(week);
  }
  return (
    <Panel title={say('hours.title')} detail={say('hours.detail')}>
      <form className="flex flex-col gap-4" onSubmit={send} aria-label={say('hours.title')}>
        <fieldset disabled={!may('run-places')} className="flex flex-col gap-4">
          <legend className="sr-only">{say('hours.title')}</legend>
          <CheckField
            label={say('hours.always')}
            hint={say('hours.alwaysDetail')}
            checked={week === null}
            onChange={(always) => setWeek(always ? null : WEEKDAYS.map(() => USUAL))}
          />
          {week && (
            <ul className="divide-y divide-line">
              {week.map((hours, day) => {
                // From Monday on, as hours are kept.
                const weekday = weekdayName(day + 1, locale, 'short');
                return (
                  <li key={weekday} className="flex flex-wrap items-center gap-3 py-2">
                    <label className="flex min-h-11 w-28 items-center gap-2 font-medium">
                      <input
                        type="checkbox"
                        className="size-5 accent-marquee"
                        checked={hours !== null}
                        onChange={({ target }) => set(day, target.checked ? USUAL : null)}
                      />
                      {weekday}
                    </label>
                    {hours === null ? (
                      <span className="text-muted">{say('hours.closed')}</span>
                    ) : (
                      <>
                        {(['opens', 'closes'] as const).map((name) => (
                          <input
                            key={name}
                            type="time"
                            required
                            aria-label={`${weekday}: ${say(`hours.${name}`)}`}
                            value={hours[name]}
                            onChange={({ target }) => set(day, { ...hours, [name]: target.value })}
                            className="min-h-11 rounded-lg border border-edge bg-ground px-3"
                          />
                        ))}
                        {hours.closes <= hours.opens && (
                          <span className="text-sm text-muted">{say('hours.nextDay')}</span>
                        )}
                      </>
                    )}
                  </li>
                );
              })}
            </ul>
          )}
          {may('run-places') && (
            <div>
              <Button type="submit" look="quiet" busy={change.isPending}>
                {say('hours.save')}
              </Button>
            </div>
          )}
        </fieldset>
        <ProblemNotice error={change.error} />
        {change.isSuccess && <Notice tone="good">{say('hours.saved')}</Notice>}
      </form>
    </Panel>
  );
}
