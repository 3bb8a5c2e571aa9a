import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadShowsTexts } from './shows-words.ts';

examineAreaWords(
  'shows',
  loadShowsTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
