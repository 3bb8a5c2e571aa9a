/** I and O are left out, because on a ticket they read as 1 and 0. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The letter of a row counted from 0: A … Z without I and O, then AA, BB, … */
export function rowLabel(index: number): string {
  const letter = LETTERS.charAt(index % LETTERS.length);
  return letter.repeat(Math.floor(index / LETTERS.length) + 1);
}
