import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadSetAsideTexts } from './set-aside-words.ts';

examineAreaWords(
  'set-aside',
  loadSetAsideTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
