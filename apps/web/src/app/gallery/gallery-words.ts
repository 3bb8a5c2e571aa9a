import { DEFAULT_LANGUAGE, LANGUAGES, loadMessages } from '../../lib/i18n/languages.ts';
import { createWords, type Words } from '../../lib/i18n/words.ts';
import { stretchMessages } from './stretch.ts';

/** No language, but as long as the longest. */
const STRETCHED = 'long';

/** What `?words=` may say. */
export const GALLERY_WORDS: readonly string[] = [...LANGUAGES, STRETCHED];

export interface GalleryWords {
  readonly chosen: string;
  readonly words: Words;
}

/** The words that the specimens speak; of anything unknown, the default language's. */
export async function loadGalleryWords(asked: string | null): Promise<GalleryWords> {
  const chosen = GALLERY_WORDS.find((one) => one === asked) ?? DEFAULT_LANGUAGE;
  const language = chosen === STRETCHED ? DEFAULT_LANGUAGE : chosen;
  const messages = await loadMessages(language);
  return {
    chosen,
    words: createWords(language, chosen === STRETCHED ? stretchMessages(messages) : messages),
  };
}
