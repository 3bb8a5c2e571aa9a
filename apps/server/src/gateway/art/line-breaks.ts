/** Words too small to carry a line of their own at full size (English, and Hindi in Latin letters). */
const CONNECTORS = new Set(
  'a an and as at by de for from in is it la le of on or the to vs v with & ka ke ki ko se aur hai hain mein na'.split(
    ' ',
  ),
);

/** Words longer than this are cut, so that one of them cannot shrink a whole title. */
const LONGEST_WORD_LETTERS = 16;

/** A title longer than this ends in an ellipsis. */
const LONGEST_TITLE_LETTERS = 64;

export function isConnector(line: string): boolean {
  return CONNECTORS.has(line.toLowerCase());
}

/** Cuts a text to a number of letters at a word if there is one near, with an ellipsis. */
export function shortened(text: string, letters: number): string {
  const all = [...text];
  if (all.length <= letters) return text;
  const cut = all.slice(0, letters - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > letters / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:–—-]+$/u, '')}…`;
}

/** The two tiers of a name: `Head: Tail`, `Head – Tail`. */
export function tiers(name: string): { head: string; tail: string | null } {
  const found = /^(.{1,28}?)\s*(?::|\s[-–—|])\s+(.{2,})$/u.exec(name);
  if (found?.[1] === undefined || found[2] === undefined) return { head: name, tail: null };
  return { head: found[1].trim(), tail: found[2].trim() };
}

/** The words of a title, ready to be broken into lines; a lone number stays with the word before it. */
export function titleWords(title: string): string[] {
  const words: string[] = [];
  for (const word of shortened(title, LONGEST_TITLE_LETTERS).split(/\s+/u).filter(Boolean)) {
    const letters = [...word];
    if (/^[\dIVX]{1,3}[.:!]?$/u.test(word) && words.length > 0) {
      words.push(`${words.pop()} ${word}`);
    } else if (letters.length > LONGEST_WORD_LETTERS) {
      const parts = Math.ceil(letters.length / (LONGEST_WORD_LETTERS - 3));
      const size = Math.ceil(letters.length / parts);
      for (let i = 0; i < letters.length; i += size) {
        const part = letters.slice(i, i + size).join('');
        words.push(i + size < letters.length && /\p{L}$/u.test(part) ? `${part}-` : part);
      }
    } else {
      words.push(word);
    }
  }
  return words;
}

/** All ways to set the words in exactly `lines` lines, in order. Bounded: titles have few words. */
export function breakings(words: readonly string[], lines: number): string[][] {
  if (lines === 1) return [[words.join(' ')]];
  const found: string[][] = [];
  for (let first = 1; first <= words.length - lines + 1; first += 1) {
    const head = words.slice(0, first).join(' ');
    for (const rest of breakings(words.slice(first), lines - 1)) found.push([head, ...rest]);
  }
  return found;
}
