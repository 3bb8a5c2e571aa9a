import { seededNumber } from './seeded.ts';

/** Lower-case words joined by hyphens, fit for an id: `M. Chinnaswamy Stadium` → `m-chinnaswamy-stadium`. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]|\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The slug while it has at most `lengthMax` characters, else a short stable fingerprint of the text. */
export function shortSlug(text: string, lengthMax: number): string {
  const whole = slug(text);
  return whole.length <= lengthMax ? whole : seededNumber(text).toString(36);
}
