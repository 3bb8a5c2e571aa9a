/** Letters that are not a plain letter with a mark, as people without the key type them. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;
const SYMBOLS = /[^\p{L}\p{M}\p{N}\s]/gu;
/** Accents of Latin, Greek and Cyrillic. The vowel signs of other scripts are letters to their readers. */
const ACCENTS = /[\u0300-\u036f]/g;
const JOINERS = /[\u200c\u200d]/g;

/** A search looks at no more words than this; what follows is left aside. */
export const ASKED_WORDS_MAX = 10;

/** Text as it is compared: without case and accents, the same for everybody who means the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(JOINERS, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/**
 * Every word by which a name is found: its words, its symbols, and what people write as one word:
 * `Spider-Man` is `spiderman`, too, `Shah Rukh` is `shahrukh`, and `K. G. F` is `kgf`.
 */
export function wordsOfName(name: string): string[] {
  const folded = fold(name);
  const words = folded.match(LETTERS) ?? [];
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  const symbols = folded.match(SYMBOLS) ?? [];
  return [...new Set([...words, ...pairs, ...initialsIn(words), ...symbols])];
}

/** Runs of single letters, joined. */
function initialsIn(words: readonly string[]): string[] {
  const runs: string[] = [];
  let run = '';
  for (const word of [...words, '']) {
    if ([...word].length === 1) {
      run += word;
    } else {
      if (run.length > 1) runs.push(run);
      run = '';
    }
  }
  return runs;
}

/** The words that somebody has typed; symbols count only where there is nothing else. */
export function wordsOfQuery(query: string): string[] {
  const folded = fold(query);
  const words = folded.match(LETTERS) ?? folded.match(SYMBOLS) ?? [];
  return [...new Set(words)].slice(0, ASKED_WORDS_MAX);
}
