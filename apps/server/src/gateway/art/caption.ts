import type { Canvas } from './canvas.ts';
import { type Colour, readableInk } from './colour.ts';
import { group, n, path } from './draw.ts';
import { drawable, pathData, type Run, setRun } from './glyph-run.ts';
import type { Align } from './lettering.ts';
import { shortened } from './line-breaks.ts';
import type { Typeface } from './typefaces.ts';

export type CaptionStyle = {
  face: Typeface;
  /** Type size; set smaller, down to three quarters, before words are left out. */
  size: number;
  tracking: number;
  align: Align;
  inks: readonly Colour[];
  grounds: readonly Colour[];
  capitals: boolean;
};

/** A line of small type, ready to be put down. */
export type Caption = { width: number; height: number; draw(at: { x: number; y: number }): string };

const SMALLEST_SHARE = 0.75;
const LONGEST_CAPTION_LETTERS = 64;

function fitted(text: string, style: CaptionStyle, maxWidth: number): { run: Run; size: number } {
  let words = shortened(text, LONGEST_CAPTION_LETTERS);
  for (;;) {
    const run = setRun(style.face, words, style.tracking);
    const width = run.ink.right - run.ink.left;
    const size = Math.min(style.size, maxWidth / Math.max(width, 0.001));
    const letters = [...words].length;
    if (size >= style.size * SMALLEST_SHARE || letters <= 4) return { run, size };
    words = shortened(
      words,
      Math.max(
        4,
        Math.min(letters - 1, Math.floor((letters * size) / (style.size * SMALLEST_SHARE))),
      ),
    );
  }
}

/** One line of small type no wider than `maxWidth`, or null when no font can draw any of it. */
export function caption(
  canvas: Canvas,
  text: string,
  style: CaptionStyle,
  maxWidth: number,
): Caption | null {
  const cased = style.capitals ? text.toUpperCase() : text;
  const { text: kept } = drawable(style.face, cased);
  if (kept === '' || !/[\p{L}\p{N}]/u.test(kept)) return null;
  const { run, size } = fitted(kept, style, maxWidth);
  const above = Math.max(style.face.capHeight, -run.ink.top) * size;
  const below = Math.max(0, run.ink.bottom) * size;
  const width = (run.ink.right - run.ink.left) * size;
  const ink = readableInk(style.grounds, style.inks);
  return {
    width,
    height: above + below,
    draw: ({ x, y }) => {
      const share = style.align === 'left' ? 0 : style.align === 'right' ? 1 : 0.5;
      const left = x - width * share;
      canvas.note({ box: { x: left, y, w: width, h: above + below }, ink, grounds: style.grounds });
      const steps = run.steps.map(({ op, at }) => ({
        op,
        at: at.map((v, i) => (i % 2 === 0 ? (v - run.ink.left) * size : v * size)),
      }));
      return group(path(pathData(steps), ink), {
        transform: `translate(${n(left)} ${n(y + above)})`,
        'data-text': 'caption',
      });
    },
  };
}
