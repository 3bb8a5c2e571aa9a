import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said of venues, screens and their rooms. */
export type PlacesTexts = typeof en;

const words = createAreaWords<PlacesTexts>(
  'places',
  import.meta.glob<PlacesTexts>('./*.json', { import: 'default' }),
);
export const { load: loadPlacesTexts, Frame: PlacesFrame, useArea: usePlacesWords } = words;
