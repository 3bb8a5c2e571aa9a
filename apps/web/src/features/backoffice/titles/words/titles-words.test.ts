import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadTitlesTexts } from './titles-words.ts';

examineAreaWords(
  'titles',
  loadTitlesTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
