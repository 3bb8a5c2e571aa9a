import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { loadStaffTexts } from './staff-words.ts';

examineAreaWords(
  'staff',
  loadStaffTexts,
  import.meta.glob<string>(
    ['../**/*.{ts,tsx}', '../../*.tsx', '../../lists/*.tsx', '../../../../app/routes/*.tsx'],
    {
      ...{ query: '?raw', import: 'default', eager: true },
    },
  ),
);
