import type { TitleCard } from '@houseful/contract/catalog';
import { languageNames } from '../../lib/i18n/catalogue-words.ts';
import type { Words } from '../../lib/i18n/words.ts';

/** `Film · UA 13+ · Hindi, Tamil`: what tells two titles of one name apart. */
export function titleFacts(title: TitleCard, words: Pick<Words, 't' | 'locale'>): string {
  return [
    words.t(`kind.${title.kind}`),
    title.kind === 'movie' ? String(title.year) : null,
    title.certificate,
    languageNames(title.languages, words, 2),
  ]
    .filter(Boolean)
    .join(' · ');
}
