/** Shorter words are taken as they are: a slip in three letters could mean anything. */
const ONE_SLIP_FROM_LETTERS = 4;
const TWO_SLIPS_FROM_LETTERS = 6;

/** What somebody may have meant, and how far it is from what was typed. */
export interface Guess {
  readonly word: string;
  /** Slips up to where the typing stopped: a letter wrong, missing, too many, or two swapped. */
  readonly slips: number;
}

/** A word that is known, and in how many names it is. */
export interface KnownWord {
  readonly word: string;
  readonly names: number;
}

/**
 * Which of the known words somebody may have meant who typed `typed`, perhaps not to the end:
 * fewest slips first, then the nearest as a whole, then the one in most names.
 */
export function guesses(typed: string, known: readonly KnownWord[], guessesMax: number): Guess[] {
  const slipsMax = slipsAllowed(typed);
  if (slipsMax === 0) return [];
  return known
    .map(({ word, names }) => ({ word, names, ...slipsBetween(typed, word) }))
    .filter(({ begun }) => begun <= slipsMax)
    .sort((a, b) => a.begun - b.begun || a.whole - b.whole || b.names - a.names)
    .slice(0, guessesMax)
    .map(({ word, begun }) => ({ word, slips: begun }));
}

function slipsAllowed(typed: string): number {
  if (typed.length < ONE_SLIP_FROM_LETTERS) return 0;
  return typed.length < TWO_SLIPS_FROM_LETTERS ? 1 : 2;
}

/**
 * Slips between what was typed and the word (Damerau and Levenshtein's distance, where no letter
 * moves twice): the whole word, and the beginning of it that comes nearest.
 */
export function slipsBetween(typed: string, word: string): { whole: number; begun: number } {
  let beforeLast: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let slips = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && swapped(typed, row, word, column)) {
        slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      }
      next.push(slips);
    }
    beforeLast = last;
    last = next;
  }
  return { whole: at(last, word.length), begun: Math.min(...last) };
}

function swapped(typed: string, row: number, word: string, column: number): boolean {
  return typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
