import type { City } from '@houseful/contract/venues';
import { genreName, languageNames } from '../../../lib/i18n/catalogue-words.ts';
import type { Words } from '../../../lib/i18n/words.ts';
import { TIMES_OF_DAY, type Dimension } from './title-choice.ts';

/** Prices are in the currency of the house until the city's own titles say otherwise. */
export const HOUSE_CURRENCY = 'INR';

/** One value of a filter as its readers call it. */
export function filterWord(
  dimension: Dimension,
  value: string,
  words: Pick<Words, 't' | 'locale' | 'money' | 'localDate' | 'localDateParts'>,
): string {
  const { t, money } = words;
  switch (dimension) {
    case 'language':
      return languageNames([value], words);
    case 'genre':
      return genreName(value, words);
    case 'timeOfDay': {
      const time = TIMES_OF_DAY.find((one) => one === value);
      return time ? t(`timeOfDay.${time}`) : value;
    }
    case 'minRating':
      return t('filters.ratingFrom', { rating: value });
    case 'priceMax':
      return t('filters.upTo', {
        price: money({ amount: Number(value), currency: HOUSE_CURRENCY }),
      });
    case 'date': {
      const { weekday, day, month } = words.localDateParts(value);
      return `${weekday} ${day} ${month}`;
    }
    case 'certificate':
    case 'format':
      return value;
  }
}

/** What the list of a city's titles is called: its kind, or what is coming. */
export function listHeading(
  {
    kind,
    status,
  }: { kind: 'movie' | 'concert' | 'match' | 'play' | 'comedy' | null; status: string },
  city: Pick<City, 'name'>,
  { t }: Pick<Words, 't'>,
): string {
  if (status === 'coming') return t('filters.comingHeading', { city: city.name });
  return t('filters.heading', { kind: t(`kinds.${kind ?? 'all'}`), city: city.name });
}
