import type en from './languages/en.json';

/** Every text of the shop, by section and name. English is the original that the others follow. */
export type Messages = typeof en;

export const DEFAULT_LANGUAGE = 'en';

/** A language is one file: adding `languages/ta.json` is all that Tamil needs. */
const files = import.meta.glob<Messages>('./languages/*.json', { import: 'default' });

/** `en` first, then the others in the order of their codes. */
export const LANGUAGES: readonly string[] = Object.keys(files)
  .map(codeOf)
  .sort(
    (a, b) => Number(b === DEFAULT_LANGUAGE) - Number(a === DEFAULT_LANGUAGE) || (a < b ? -1 : 1),
  );

/** @throws when the language is none of `LANGUAGES`, or its file cannot be loaded */
export async function loadMessages(language: string): Promise<Messages> {
  const load = files[`./languages/${language}.json`];
  if (!load) throw new Error(`There is no language “${language}”.`);
  return await load();
}

/** The language's name in itself: `हिन्दी`. */
export function nameOfLanguage(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}

/** Where a page stands in a language: the default one at the root, each other below its code. */
export function basenameOf(language: string): string {
  return language === DEFAULT_LANGUAGE ? '/' : `/${language}`;
}

/** The language whose pages live at this path. */
export function languageOfPath(pathname: string): string {
  const first = pathname.split('/', 2)[1] ?? '';
  return first !== DEFAULT_LANGUAGE && LANGUAGES.includes(first) ? first : DEFAULT_LANGUAGE;
}

/** The same page in another language, given its path without any language in front. */
export function pathIn(language: string, path: string): string {
  return language === DEFAULT_LANGUAGE ? path : `/${language}${path === '/' ? '' : path}`;
}

function codeOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
}
