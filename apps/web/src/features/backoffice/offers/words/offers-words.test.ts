import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadOffersTexts } from './offers-words.ts';

examineAreaWords(
  'offers',
  loadOffersTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
