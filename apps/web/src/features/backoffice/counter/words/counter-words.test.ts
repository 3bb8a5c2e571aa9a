import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadCounterTexts } from './counter-words.ts';

examineAreaWords(
  'counter',
  loadCounterTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', {
    ...{ query: '?raw', import: 'default', eager: true },
  }),
);
