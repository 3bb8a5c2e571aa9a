import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../lib/i18n/languages.ts';
import { examineAreaWords } from '../../words/area-words.fixture.ts';
import { createSay, loadDeskTexts } from './desk-words.ts';

examineAreaWords(
  'waiting rooms',
  loadDeskTexts,
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);

describe.each(LANGUAGES)('the desk in %s', async (language) => {
  it('counts', async () => {
    const say = createSay(language, await loadDeskTexts(language));
    expect(say('list.joined', { count: 1, number: '1' })).toContain('1');
    expect(say('list.joined', { count: 12, number: '12' })).toContain('12');
  });
});
