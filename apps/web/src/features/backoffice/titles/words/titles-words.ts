import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said at the desk of titles. */
type TitlesTexts = typeof en;

const words = createAreaWords<TitlesTexts>(
  'titles',
  import.meta.glob<TitlesTexts>('./*.json', { import: 'default' }),
);
export const { load: loadTitlesTexts, Frame: TitlesFrame, useArea: useTitlesWords } = words;
