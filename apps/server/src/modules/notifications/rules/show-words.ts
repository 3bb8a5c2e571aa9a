import type { ShowLabel } from '@houseful/contract/show-label';
import type { QuoteLine } from '@houseful/contract/booking';
import type { Money } from '@houseful/contract/primitives';

/** How dates and money are written in mails. */
const LOCALE = 'en-IN';

type ZonedShow = Pick<ShowLabel, 'startsAt' | 'timeZone'>;

/** `Friday, 20 November 2026, 8:00 pm (India Standard Time)`, in the venue's zone. */
export function whenWords(show: ZonedShow): string {
  return `${longDay(show)}, ${timeOfDay(show)} (${zoneName(show)})`;
}

/** `Fri, 20 Nov, 8:00 pm`, for subjects. */
export function shortWhen(show: ZonedShow): string {
  const day = inZone(show, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day}, ${timeOfDay(show)}`;
}

export function longDay(show: ZonedShow): string {
  return inZone(show, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

export function timeOfDay(show: ZonedShow): string {
  return inZone(show, { hour: 'numeric', minute: '2-digit' });
}

export function zoneName({ startsAt, timeZone }: ZonedShow): string {
  const parts = new Intl.DateTimeFormat(LOCALE, { timeZone, timeZoneName: 'long' }).formatToParts(
    Date.parse(startsAt),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function inZone({ startsAt, timeZone }: ZonedShow, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
  return plainSpaces(format.format(Date.parse(startsAt)));
}

/** `UA 13+ · Hindi · 2D`, as far as it is known. */
export function aboutShow(show: Pick<ShowLabel, 'certificate' | 'language' | 'format'>): string {
  return [show.certificate, show.language, show.format].filter(Boolean).join(' · ');
}

/** `Balcony · Row K · Seat 12`, or `Standing · Place 1204` where there are no rows. */
export function seatWords({
  section,
  row,
  number,
}: Pick<QuoteLine, 'section' | 'row' | 'number'>): string {
  const place = row === '' ? [`Place ${number}`] : [`Row ${row}`, `Seat ${number}`];
  return [section, ...place].filter(Boolean).join(' · ');
}

/** `₹360.00` */
export function moneyWords({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return plainSpaces(format.format(amount / 10 ** digits));
}

function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** A name with line breaks must not look like another line of ours. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
