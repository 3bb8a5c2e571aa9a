/** Something that can draw some characters. */
export interface Face {
  covers(codePoint: number): boolean;
}

export interface FontRun<F> {
  readonly face: F;
  readonly text: string;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The sign for a character that cannot be shown: the reader sees that something is missing. */
const UNDRAWABLE = '\ufffd';
/** Joiners steer letters of Indic scripts; where a face does not know them they mean nothing. */
const JOINERS = new Set([0x200c, 0x200d]);

/**
 * Splits clean text into runs of one face each, letters never parted from their marks. A run goes on
 * as long as its face can draw what comes; else the first face in the list that can takes over.
 * What no face can draw becomes one sign that says so.
 */
export function splitIntoRuns<F extends Face>(text: string, faces: readonly [F, ...F[]]) {
  const runs: { face: F; text: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const faceFor = (letters: string) =>
      last && covers(last.face, letters) ? last.face : faces.find((f) => covers(f, letters));
    const face = faceFor(segment);
    const drawn = face ? withoutLostJoiners(segment, face) : UNDRAWABLE;
    const chosen = face ?? faceFor(UNDRAWABLE) ?? faces[0];
    if (last && last.face === chosen) last.text += drawn;
    else if (drawn !== '') runs.push({ face: chosen, text: drawn });
  }
  return runs satisfies FontRun<F>[];
}

/** Composed letters, plain spaces, nothing that is not seen. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu, '')
    .trim();
}

function covers(face: Face, segment: string): boolean {
  return codePoints(segment).every((code) => JOINERS.has(code) || face.covers(code));
}

function withoutLostJoiners(segment: string, face: Face): string {
  return Array.from(segment)
    .filter((character) =>
      codePoints(character).every((code) => !JOINERS.has(code) || face.covers(code)),
    )
    .join('');
}

function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
