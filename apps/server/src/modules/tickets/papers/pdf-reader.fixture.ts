import { inflateSync } from 'node:zlib';
import type { QrBar } from './qr.ts';

/** What a viewer would find in one of our PDFs. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly fonts: readonly { name: string; embedded: boolean }[];
}

export interface ReadPage {
  /** What one would copy out of the page. */
  readonly texts: readonly string[];
  readonly pieces: readonly ReadPiece[];
  readonly qrBars: readonly QrBar[];
}

/** A run of letters in one font, as drawn; points from the left and from the bottom. */
export interface ReadPiece {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

/** Reads the PDFs that our own printer writes: enough to see that the paper says what it should. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const all = [...objects.values()];
  return {
    pages: all
      .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
      .map((page) => readPage(page, objects)),
    fonts: all
      .filter(({ dictionary }) => dictionary.includes('/Type /FontDescriptor'))
      .map(({ dictionary }) => ({
        name: /\/FontName \/(\S+)/.exec(dictionary)?.[1] ?? '',
        embedded: referred(dictionary, 'FontFile2', objects) !== undefined,
      })),
  };
}

function readObjects(text: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [dictionary = '', packed = ''] = body.split('\nstream\n');
    const raw = Buffer.from(packed.replace(/\nendstream$/, ''), 'latin1');
    const stream = dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(id, { dictionary, stream: stream.toString('latin1') });
  }
  return objects;
}

function referred(
  dictionary: string,
  key: string,
  objects: ReadonlyMap<string, PdfObject>,
): PdfObject | undefined {
  return objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '');
}

function readPage(page: PdfObject, objects: ReadonlyMap<string, PdfObject>): ReadPage {
  const resources = referred(page.dictionary, 'Resources', objects)?.dictionary ?? '';
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      readFont(objects.get(id)?.dictionary ?? '', objects),
    ]),
  );
  const content = referred(page.dictionary, 'Contents', objects)?.stream ?? '';
  const bars = [...content.matchAll(/\n(\d+) (\d+) (\d+) 1 re/g)];
  return {
    pieces: readPieces(content, fonts),
    texts: readPieces(content.replace(SPELT, ''), fonts)
      .map(({ text }) => text)
      .concat([...content.matchAll(SPELT)].map(([, text = '']) => unescape(text))),
    qrBars: bars.map(([, x, y, length]) => ({
      x: Number(x),
      y: Number(y),
      length: Number(length),
    })),
  };
}

/** Text that is drawn shaped and comes with its spelling. */
const SPELT = /\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)[\s\S]*?EMC/g;

function unescape(text: string): string {
  const bytes = Buffer.from(
    text.replace(/\\([\s\S])/g, (_, sign: string) => ESCAPES[sign] ?? sign),
    'latin1',
  );
  return bytes.readUInt16BE() === 0xfeff
    ? bytes.subarray(2).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

interface ReadFont {
  /** By the four hexadecimal digits of a glyph. */
  readonly letters: ReadonlyMap<string, string>;
  /** Thousandths of the size, by glyph number. */
  readonly widths: readonly number[];
}

function readFont(dictionary: string, objects: ReadonlyMap<string, PdfObject>): ReadFont {
  const descendant = /\/DescendantFonts \[(\d+) 0 R/.exec(dictionary)?.[1] ?? '';
  const widths = /\/W \[0 \[([^\]]*)\]/.exec(objects.get(descendant)?.dictionary ?? '')?.[1] ?? '';
  return {
    letters: readLetters(referred(dictionary, 'ToUnicode', objects)?.stream ?? ''),
    widths: widths.split(' ').map(Number),
  };
}

function readPieces(content: string, fonts: ReadonlyMap<string, ReadFont>): ReadPiece[] {
  const pieces = content.matchAll(
    /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) ([\d.]+) Tf\n([\s\S]*?)ET\n/g,
  );
  return [...pieces].map(([, x, y, font = '', size, shown = '']) => {
    const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(
      ([, codes = '']) => codes.match(/.{4}/g) ?? [],
    );
    const { letters, widths } = fonts.get(font) ?? { letters: new Map(), widths: [] };
    const em = glyphs.reduce((sum, code) => sum + (widths[Number.parseInt(code, 16)] ?? 0), 0);
    return {
      x: Number(x),
      y: Number(y),
      size: Number(size),
      width: (em / 1000) * Number(size),
      text: glyphs.map((code) => letters.get(code) ?? '').join(''),
    };
  });
}

/** Glyph → characters, from the map that lets people copy text out of a PDF. */
function readLetters(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, units = ''], index) => {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      letters.set(code, Buffer.from(units.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return letters;
}
