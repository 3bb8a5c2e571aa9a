import { createWords } from '../i18n/words.ts';
import { loadMessages } from '../i18n/languages.ts';

/** What a test of wording reads. */
export const english = createWords('en', await loadMessages('en'));
export const hindi = createWords('hi', await loadMessages('hi'));
