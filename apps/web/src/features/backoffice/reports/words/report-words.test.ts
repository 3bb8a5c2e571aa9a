import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadReportTexts } from './report-words.ts';

examineAreaWords(
  'reports',
  loadReportTexts,
  import.meta.glob<string>(['../**/*.{ts,tsx}', '../../../../app/routes/*.tsx'], {
    ...{ query: '?raw', import: 'default', eager: true },
  }),
);
