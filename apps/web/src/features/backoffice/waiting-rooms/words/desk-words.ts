import { createAreaWords, type SayOf } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said at the desk of waiting rooms. */
export type DeskTexts = typeof en;
export type Say = SayOf<DeskTexts>;
export type DeskTextName = Parameters<Say>[0];

const words = createAreaWords<DeskTexts>(
  'waiting rooms',
  import.meta.glob<DeskTexts>('./*.json', { import: 'default' }),
);
export const { createSay, load: loadDeskTexts, Frame: DeskFrame, useArea: useDeskWords } = words;
