import { createAreaWords, type SayOf } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said at the desk of prices. */
type PricesTexts = typeof en;
export type PricesSay = SayOf<PricesTexts>;

const words = createAreaWords<PricesTexts>(
  'prices',
  import.meta.glob<PricesTexts>('./*.json', { import: 'default' }),
);
export const { load: loadPricesTexts, Frame: PricesFrame, useArea: usePricesWords } = words;
export type PricesWords = ReturnType<typeof usePricesWords>;
