import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said about tills, shifts and selling at a counter. */
export type CounterTexts = typeof en;

const words = createAreaWords<CounterTexts>(
  'counter',
  import.meta.glob<CounterTexts>('./*.json', { import: 'default' }),
);
export const { load: loadCounterTexts, Frame: CounterFrame, useArea: useCounterWords } = words;
