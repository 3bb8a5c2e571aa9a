/** `7:30:05 pm`: at an on-sale seconds count. */
export function clockText(atMs: number, locale: string, timeZone: string): string {
  return write(atMs, locale, { timeZone, second: '2-digit' });
}

/** The same for an axis, whose seconds are told only where its steps are that small. */
export function tickText(atMs: number, stepMs: number, locale: string, timeZone: string): string {
  if (stepMs < MINUTE_MS) return clockText(atMs, locale, timeZone);
  return write(atMs, locale, { timeZone });
}

const MINUTE_MS = 60_000;

function write(atMs: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...options,
  });
  return format.format(atMs);
}
