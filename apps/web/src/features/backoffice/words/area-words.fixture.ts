import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/i18n/languages.ts';

/** Plural forms of one text count as that text. */
const namesOf = (texts: object) => [
  ...new Set(Object.keys(texts).map((name) => name.replace(/_(one|other)$/, ''))),
];
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

/** What the texts of every area must be: the same in each language, and all of them said. `sources`: the area's code. */
export function examineAreaWords(
  area: string,
  load: (language: string) => Promise<object>,
  sources: Readonly<Record<string, string>>,
): void {
  describe.each(LANGUAGES)(`${area} in %s`, async (language) => {
    const english = (await load('en')) as Record<string, string>;
    const texts = (await load(language)) as Record<string, string>;

    it('says all that English says, and nothing else', () => {
      expect(namesOf(texts).sort()).toEqual(namesOf(english).sort());
    });

    it('fills in the same values', () => {
      for (const [name, text] of Object.entries(texts)) {
        expect(placeholders(text), name).toEqual(placeholders(english[name] ?? ''));
      }
    });
  });

  describe(`every text of ${area}`, async () => {
    const code = Object.values(sources).join('\n');
    const beginnings = [...code.matchAll(/[`'"]([\w.-]+\.)\$\{/g)].map((match) => match[1] ?? '');

    it('is said somewhere', async () => {
      const unsaid = namesOf(await load('en')).filter(
        (name) =>
          !code.includes(`'${name}'`) &&
          !code.includes(`"${name}"`) &&
          !beginnings.some((start) => name.startsWith(start)),
      );
      expect(unsaid).toEqual([]);
    });
  });
}
