import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../lib/i18n/languages.ts';
import { createSay, type PlanTexts, loadPlanTexts } from './plan-words.ts';

/** Plural forms of one text count as that text. */
const namesOf = (texts: PlanTexts) => [
  ...new Set(Object.keys(texts).map((name) => name.replace(/_(one|other)$/, ''))),
];
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe.each(LANGUAGES)('the designer in %s', async (language) => {
  const english = await loadPlanTexts('en');
  const texts = await loadPlanTexts(language);

  it('says all that English says, and nothing else', () => {
    expect(namesOf(texts).sort()).toEqual(namesOf(english).sort());
  });

  it('fills in the same values', () => {
    for (const [name, text] of Object.entries(texts)) {
      expect(placeholders(text), name).toEqual(
        placeholders(english[name as keyof PlanTexts] ?? ''),
      );
    }
  });

  it('counts', () => {
    const say = createSay(language, texts);
    expect(say('count.seats', { count: 1, number: '1' })).toContain('1');
    expect(say('count.seats', { count: 12, number: '12' })).toContain('12');
  });
});

describe('every text of the designer', async () => {
  const sources = Object.values(
    import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
  ).join('\n');
  const beginnings = [...sources.matchAll(/[`'"]([\w-]+\.)\$\{/g)].map((match) => match[1] ?? '');

  it('is said somewhere', async () => {
    const unsaid = namesOf(await loadPlanTexts('en')).filter(
      (name) =>
        !sources.includes(`'${name}'`) &&
        !beginnings.some((beginning) => name.startsWith(beginning)),
    );
    expect(unsaid).toEqual([]);
  });
});
