import { createAreaWords, type SayOf } from '../../words/area-words.tsx';
import type en from './en.json';

/** What reports are called, and what stands in their tables. */
export type ReportTexts = typeof en;
export type ReportSay = SayOf<ReportTexts>;

const words = createAreaWords<ReportTexts>(
  'reports',
  import.meta.glob<ReportTexts>('./*.json', { import: 'default' }),
);
export const { load: loadReportTexts, Frame: ReportFrame, useArea: useReportWords } = words;
