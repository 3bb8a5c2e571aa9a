import { languageName } from './language-names.ts';
import type { Words } from './words.ts';

/** A genre as the reader calls it; one that the shop has no word for stays as the catalogue has it. */
export function genreName(genre: string, words: Pick<Words, 't'>): string {
  return lookUp(`genres.${genre}`, genre, words);
}

/** What somebody of the crew did. */
export function jobName(job: string, words: Pick<Words, 't'>): string {
  return lookUp(`jobs.${job}`, job, words);
}

/** Who may see a film with this certificate; empty when we do not know it. */
export function certificateMeaning(certificate: string, words: Pick<Words, 't'>): string {
  return lookUp(`certificates.${certificate}`, '', words);
}

/** `Hindi, Tamil +3`: the first few, and how many more there are. */
export function languageNames(
  languages: readonly string[],
  { locale }: Pick<Words, 'locale'>,
  shownMax = Number.POSITIVE_INFINITY,
): string {
  const shown = languages.slice(0, shownMax).map((name) => languageName(name, locale));
  const more = languages.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` +${more}` : '');
}

/** The catalogue's own words come from data, so the compiler cannot know that there is a text. */
function lookUp(key: string, otherwise: string, { t }: Pick<Words, 't'>): string {
  const text = t as (key: string, values: Record<string, unknown>) => string;
  return text(key, { defaultValue: otherwise });
}
