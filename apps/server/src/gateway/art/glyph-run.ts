import type { Font } from 'fontkit';
import type { Typeface } from './typefaces.ts';

/** A drawing step with absolute coordinates in pairs. */
export type Step = { op: 'M' | 'L' | 'Q' | 'C' | 'Z'; at: readonly number[] };

/** A line of text as outlines at type size 1: baseline at y 0, y growing downward. */
export type Run = {
  steps: readonly Step[];
  /** Advance width without the tracking after the last glyph. */
  width: number;
  /** What the ink really covers. */
  ink: { left: number; top: number; right: number; bottom: number };
};

const JOINERS = /^[\u200c\u200d]$/u;
const SPACE = /^\s$/u;
const MARK = /^\p{M}$/u;

const OPS = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

type Piece = { font: number; text: string };

/** Cuts text into stretches that one font of the chain can set; what none can set is left out. */
function pieces(face: Typeface, text: string): { list: Piece[]; whole: boolean } {
  const list: Piece[] = [];
  let whole = true;
  let dropped = false;
  for (const char of text.normalize('NFC').replace(/\s+/gu, ' ').trim()) {
    const last = list.at(-1);
    const code = char.codePointAt(0) as number;
    const clings = JOINERS.test(char) || MARK.test(char);
    if (clings && (dropped || last === undefined)) continue;
    const has = (font: number): boolean => face.chain[font]?.().hasGlyphForCodePoint(code) === true;
    const sticky = clings || SPACE.test(char);
    let font = last !== undefined && sticky && has(last.font) ? last.font : -1;
    if (font === -1 && SPACE.test(char)) font = last?.font ?? 0;
    for (let i = 0; font === -1 && i < face.chain.length; i += 1) if (has(i)) font = i;
    if (JOINERS.test(char) && font === -1) continue;
    dropped = font === -1;
    if (font === -1) whole = false;
    else if (last !== undefined && last.font === font) last.text += char;
    else list.push({ font, text: char });
  }
  return { list, whole };
}

/** The part of a text that the face and its stand-ins can draw, and whether that is all of it. */
export function drawable(face: Typeface, text: string): { text: string; whole: boolean } {
  const { list, whole } = pieces(face, text);
  const kept = list
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  return { text: kept, whole: whole && kept !== '' };
}

/**
 * Sets one line. Tracking is extra space between glyphs as a share of the type size; it is not put
 * into scripts whose letters join.
 */
export function setRun(face: Typeface, text: string, tracking = 0): Run {
  const steps: Step[] = [];
  const ink = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let pen = 0;
  for (const piece of pieces(face, text).list) {
    const font = face.chain[piece.font]?.() as Font;
    const unit = 1 / font.unitsPerEm;
    const joined = /\p{Script=Devanagari}/u.test(piece.text);
    const run = font.layout(piece.text);
    run.glyphs.forEach((glyph, i) => {
      const position = run.positions[i];
      if (position === undefined) return;
      const x = pen + position.xOffset * unit;
      const y = -position.yOffset * unit;
      for (const { command, args } of glyph.path.commands) {
        const at = args.map((v, k) => (k % 2 === 0 ? x + v * unit : y - v * unit));
        steps.push({ op: OPS[command], at });
      }
      const { minX, maxX, minY, maxY } = glyph.cbox;
      if (maxX > minX) {
        ink.left = Math.min(ink.left, x + minX * unit);
        ink.right = Math.max(ink.right, x + maxX * unit);
        ink.top = Math.min(ink.top, y - maxY * unit);
        ink.bottom = Math.max(ink.bottom, y - minY * unit);
      }
      pen += position.xAdvance * unit + (joined ? 0 : tracking);
    });
  }
  if (ink.left > ink.right)
    return { steps: [], width: 0, ink: { left: 0, top: 0, right: 0, bottom: 0 } };
  return { steps, width: Math.max(pen - tracking, ink.right), ink };
}

/** Steps as path data in tenths of a unit, relative so that it stays short. */
export function pathData(steps: readonly Step[]): string {
  let d = '';
  let penX = 0;
  let penY = 0;
  let startX = 0;
  let startY = 0;
  let lastOp = '';
  for (const { op, at } of steps) {
    if (op === 'Z') {
      d += 'z';
      penX = startX;
      penY = startY;
      lastOp = 'z';
      continue;
    }
    const tenths = at.map((v) => Math.round(v * 10));
    const endX = tenths.at(-2) ?? 0;
    const endY = tenths.at(-1) ?? 0;
    if (op === 'L' && endX === penX && endY === penY) continue;
    let name = op.toLowerCase();
    let numbers = tenths.map((v, i) => v - (i % 2 === 0 ? penX : penY));
    if (op === 'M') {
      name = 'M';
      numbers = tenths;
      startX = endX;
      startY = endY;
    } else if (op === 'L' && endX === penX) {
      name = 'v';
      numbers = [endY - penY];
    } else if (op === 'L' && endY === penY) {
      name = 'h';
      numbers = [endX - penX];
    }
    const text = numbers.map(tenth);
    const first = text[0] ?? '';
    d += name === lastOp && name !== 'M' ? (first.startsWith('-') ? '' : ' ') : name;
    d += first;
    for (const number of text.slice(1)) d += number.startsWith('-') ? number : ` ${number}`;
    penX = endX;
    penY = endY;
    lastOp = name;
  }
  return d;
}

function tenth(value: number): string {
  if (value % 10 === 0) return String(value / 10);
  const whole = Math.trunc(value / 10);
  return `${value < 0 ? '-' : ''}${whole === 0 ? '' : Math.abs(whole)}.${Math.abs(value % 10)}`;
}
