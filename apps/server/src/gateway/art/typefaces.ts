import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

/** The shipped display faces by the name the designs use. */
export type FaceName =
  | 'bebas'
  | 'oswald'
  | 'oswaldThin'
  | 'oswaldText'
  | 'abril'
  | 'rozha'
  | 'righteous'
  | 'limelight'
  | 'grotesk'
  | 'groteskItalic'
  | 'sans'
  | 'sansBold';

export type Typeface = {
  name: FaceName;
  /** Capitals only suit this face, or its own lower case is worth showing. */
  capitals: boolean;
  /** Height of capitals as a share of the type size. */
  capHeight: number;
  /** Fonts asked in turn for a glyph: the face itself, its extensions, then stand-ins. Opened when asked. */
  chain: readonly (() => fontkit.Font)[];
};

type Source = { files: readonly string[]; capitals: boolean };

const require = createRequire(import.meta.url);

const file = (family: string, subset: string, weight: number, style = 'normal'): string =>
  `@fontsource/${family}/files/${family}-${subset}-${weight}-${style}.woff`;

const latin = (family: string, weight: number, style?: string): string[] => [
  file(family, 'latin', weight, style),
  file(family, 'latin-ext', weight, style),
];

/** Stand-ins for scripts that a display face does not speak. */
const heavyStandIns: readonly string[] = [
  file('noto-sans', 'devanagari', 800),
  ...latin('noto-sans', 800),
  file('noto-sans', 'cyrillic', 800),
  file('noto-sans', 'greek', 800),
  file('noto-sans', 'vietnamese', 800),
];
const quietStandIns: readonly string[] = [
  file('noto-sans', 'devanagari', 500),
  ...latin('noto-sans', 500),
  file('noto-sans', 'cyrillic', 500),
  file('noto-sans', 'greek', 500),
  file('noto-sans', 'vietnamese', 500),
];
const servedDevanagari: readonly string[] = [file('rozha-one', 'devanagari', 400)];

const SOURCES: Record<FaceName, Source> = {
  bebas: { files: [...latin('bebas-neue', 400), ...heavyStandIns], capitals: true },
  oswald: { files: [...latin('oswald', 700), ...heavyStandIns], capitals: true },
  oswaldThin: { files: [...latin('oswald', 300), ...quietStandIns], capitals: true },
  oswaldText: { files: [...latin('oswald', 500), ...quietStandIns], capitals: true },
  abril: {
    files: [...latin('abril-fatface', 400), ...servedDevanagari, ...heavyStandIns],
    capitals: false,
  },
  rozha: {
    files: [...latin('rozha-one', 400), ...servedDevanagari, ...heavyStandIns],
    capitals: false,
  },
  righteous: { files: [...latin('righteous', 400), ...heavyStandIns], capitals: false },
  limelight: {
    files: [...latin('limelight', 400), ...servedDevanagari, ...heavyStandIns],
    capitals: true,
  },
  grotesk: { files: [...latin('noto-sans', 900), ...heavyStandIns], capitals: false },
  groteskItalic: {
    files: [...latin('noto-sans', 900, 'italic'), ...heavyStandIns],
    capitals: true,
  },
  sans: {
    files: quietStandIns.toSorted((a) => (a.includes('devanagari') ? 1 : -1)),
    capitals: false,
  },
  sansBold: {
    files: heavyStandIns.toSorted((a) => (a.includes('devanagari') ? 1 : -1)),
    capitals: false,
  },
};

function openFont(specifier: string): fontkit.Font {
  const font = fontkit.create(readFileSync(require.resolve(specifier)));
  if (!('layout' in font)) throw new Error(`${specifier} is a collection, not a font`);
  return font;
}

/**
 * The faces, opened on first use and kept. Reading a font takes about 2 ms, and its first line some
 * 20 ms more, so a process pays for a face once.
 */
export function createTypefaces(): (name: FaceName) => Typeface {
  const fonts = new Map<string, fontkit.Font>();
  const faces = new Map<FaceName, Typeface>();
  const fontOf = (specifier: string): fontkit.Font => {
    const open = fonts.get(specifier) ?? openFont(specifier);
    fonts.set(specifier, open);
    return open;
  };
  return (name) => {
    const known = faces.get(name);
    if (known !== undefined) return known;
    const source = SOURCES[name];
    const chain = source.files.map((specifier) => () => fontOf(specifier));
    const own = chain[0]?.();
    if (own === undefined) throw new Error(`the face ${name} has no files`);
    const capHeight = own.glyphForCodePoint(0x48).bbox.maxY / own.unitsPerEm;
    const face = { name, capitals: source.capitals, capHeight, chain };
    faces.set(name, face);
    return face;
  };
}
