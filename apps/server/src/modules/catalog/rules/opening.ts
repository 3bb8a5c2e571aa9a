import type { OpeningHours } from '@houseful/contract/venues-desk';
import { addDays, instantAtOrAfter, minuteOf, wallTimeOf, weekdayOf } from './zone-time.ts';

const MINUTES_PER_DAY = 24 * 60;

/** From the first moment on, and before the second. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** Monday first; a day on which the venue is closed is null, and null as a whole: open at all hours. */
export type Week = readonly (OpeningHours | null)[] | null;

/** Whether the venue is open for the whole of a span, by its own clocks, past midnight too. */
export function isOpenFor(hours: Week, { from, until }: Span, timeZone: string): boolean {
  if (hours === null) return true;
  const { localDate } = wallTimeOf(from, timeZone);
  let openUntil: Date | null = null;
  for (const days of [-1, 0, 1, 2]) {
    const open = openOn(hours, addDays(localDate, days), timeZone);
    if (!open || open.until <= from) continue;
    const reached: Date = openUntil ?? from;
    if (open.from > reached) return false;
    openUntil = open.until;
    if (openUntil >= until) return true;
  }
  return false;
}

/** A closing time that is not after the opening is on the next day. */
function openOn(
  hours: readonly (OpeningHours | null)[],
  localDate: string,
  timeZone: string,
): Span | null {
  const open = hours[weekdayOf(localDate) - 1];
  if (!open) return null;
  const opens = minuteOf(open.opens);
  const closes = minuteOf(open.closes);
  const at = (minute: number) => instantAtOrAfter({ localDate, minute }, timeZone);
  return { from: at(opens), until: at(closes > opens ? closes : closes + MINUTES_PER_DAY) };
}
