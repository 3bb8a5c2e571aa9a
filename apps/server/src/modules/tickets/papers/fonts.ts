import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import type { Face } from './font-runs.ts';
import { unpackWoff } from './woff.ts';

export type Weight = 'regular' | 'bold' | 'sign';

export interface FontFace extends Face {
  /** Unique: subsets of one family carry the same name inside. */
  readonly name: string;
  readonly font: Font;
}

/** In order of preference. `sign` is the lettering over a cinema's door, for the house's name. */
const FILES: Record<Weight, readonly string[]> = {
  regular: notoSans(400),
  bold: notoSans(700),
  sign: ['limelight/files/limelight-latin-400-normal.woff'],
};

const require = createRequire(import.meta.url);
const opened = new Map<string, FontFace>();

/**
 * The faces of a weight, from the most usual letters to the rarest. Parsed once per thread;
 * a paper embeds only those it uses, and of them only the letters it uses.
 */
export function facesOf(weight: Weight): [FontFace, ...FontFace[]] {
  const [first, ...others] = FILES[weight].map(open);
  if (!first) throw new Error(`no font for ${weight}`);
  return [first, ...others];
}

function notoSans(weight: number): string[] {
  const subset = (name: string) => `noto-sans/files/noto-sans-${name}-${weight}-normal.woff`;
  return [
    subset('latin'),
    subset('latin-ext'),
    `noto-sans-devanagari/files/noto-sans-devanagari-devanagari-${weight}-normal.woff`,
    subset('vietnamese'),
    subset('cyrillic'),
    subset('cyrillic-ext'),
    subset('greek'),
    subset('greek-ext'),
  ];
}

function open(file: string): FontFace {
  const known = opened.get(file);
  if (known) return known;
  const font = create(unpackWoff(readFileSync(require.resolve(`@fontsource/${file}`))));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection, not a font`);
  const face: FontFace = {
    name: file,
    font,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
  };
  opened.set(file, face);
  return face;
}
