/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** ISO: 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** `Monday` or `Mon`, as the locale calls it. */
export function weekdayName(weekday: number, locale: string, width: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  return format.format(MONDAY_MS + (weekday - 1) * DAY_MS);
}
