import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadPricesTexts } from './prices-words.ts';

examineAreaWords(
  'prices',
  loadPricesTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
