const MINUTES_PER_HOUR = 60;

/** `7:30 pm`, of an instant in the venue's zone. */
export function formatTime(instant: string, timeZone: string, locale: string): string {
  return format(instant, locale, { hour: 'numeric', minute: '2-digit', timeZone });
}

/** `Sat, 22 Nov 2026`, of an instant in the venue's zone. */
export function formatDate(instant: string, timeZone: string, locale: string): string {
  return format(instant, locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
}

/** `Sat, 22 Nov, 7:30 pm`, of an instant in the venue's zone. */
export function formatMoment(instant: string, timeZone: string, locale: string): string {
  const date = format(instant, locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  });
  return `${date}, ${formatTime(instant, timeZone, locale)}`;
}

/** The venue's `19:30` as people say it: `7:30 pm`. */
export function formatLocalTime(localTime: string, locale: string): string {
  return formatTime(`1970-01-01T${localTime}:00.000Z`, 'UTC', locale);
}

export interface LocalDateParts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
}

/** The parts of a calendar day, for a date strip. */
export function localDateParts(localDate: string, locale: string): LocalDateParts {
  const part = (options: Intl.DateTimeFormatOptions) =>
    format(`${localDate}T00:00:00.000Z`, locale, { ...options, timeZone: 'UTC' });
  return {
    weekday: part({ weekday: 'short' }),
    day: part({ day: 'numeric' }),
    month: part({ month: 'short' }),
  };
}

/** `Saturday, 22 November`. */
export function formatLocalDate(localDate: string, locale: string): string {
  return format(`${localDate}T00:00:00.000Z`, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
}

/** The calendar day, `2026-11-22`, that an instant falls on in a zone. */
export function localDateOf(epochMs: number, timeZone: string): string {
  // Canada writes days the ISO way.
  return formatter('en-CA', { dateStyle: 'short', timeZone }).format(epochMs);
}

/** How many whole hours there are in so many minutes, and what is over. */
export function hoursAndMinutes(minutes: number): { hours: number; rest: number } {
  return { hours: Math.floor(minutes / MINUTES_PER_HOUR), rest: minutes % MINUTES_PER_HOUR };
}

function format(instant: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const text = formatter(locale, options).format(Date.parse(instant));
  // Server and browser may disagree on which narrow space stands before “pm”; a page must not.
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** As many as there are languages, zones and ways of writing: making one costs more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}
