/** A moment as the clocks of a place show it. */
export interface LocalTime {
  /** `2026-11-22` */
  readonly day: string;
  readonly hour: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

const DAY_MS = 86_400_000;

/** Of an instant in a zone, daylight saving included: the border of a day is midnight there. */
export function localTimeOf(instant: string, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { day, hour: Number(parts['hour']), weekday: weekdayOf(day) };
}

export function localDayOf(instant: string, timeZone: string): string {
  return localTimeOf(instant, timeZone).day;
}

export function weekdayOf(day: string): number {
  return new Date(atMs(day)).getUTCDay() || 7;
}

/** The calendar day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(atMs(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days later `until` is than `from`. */
export function daysBetween(from: string, until: string): number {
  return Math.round((atMs(until) - atMs(from)) / DAY_MS);
}

/** Calendar days have no zone: counted in UTC, none is shorter than the others. */
function atMs(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`);
}

/** As many as there are zones: making one costs more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
  });
  formatters.set(timeZone, made);
  return made;
}
