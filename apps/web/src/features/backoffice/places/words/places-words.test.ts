import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadPlacesTexts } from './places-words.ts';

examineAreaWords(
  'places',
  loadPlacesTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
