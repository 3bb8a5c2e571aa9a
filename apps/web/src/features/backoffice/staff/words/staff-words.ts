import { createAreaWords, type SayOf } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said around every desk: its ways, its people, and what they did. */
export type StaffTexts = typeof en;
export type StaffSay = SayOf<StaffTexts>;

const words = createAreaWords<StaffTexts>(
  'staff',
  import.meta.glob<StaffTexts>('./*.json', { import: 'default' }),
);
export const { load: loadStaffTexts, Frame: StaffFrame, useArea: useStaffWords } = words;
