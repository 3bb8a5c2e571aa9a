import type { ArtSubject } from '@houseful/contract/faces/catalog';
import { tiers } from './line-breaks.ts';
import type { Seeded } from './seeded.ts';

/** Everything that may be lettered on a picture, in the words of the title's kind. */
export type Words = {
  head: string;
  /** What follows the colon of a name in two tiers. */
  tail: string | null;
  native: string | null;
  credit: string | null;
  year: string;
  languages: string | null;
  genres: string | null;
  certificate: string | null;
  /** The two sides of a match, from a name such as `A v B`. */
  sides: readonly [string, string] | null;
};

const EARLIEST_YEAR = 1890;
const LATEST_YEAR = 2200;
const SIDES = /^(\S.*?)\s+(?:v|vs|versus)\.?\s+(\S.*)$/iu;

function listed(items: readonly string[], most: number, between: string): string | null {
  const kept = items.map((item) => item.trim()).filter(Boolean);
  return kept.length === 0 ? null : kept.slice(0, most).join(between);
}

function creditLine(subject: ArtSubject, rng: Seeded): string | null {
  const credit = subject.credit.trim();
  // A performer or a side that is the title already is not named twice.
  if (credit === '' || subject.name.toLowerCase().includes(credit.toLowerCase())) return null;
  if (subject.kind !== 'movie' || /^(a film|directed|music)\b/iu.test(credit)) return credit;
  return `${rng.pick(['A film by', 'Directed by', 'A film by'])} ${credit}`;
}

/** `A v B`, with whatever stands before or after a colon or dash as the second tier. */
function sidesOf(subject: ArtSubject): Pick<Words, 'sides' | 'head' | 'tail'> | null {
  if (subject.kind !== 'match') return null;
  const parts = subject.name.split(/\s*:\s+|\s+[–—|-]\s+|,\s+/u).map((part) => part.trim());
  const at = parts.findIndex((part) => SIDES.test(part));
  const found = SIDES.exec(parts[at] ?? '');
  if (found?.[1] === undefined || found[2] === undefined) return null;
  const rest = parts.filter((part, i) => i !== at && part !== '');
  return {
    sides: [found[1], found[2]],
    head: `${found[1]} v ${found[2]}`,
    tail: rest.length === 0 ? null : rest.join(' · '),
  };
}

export function wordsOf(subject: ArtSubject, rng: Seeded): Words {
  const match = sidesOf(subject);
  const { head, tail } = match ?? tiers(subject.name.trim());
  const sane =
    Number.isInteger(subject.year) && subject.year >= EARLIEST_YEAR && subject.year <= LATEST_YEAR;
  const native = subject.nativeName?.trim() ?? '';
  return {
    head,
    tail,
    native: native === '' || native === subject.name.trim() ? null : native,
    credit: creditLine(subject, rng),
    year: sane ? String(subject.year) : '',
    languages: listed(subject.languages, 2, ' & '),
    genres: listed(subject.genres, 3, ' · '),
    certificate: subject.certificate?.trim() || null,
    sides: match?.sides ?? null,
  };
}
