import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said at the desk of offers. */
type OffersTexts = typeof en;

const words = createAreaWords<OffersTexts>(
  'offers',
  import.meta.glob<OffersTexts>('./*.json', { import: 'default' }),
);
export const { load: loadOffersTexts, Frame: OffersFrame, useArea: useOffersWords } = words;
export type OffersWords = ReturnType<typeof useOffersWords>;
