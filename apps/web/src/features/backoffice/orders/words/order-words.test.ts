import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadOrderTexts } from './order-words.ts';

examineAreaWords(
  'orders',
  loadOrderTexts,
  import.meta.glob<string>(['../**/*.{ts,tsx}', '../../../../app/routes/*.tsx'], {
    ...{ query: '?raw', import: 'default', eager: true },
  }),
);
