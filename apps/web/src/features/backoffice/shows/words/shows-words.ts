import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said at the desk of shows. */
type ShowsTexts = typeof en;

const words = createAreaWords<ShowsTexts>(
  'shows',
  import.meta.glob<ShowsTexts>('./*.json', { import: 'default' }),
);
export const { load: loadShowsTexts, Frame: ShowsFrame, useArea: useShowsWords } = words;
