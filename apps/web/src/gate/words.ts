import type { GateDesk } from '@houseful/contract/gate';
import type en from './words/en.json';

/** Every text of the scanner, by section and name. English is the original. */
export type GateTexts = typeof en;

type Section = Exclude<keyof GateTexts, 'locale'>;
type Counted<K> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;
export type Address = {
  [S in Section]: `${S}.${Counted<keyof GateTexts[S]> & string}`;
}[Section];
type Values = Readonly<Record<string, string>>;

/** How the scanner speaks. */
export interface GateWords {
  readonly locale: string;
  t(address: Address, values?: Values): string;
  /** A text with a form for one; `number` is filled in as people write it. */
  counted(address: Address, count: number, values?: Values): string;
  number(value: number): string;
  /** `7:42 pm` at the venue. */
  time(instant: string | number, timeZone: string | undefined): string;
}

export function createGateWords(texts: GateTexts): GateWords {
  const { locale } = texts;
  const numbers = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  const t: GateWords['t'] = (address, values = {}) => {
    const [section = '', name = ''] = address.split('.');
    const text = (texts as unknown as Record<string, Record<string, string>>)[section]?.[name];
    return (text ?? address).replace(/\{\{(\w+)\}\}/g, (_, value: string) => values[value] ?? '');
  };
  return {
    locale,
    t,
    counted: (address, count, values = {}) => {
      const form = count === 1 && plural.select(count) === 'one' ? 'one' : 'other';
      return t(`${address}_${form}` as Address, { number: numbers.format(count), ...values });
    },
    number: (value) => numbers.format(value),
    time: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(
        new Date(instant),
      ),
  };
}

/** The clock on the wall: that of the chosen shows' venue. */
export function zoneOf(desk: GateDesk | null, showId: string | undefined): string | undefined {
  return desk?.shows.find((show) => show.showId === showId)?.label.timeZone;
}
