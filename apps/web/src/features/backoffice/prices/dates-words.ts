import type { PricesWords } from './words/prices-words.ts';

/** `For shows from 22 September 2025`, with its end where it has one. */
export function datesWords(
  { from, until }: { readonly from: string; readonly until: string | null },
  words: PricesWords,
): string {
  const day = (date: string) => dayWords(date, words.locale);
  return until === null
    ? words.say('dates.since', { from: day(from) })
    : words.say('dates.between', { from: day(from), until: day(until) });
}

/** With its year: rules count over many of them. */
function dayWords(localDate: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(Date.parse(localDate));
}
