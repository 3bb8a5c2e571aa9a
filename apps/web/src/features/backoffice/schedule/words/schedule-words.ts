import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said of the programme. */
export type ScheduleTexts = typeof en;

const words = createAreaWords<ScheduleTexts>(
  'schedule',
  import.meta.glob<ScheduleTexts>('./*.json', { import: 'default' }),
);
export const { load: loadScheduleTexts, Frame: ScheduleFrame, useArea: useScheduleWords } = words;
