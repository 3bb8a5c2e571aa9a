export interface Frame {
  /** Points. */
  readonly width: number;
  readonly linesMax: number;
  /** Points; no limit when left out. */
  readonly height?: number | undefined;
  /** Points, largest first. */
  readonly sizes: readonly [number, ...number[]];
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Width in points at a size in points. */
export type Measure = (text: string, size: number) => number;

/** From one baseline to the next, for scripts with marks above and below the line, too. */
export const LINE_HEIGHT = 1.3;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';

/**
 * The largest size at which the text stays inside the frame without breaking a word. Where
 * even the smallest is too large words are broken, and what still does not fit ends in `…`:
 * nothing is ever wider than the frame or longer than its lines.
 */
export function fitText(text: string, frame: Frame, measure: Measure): FittedText {
  const words = text.split(' ').filter((word) => word !== '');
  for (const size of frame.sizes) {
    const fits = (line: string) => measure(line, size) <= frame.width;
    const lines = wrap(words, fits);
    if (lines.length <= linesAt(size, frame) && lines.every(fits)) return { size, lines };
  }
  const size = frame.sizes.at(-1) ?? frame.sizes[0];
  const fits = (line: string) => measure(line, size) <= frame.width;
  const lines = wrap(
    words.flatMap((word) => breakWord(word, fits)),
    fits,
  );
  return { size, lines: shorten(lines, linesAt(size, frame), fits) };
}

function linesAt(size: number, { linesMax, height = Infinity }: Frame): number {
  return Math.max(1, Math.min(linesMax, Math.floor(height / (size * LINE_HEIGHT))));
}

/** As many words on each line as fit; a word that never fits stands on a line of its own. */
function wrap(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A word in pieces that fit, each but the last with a hyphen. */
function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && !fits(`${piece}${segment}-`)) {
      pieces.push(`${piece}-`);
      piece = '';
    }
    piece += segment;
  }
  if (fits(word)) return [word];
  return [...pieces, piece];
}

function shorten(
  lines: readonly string[],
  linesMax: number,
  fits: (line: string) => boolean,
): string[] {
  const kept = lines.slice(0, linesMax);
  if (kept.length === lines.length) return kept;
  const letters = [...graphemes.segment(kept.at(-1) ?? '')].map(({ segment }) => segment);
  while (letters.length > 0 && !fits(letters.join('') + ELLIPSIS)) letters.pop();
  return [...kept.slice(0, -1), letters.join('').replace(/[\s-]+$/, '') + ELLIPSIS];
}
