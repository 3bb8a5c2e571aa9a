/** Chance from a seed: the same seed makes the same crowd. */
export interface Chance {
  /** From 0 to just below 1. */
  next(): number;
  below(count: number): number;
  pick<T>(choices: readonly T[]): T;
  between(from: number, to: number): number;
  /** Whether something happens that happens in such a share of cases. */
  hits(share: number): boolean;
}

/** Mulberry32: small, fast, and good enough for choosing what a buyer does. */
export function chanceOf(seed: string): Chance {
  let state = 0;
  for (const letter of seed) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    pick: <T>(choices: readonly T[]) => choices[below(choices.length)] as T,
    between: (from, to) => from + next() * (to - from),
    hits: (share) => next() < share,
  };
}
