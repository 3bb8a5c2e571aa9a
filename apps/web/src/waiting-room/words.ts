import type { Money } from '@houseful/contract/primitives';
import { formatMoney } from '../lib/format/money.ts';
import type en from './words/en.json';

/** Every text of the waiting room, by section and name. English is the original. */
export type RoomTexts = typeof en;

/** The forms of a counted text, `people_one` and `people_other`, are one text. */
type Counted<K> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;
type Section = Exclude<keyof RoomTexts, 'locale'>;
export type Address = {
  [S in Section]: `${S}.${Counted<keyof RoomTexts[S]> & string}`;
}[Section];

type Values = Readonly<Record<string, string>>;

/** How this light page speaks: the shop's way of writing texts, without the shop's library. */
export interface RoomWords {
  t(address: Address, values?: Values): string;
  /** A text with a form for one; `number` is filled in as people write it. */
  counted(address: Address, count: number, values?: Values): string;
  number(value: number): string;
  percent(share: number): string;
  money(amount: Money): string;
  /** `8:05 pm` on the reader's own clock. */
  time(epochMs: number): string;
  /** `Sat, 22 Nov, 7:30 pm` on the clock of the place. */
  momentAt(epochMs: number, timeZone: string): string;
  /** `today`'s time, or day and time: `Sat, 22 Nov, 8:05 pm`. */
  moment(epochMs: number, nowMs: number): string;
}

const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

export function createRoomWords(texts: RoomTexts): RoomWords {
  const { locale } = texts;
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const plural = new Intl.PluralRules(locale);
  const time = new Intl.DateTimeFormat(locale, TIME);
  const day = new Intl.DateTimeFormat(locale, DAY);

  function find(address: string): string | undefined {
    const [section = '', name = ''] = address.split('.');
    return (texts as unknown as Record<string, Record<string, string>>)[section]?.[name];
  }
  const t = (address: string, values: Values = {}) =>
    (find(address) ?? address).replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
  const clock = (epochMs: number) => time.format(epochMs).replace(/[\u00a0\u202f]/g, ' ');

  return {
    t,
    counted: (address, count, values = {}) => {
      const form = `${address}_${plural.select(count) === 'one' && count === 1 ? 'one' : 'other'}`;
      return t(form, { number: numbers.format(count), ...values });
    },
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    money: (amount) => formatMoney(amount, locale),
    time: clock,
    momentAt: (epochMs, timeZone) =>
      new Intl.DateTimeFormat(locale, { ...DAY, ...TIME, timeZone }).format(epochMs),
    moment: (epochMs, nowMs) =>
      day.format(epochMs) === day.format(nowMs)
        ? clock(epochMs)
        : `${day.format(epochMs)}, ${clock(epochMs)}`,
  };
}
