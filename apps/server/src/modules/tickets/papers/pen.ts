import { cleanText, type FontRun, splitIntoRuns } from './font-runs.ts';
import { facesOf, type FontFace, type Weight } from './fonts.ts';
import { fitText, LINE_HEIGHT } from './fit-text.ts';

/** From the top of a line to its baseline. */
const ASCENT = 1;

export interface Writing {
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly width: number;
  readonly weight: Weight;
  readonly colour: string;
  /** Points, largest first; the largest that fits is taken. */
  readonly sizes: readonly [number, ...number[]];
  readonly linesMax?: number;
  /** Points that the lines must not exceed. */
  readonly heightMax?: number;
  /** Likewise, and the lines stand in its middle. */
  readonly height?: number;
  readonly align?: 'left' | 'right';
  /** Extra points between letters. */
  readonly tracking?: number;
}

export interface Pen {
  /** Writes inside the width, whatever the text holds. @returns the y below the last line. */
  write(text: string, writing: Writing): number;
  /** Points that the text takes on one line. */
  widthOf(text: string, weight: Weight, size: number): number;
}

/** Writes any text with the fonts of the house, run by run. */
export function createPen(doc: PDFKit.PDFDocument): Pen {
  function use(face: FontFace, size: number): PDFKit.PDFDocument {
    // A parsed font is taken as well as its bytes, though the types know only the bytes.
    return doc.font(face.font as unknown as Uint8Array, face.name).fontSize(size);
  }

  /** Widths grow with the size, so one measurement serves all; shaping letters is the dear part. */
  const emWidths = new Map<string, number>();

  function runWidth({ face, text }: FontRun<FontFace>, size: number, tracking: number): number {
    const key = `${face.name} ${text}`;
    const em = emWidths.get(key) ?? use(face, 1).widthOfString(text);
    emWidths.set(key, em);
    return em * size + tracking * text.length;
  }

  function lineWidth(line: string, weight: Weight, size: number, tracking: number): number {
    return splitIntoRuns(line, facesOf(weight)).reduce(
      (sum, run) => sum + runWidth(run, size, tracking),
      0,
    );
  }

  function writeLine(line: string, left: number, baseline: number, size: number, how: Writing) {
    const { weight, colour, tracking = 0 } = how;
    const faces = facesOf(weight);
    const runs = splitIntoRuns(line, faces);
    // Shaped letters are drawn in another order than they are spelt; who copies the text or has
    // it read aloud gets the spelling.
    const isShaped = runs.some(({ face }) => face !== faces[0]);
    if (isShaped) doc.markContent('Span', { actual: line });
    let x = left;
    for (const run of runs) {
      use(run.face, size).fillColor(colour).text(run.text, x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: tracking,
      });
      x += runWidth(run, size, tracking);
    }
    if (isShaped) doc.endMarkedContent();
  }

  return {
    widthOf: (text, weight, size) => lineWidth(cleanText(text), weight, size, 0),
    write: (text, how) => {
      const { x, y, width, height, weight, sizes, align = 'left', tracking = 0 } = how;
      const { size, lines } = fitText(
        cleanText(text),
        { width, height: height ?? how.heightMax, linesMax: how.linesMax ?? 1, sizes },
        (line, points) => lineWidth(line, weight, points, tracking),
      );
      const used = lines.length * size * LINE_HEIGHT;
      let top = height === undefined ? y : y + (height - used) / 2;
      for (const line of lines) {
        const spare = align === 'left' ? 0 : width - lineWidth(line, weight, size, tracking);
        writeLine(line, x + spare, top + size * ASCENT, size, how);
        top += size * LINE_HEIGHT;
      }
      return height === undefined ? top : y + height;
    },
  };
}
