import type { Money } from '@houseful/contract/primitives';
import { createInstance, type TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import * as moments from '../format/moments.ts';
import { formatMoney } from '../format/money.ts';
import { DEFAULT_LANGUAGE, type Messages } from './languages.ts';

/** How the shop speaks: its texts, and numbers, money and time as its readers write them. */
export interface Words {
  readonly language: string;
  /** BCP 47, with the region whose ways of writing apply: `hi-IN`. */
  readonly locale: string;
  /** A text of the language's file, with its values filled in. */
  readonly t: TFunction;
  /** `₹1,25,000`. */
  money(amount: Money): string;
  /** `1,25,000`. */
  number(value: number): string;
  /** `75 %`, of a whole number of hundredths. */
  percent(hundredths: number): string;
  /** `C7, C8 and C9`. */
  list(items: readonly string[]): string;
  /** `7:30 pm`, of an instant in the venue's zone. */
  time(instant: string, timeZone: string): string;
  /** `Sat, 22 Nov 2026`, of an instant in the venue's zone. */
  date(instant: string, timeZone: string): string;
  /** `Sat, 22 Nov, 7:30 pm`, of an instant in the venue's zone. */
  moment(instant: string, timeZone: string): string;
  /** The venue's `19:30` as people say it: `7:30 pm`. */
  localTime(localTime: string): string;
  /** `Saturday, 22 November`, of a calendar day. */
  localDate(localDate: string): string;
  /** The parts of a calendar day, for a date strip. */
  localDateParts(localDate: string): moments.LocalDateParts;
  /** `2 h 28 min`. */
  duration(minutes: number): string;
}

/** Speaks one language; the texts must be that language's own. */
export function createWords(language: string, messages: Messages): Words {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: messages } },
    // React escapes what it prints.
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  const { locale } = messages;
  const { t } = i18n;
  const count = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  return {
    language,
    locale,
    t,
    money: (amount) => formatMoney(amount, locale),
    number: (value) => count.format(value),
    percent: (hundredths) => share.format(hundredths / 100),
    list: (items) => list.format(items),
    time: (instant, timeZone) => moments.formatTime(instant, timeZone, locale),
    date: (instant, timeZone) => moments.formatDate(instant, timeZone, locale),
    moment: (instant, timeZone) => moments.formatMoment(instant, timeZone, locale),
    localTime: (localTime) => moments.formatLocalTime(localTime, locale),
    localDate: (localDate) => moments.formatLocalDate(localDate, locale),
    localDateParts: (localDate) => moments.localDateParts(localDate, locale),
    duration: (minutes) => {
      const { hours, rest } = moments.hoursAndMinutes(minutes);
      if (hours === 0) return t('duration.minutes', { minutes: rest });
      if (rest === 0) return t('duration.hours', { count: hours, hours });
      return t('duration.hoursAndMinutes', { count: hours, hours, minutes: rest });
    },
  };
}

const WordsContext = createContext<Words | null>(null);

/** Hands the words of the page's language to every screen below. */
export const WordsProvider = WordsContext.Provider;

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words)
    throw new Error(`no words, not even in ${DEFAULT_LANGUAGE}: WordsProvider is missing`);
  return words;
}
