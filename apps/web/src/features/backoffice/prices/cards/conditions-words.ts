import { weekdayName } from '../../../../lib/format/weekdays.ts';
import type { PricesWords } from '../words/prices-words.ts';
import type { BlockForm } from './card-form.ts';

/** When a grid's amounts count, in words: `Saturday and Sunday, 6:00 pm to 11:00 pm, IMAX`; `Always`. */
export function conditionsWords(
  { weekdays, from, until, format }: Pick<BlockForm, 'weekdays' | 'from' | 'until' | 'format'>,
  words: PricesWords,
): string {
  const { say, localTime } = words;
  const parts = [
    weekdays.length > 0 && daysWords(weekdays, words),
    from !== '' &&
      until !== '' &&
      say('cards.hours', { from: localTime(from), until: localTime(until) }),
    format.trim(),
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? say('cards.always') : parts.join(' · ');
}

/** `Monday to Friday` where there is no gap, and the days one by one otherwise. */
function daysWords(weekdays: readonly number[], { say, list, locale }: PricesWords): string {
  const names = weekdays.map((day) => weekdayName(day, locale, 'long'));
  const [first = 0] = weekdays;
  const isRun = weekdays.length > 2 && weekdays.every((day, index) => day === first + index);
  return isRun ? say('cards.days', { from: names[0], until: names.at(-1) }) : list(names);
}
