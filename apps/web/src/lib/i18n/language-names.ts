/** Codes of the languages that titles are in; the catalogue names them in English. */
const CODES: Readonly<Record<string, string>> = {
  Assamese: 'as',
  Bengali: 'bn',
  Bhojpuri: 'bho',
  Cantonese: 'yue',
  English: 'en',
  French: 'fr',
  German: 'de',
  Gujarati: 'gu',
  Hindi: 'hi',
  Italian: 'it',
  Japanese: 'ja',
  Kannada: 'kn',
  Korean: 'ko',
  Malayalam: 'ml',
  Marathi: 'mr',
  Odia: 'or',
  Persian: 'fa',
  Punjabi: 'pa',
  Russian: 'ru',
  Spanish: 'es',
  Tamil: 'ta',
  Telugu: 'te',
  Urdu: 'ur',
};

/** As the catalogue names them. */
export const KNOWN_LANGUAGES = Object.keys(CODES);

/** BCP 47 of a language that the catalogue names; `und` when we do not know it. */
export function languageCode(name: string): string {
  return CODES[name] ?? 'und';
}

/** A language of the catalogue as the reader calls it: `हिन्दी` on Hindi pages. */
export function languageName(name: string, locale: string): string {
  const code = CODES[name];
  if (code === undefined || locale.startsWith('en')) return name;
  return namesIn(locale).of(code) ?? name;
}

const names = new Map<string, Intl.DisplayNames>();

function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' });
  names.set(locale, known);
  return known;
}
