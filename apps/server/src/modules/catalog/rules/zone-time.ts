/** Days and times as the clocks of a place show them, and the instants they stand for. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MINUTES_PER_HOUR = 60;

/** A time of day on a calendar day: 2026-11-20, minute 1,110 is half past six in the evening. */
export interface WallTime {
  readonly localDate: string;
  readonly minute: number;
}

/**
 * When the clocks of the zone show that time; null when they never do, because they are put forward over it. Of a
 * time that they show twice it is the first.
 */
export function instantOf({ localDate, minute }: WallTime, timeZone: string): Date | null {
  const asUtc = midnightMs(localDate) + minute * MINUTE_MS;
  const offsets = [-DAY_MS, DAY_MS].map((away) => offsetMs(asUtc + away, timeZone));
  const shown = offsets
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetMs(at, timeZone) === asUtc);
  return shown.length === 0 ? null : new Date(Math.min(...shown));
}

/** The same; for a time that the clocks leave out, the instant at which they do. */
export function instantAtOrAfter(wall: WallTime, timeZone: string): Date {
  for (let later = 0; ; later += 1) {
    const instant = instantOf({ ...wall, minute: wall.minute + later }, timeZone);
    if (instant) return instant;
  }
}

/** What the clocks show at an instant; seconds are dropped. */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const shown = new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone));
  return {
    localDate: shown.toISOString().slice(0, 10),
    minute: shown.getUTCHours() * MINUTES_PER_HOUR + shown.getUTCMinutes(),
  };
}

/** `18:30` is minute 1,110. */
export function minuteOf(localTime: string): number {
  const [hours = 0, minutes = 0] = localTime.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}

/** Minute 1,110 is `18:30`; one behind midnight is a time of the next day. */
export function timeOf(minute: number): string {
  const ofDay = minute % (24 * MINUTES_PER_HOUR);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(ofDay / MINUTES_PER_HOUR))}:${two(ofDay % MINUTES_PER_HOUR)}`;
}

/** The calendar day so many days later. */
export function addDays(localDate: string, days: number): string {
  return new Date(midnightMs(localDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days later `until` is than `from`. */
export function daysBetween(from: string, until: string): number {
  return Math.round((midnightMs(until) - midnightMs(from)) / DAY_MS);
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekdayOf(localDate: string): number {
  return new Date(midnightMs(localDate)).getUTCDay() || 7;
}

/** Calendar days have no zone: counted in UTC, none is shorter than the others. */
function midnightMs(localDate: string): number {
  return Date.parse(`${localDate}T00:00:00.000Z`);
}

/** How far the clocks are ahead of UTC. */
function offsetMs(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  return shown - Math.floor(at / 1_000) * 1_000;
}

/** As many as there are zones: making one costs more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  formatters.set(timeZone, made);
  return made;
}
