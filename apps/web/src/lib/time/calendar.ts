const DAY_MS = 24 * 60 * 60 * 1_000;
const DAYS_PER_WEEK = 7;

/** Such a day, `2026-11-30`, where the calendar has it; undefined for anything else. */
export function localDayOf(text: string): string | undefined {
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && isoDay(ms) === text ? text : undefined;
}

/** The calendar day so many days later: there is one whatever the clocks of that night do. */
export function addDays(localDate: string, days: number): string {
  return isoDay(Date.parse(`${localDate}T00:00:00.000Z`) + days * DAY_MS);
}

/** The calendar day after `2026-11-30`: `2026-12-01`. */
export function dayAfter(localDate: string): string {
  return addDays(localDate, 1);
}

/** ISO: 1 is Monday. */
export function weekdayOf(localDate: string): number {
  return new Date(`${localDate}T00:00:00.000Z`).getUTCDay() || DAYS_PER_WEEK;
}

/** The Monday of that day's week. */
export function mondayOf(localDate: string): string {
  return addDays(localDate, 1 - weekdayOf(localDate));
}

export function daysFrom(localDate: string, days = DAYS_PER_WEEK): string[] {
  return Array.from({ length: days }, (_, day) => addDays(localDate, day));
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
