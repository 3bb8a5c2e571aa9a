import type { ShowLabel } from '@houseful/contract/show-label';
import { localDateOf } from '../../lib/format/moments.ts';
import type { Words } from '../../lib/i18n/words.ts';
import { dayAfter } from '../../lib/time/calendar.ts';

const MINUTE_MS = 60_000;
/** How long before the start people should be there: big gates have queues. */
const EARLY_MINUTES: Readonly<Record<string, number>> = { concert: 60, match: 60 };
const EARLY_MINUTES_ELSEWHERE = 20;

/** `Today`, `Tomorrow`, or null for any other day, as the venue's calendar has it. */
export function nearDay(
  { startsAt, timeZone }: Pick<ShowLabel, 'startsAt' | 'timeZone'>,
  nowMs: number,
): 'today' | 'tomorrow' | null {
  const day = localDateOf(Date.parse(startsAt), timeZone);
  const today = localDateOf(nowMs, timeZone);
  if (day === today) return 'today';
  return day === dayAfter(today) ? 'tomorrow' : null;
}

/** When to be at the gate. */
export function arriveBy({ startsAt, kind }: Pick<ShowLabel, 'startsAt' | 'kind'>): string {
  const early = EARLY_MINUTES[kind] ?? EARLY_MINUTES_ELSEWHERE;
  return new Date(Date.parse(startsAt) - early * MINUTE_MS).toISOString();
}

/** Whether clocks at the venue show something else than clocks around the reader. */
export function isElsewhere(instant: string, timeZone: string, readersZone: string): boolean {
  const clock = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const at = Date.parse(instant);
  return clock(timeZone).format(at) !== clock(readersZone).format(at);
}

/** `Today, 7:30 pm`, or `Sat, 22 Nov, 7:30 pm`, in the venue's zone. */
export function showTime(
  show: Pick<ShowLabel, 'startsAt' | 'timeZone'>,
  nowMs: number,
  { t, moment, time }: Pick<Words, 't' | 'moment' | 'time'>,
): string {
  const near = nearDay(show, nowMs);
  if (near === null) return moment(show.startsAt, show.timeZone);
  return `${t(`tickets.${near}`)}, ${time(show.startsAt, show.timeZone)}`;
}
