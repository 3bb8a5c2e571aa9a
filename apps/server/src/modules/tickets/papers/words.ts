import type { Money } from '@houseful/contract/primitives';

/** How dates and amounts are written on paper. */
const LOCALE = 'en-IN';

/** `Friday, 20 November 2026`, in the zone. */
export function longDate(instant: string, timeZone: string): string {
  return inZone(instant, timeZone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** `8:00 pm`, in the zone. */
export function timeOfDay(instant: string, timeZone: string): string {
  return inZone(instant, timeZone, { hour: 'numeric', minute: '2-digit' });
}

/** `India Standard Time`: a ticket bought abroad must not be read in the wrong zone. */
export function zoneName(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(LOCALE, { timeZone, timeZoneName: 'long' }).formatToParts(
    Date.parse(instant),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** `₹1,250.00`: minor units as the currency's own decimals. */
export function moneyWords({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
  return plainSpaces(format.format(amount / 10 ** decimals));
}

function inZone(instant: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
  return plainSpaces(format.format(Date.parse(instant)));
}

/** Some locales put narrow no-break spaces where no font of ours has a glyph. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
