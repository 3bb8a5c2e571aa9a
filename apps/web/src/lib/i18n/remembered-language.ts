/** Read again by public/before-paint.js, which leads from the front page to the language's own. */
const STORAGE_KEY = 'houseful.language';

/** Keeps the language that somebody chose, on this device. */
export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // A private window forgets; the address still says the language.
  }
}
