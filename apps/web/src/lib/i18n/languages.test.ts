import { PROBLEMS } from '@houseful/contract/problems';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LANGUAGE, LANGUAGES, languageOfPath, loadMessages, pathIn } from './languages.ts';

/** Every text with its address, `seat.row`; plural forms of one text count as that text. */
function textsOf(messages: object, above = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(messages)) {
    if (typeof value === 'string') {
      texts.set(above + name.replace(/_(zero|one|two|few|many|other)$/, ''), value);
    } else {
      for (const text of textsOf(value, `${above}${name}.`)) texts.set(...text);
    }
  }
  return texts;
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

/** Answers to machines and to writers of API clients; no screen of the shop can meet them. */
const NEVER_SHOWN = new Set([
  'body-too-large',
  'unsupported-media-type',
  'webhook-signature-invalid',
  'method-not-allowed',
  // Told by the scanner, which has words of its own.
  'gate-token-invalid',
  'pairing-code-invalid',
]);

describe.each(LANGUAGES)('the language %s', async (language) => {
  const english = textsOf(await loadMessages(DEFAULT_LANGUAGE));
  const texts = textsOf(await loadMessages(language));

  it('says all that English says, and nothing else', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fills in the same values', () => {
    for (const [address, text] of texts) {
      // “One minute left” needs no number.
      if (address.startsWith('countdown.')) continue;
      expect(placeholders(text), address).toEqual(placeholders(english.get(address) ?? ''));
    }
  });

  it('has words for every problem that a buyer can meet', () => {
    const missing = Object.keys(PROBLEMS).filter(
      (code) => !NEVER_SHOWN.has(code) && !texts.has(`problems.${code}.title`),
    );
    expect(missing).toEqual([]);
  });
});

describe('what a catalogue says in words that are the same for many titles', async () => {
  const catalogues = Object.values(
    import.meta.glob<readonly CatalogueTitle[]>(
      '../../../../server/src/demo/data/{films,live,coming}/*.json',
      { import: 'default', eager: true },
    ),
  ).flat();
  const texts = textsOf(await loadMessages(DEFAULT_LANGUAGE));

  it('has words for each genre and each job of the demo city', () => {
    expect(catalogues.length).toBeGreaterThan(100);
    const used = catalogues.flatMap(({ genres, crew = [] }) => [
      ...genres.map((genre) => `genres.${genre}`),
      ...crew.map(({ job }) => `jobs.${job}`),
    ]);
    expect([...new Set(used)].filter((address) => !texts.has(address))).toEqual([]);
  });
});

interface CatalogueTitle {
  readonly genres: readonly string[];
  readonly crew?: readonly { readonly job: string }[];
}

describe('every text', async () => {
  const sources = Object.values(
    import.meta.glob<string>('../../**/*.{ts,tsx}', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).join('\n');
  const quoted = new Set(sources.match(/(?<=['"`])[\w-]+(\.[\w-]+)+(?=['"`])/g));
  /** Of texts whose names are put together: `problems.` of `problems.${code}.title`. */
  const beginnings = [...sources.matchAll(/['"`](\w+(?:\.\w+)*\.)\$\{/g)].map(
    (match) => match[1] ?? '',
  );

  it('is said somewhere', async () => {
    const unsaid = [...textsOf(await loadMessages(DEFAULT_LANGUAGE)).keys()].filter(
      (address) =>
        address !== 'locale' &&
        !quoted.has(address) &&
        !beginnings.some((beginning) => address.startsWith(beginning)),
    );
    expect(unsaid).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    ['/', 'en'],
    ['/mumbai', 'en'],
    ['/hi', 'hi'],
    ['/hi/mumbai', 'hi'],
    ['/hindi', 'en'],
    ['/en/mumbai', 'en'],
  ])('%s is %s', (path, language) => {
    expect(languageOfPath(path)).toBe(language);
  });

  it('name the same page in another language', () => {
    expect(pathIn('hi', '/mumbai')).toBe('/hi/mumbai');
    expect(pathIn('hi', '/')).toBe('/hi');
    expect(pathIn('en', '/mumbai')).toBe('/mumbai');
  });
});
