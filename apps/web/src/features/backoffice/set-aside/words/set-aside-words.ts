import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said where seats are set aside. */
type SetAsideTexts = typeof en;

const words = createAreaWords<SetAsideTexts>(
  'set-aside',
  import.meta.glob<SetAsideTexts>('./*.json', { import: 'default' }),
);
export const { load: loadSetAsideTexts, Frame: SetAsideFrame, useArea: useSetAsideWords } = words;
