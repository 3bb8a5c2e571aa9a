import type { Queryable } from '#platform/postgres/tx';
import { guesses } from '../rules/spelling.ts';
import { wordsOfQuery } from '../rules/words.ts';
import { type Found, findNames, type Reading, readWordsLike } from '../store/names.ts';
import type { CatalogDb } from '../store/tables.ts';

/** How many known words that look alike are compared letter by letter, and how many are tried. */
const ALIKE_MAX = 60;
const GUESSES_MAX = 3;
/** A slip weighs more than any difference between guesses with equally many. */
const SLIP_COST = 100;
/** More would be no answer: who has typed a letter or two is about to type another. */
const FOUND_MAX = 1_000;

export interface FoundByWords {
  readonly found: readonly Found[];
  /** What was searched for instead, when what was typed finds nothing. */
  readonly correctedTo: string | null;
}

/**
 * Everything that has each of the typed words in its name, as a beginning. Where nothing has, each
 * word may also be one that looks like it; of all ways to read them the one with the fewest slips
 * that finds something counts.
 */
export async function findByWords(
  { db, reader }: { db: CatalogDb; reader: Queryable },
  query: string,
): Promise<FoundByWords> {
  const words = wordsOfQuery(query);
  if (words.length === 0) return { found: [], correctedTo: null };
  const typed = words.map((start, nth): Reading => ({ nth, start, cost: 0 }));
  const found = await findNames(db, typed, words.length, FOUND_MAX);
  if (found.length > 0) return { found, correctedTo: null };

  const guessed = await Promise.all(words.map((word, nth) => readingsOf(reader, word, nth)));
  if (guessed.every((some) => some.length === 0)) return { found: [], correctedTo: null };
  const second = await findNames(db, [...typed, ...guessed.flat()], words.length, FOUND_MAX);
  return { found: second, correctedTo: second[0]?.starts.join(' ') ?? null };
}

async function readingsOf(reader: Queryable, word: string, nth: number): Promise<Reading[]> {
  const alike = await readWordsLike(reader, word, ALIKE_MAX);
  // What nothing is called any more finds nothing.
  const called = alike.filter(({ names }) => names > 0);
  return guesses(word, called, GUESSES_MAX).map(({ word: start, slips }, index) => ({
    nth,
    start,
    cost: slips * SLIP_COST + index,
  }));
}
