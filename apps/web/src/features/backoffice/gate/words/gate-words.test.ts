import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadGateTexts } from './gate-words.ts';

examineAreaWords(
  'gate',
  loadGateTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', {
    ...{ query: '?raw', import: 'default', eager: true },
  }),
);
