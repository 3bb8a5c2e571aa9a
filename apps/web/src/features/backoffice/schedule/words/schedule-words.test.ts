import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadScheduleTexts } from './schedule-words.ts';

examineAreaWords(
  'schedule',
  loadScheduleTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
