import type { Colour } from './colour.ts';
import { type Attrs, type Box, group, n, type Point } from './draw.ts';

/** A stop of a gradient: colour, place from 0 to 1, and opacity (1 when left out). */
export type Stop = readonly [colour: Colour, at: number, opacity?: number];

/** A piece of lettering as it was set: where, in which ink, on which grounds. */
export type SetText = {
  /** Bounds on the canvas. */
  box: Box;
  /** Bounds before the lettering was turned, the same for all that was turned together (`plane`). */
  flat: Box;
  plane: number;
  ink: Colour;
  grounds: readonly Colour[];
};

export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that turns by degrees about the origin and then puts the origin at a point. */
export function turn(degrees: number, to: Point): Matrix {
  const a = (degrees * Math.PI) / 180;
  return [Math.cos(a), Math.sin(a), -Math.sin(a), Math.cos(a), to.x, to.y];
}

function boundsAfter([a, b, c, d, e, f]: Matrix, { x, y, w, h }: Box): Box {
  const corners = [
    [x, y],
    [x + w, y],
    [x, y + h],
    [x + w, y + h],
  ] as const;
  const xs = corners.map(([px, py]) => a * px + c * py + e);
  const ys = corners.map(([px, py]) => b * px + d * py + f);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { x: left, y: top, w: Math.max(...xs) - left, h: Math.max(...ys) - top };
}

/** One picture under construction: hands out ids for definitions and keeps account of lettering. */
export type Canvas = {
  readonly width: number;
  readonly height: number;
  readonly whole: Box;
  /** A gradient down the painted shape, or along a line in its unit square. Returns a paint. */
  linear(stops: readonly Stop[], line?: readonly [number, number, number, number]): string;
  /** A gradient from a point of the unit square outward. Returns a paint. */
  radial(stops: readonly Stop[], cx?: number, cy?: number, r?: number): string;
  /** A tile repeated from the origin. Returns a paint. */
  pattern(width: number, height: number, tile: string, transform?: string): string;
  /** Content cut to a shape. */
  clipped(shape: string, content: string, attrs?: Attrs): string;
  /** Content kept aside to be repeated. Returns the id for `use`. */
  keep(content: string): string;
  /** Takes account of lettering that was put on the picture. */
  note(text: Pick<SetText, 'box' | 'ink' | 'grounds'>): void;
  readonly lettering: readonly SetText[];
  /** Whatever `draw` draws, moved by a matrix (a b c d e f); its lettering is accounted for where it lands. */
  moved(matrix: Matrix, draw: () => string): string;
  /** The whole document. The label is what a screen reader says. */
  finish(content: string, label: string): string;
};

const XML_ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML: markup escaped, and characters that XML 1.0 forbids (controls, lone halves) dropped. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (mark) => XML_ENTITIES[mark] ?? '');
}

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(([colour, at, opacity]) => {
      const faint = opacity === undefined || opacity === 1 ? '' : ` stop-opacity="${opacity}"`;
      return `<stop offset="${Math.round(at * 1000) / 1000}" stop-color="${colour}"${faint}/>`;
    })
    .join('');
}

export function createCanvas(width: number, height: number): Canvas {
  const defs: string[] = [];
  const lettering: SetText[] = [];
  const known = new Map<string, string>();
  let planes = 0;
  const define = (make: (id: string) => string): string => {
    const recipe = make('');
    const old = known.get(recipe);
    if (old !== undefined) return old;
    const id = `d${defs.length.toString(36)}`;
    known.set(recipe, id);
    defs.push(make(id));
    return id;
  };
  const paint = (make: (id: string) => string): string => `url(#${define(make)})`;
  return {
    width,
    height,
    whole: { x: 0, y: 0, w: width, h: height },
    lettering,
    note: (text) => {
      lettering.push({ ...text, flat: text.box, plane: 0 });
    },
    moved: (matrix, draw) => {
      const before = lettering.length;
      const art = draw();
      planes += 1;
      for (const text of lettering.slice(before)) {
        text.box = boundsAfter(matrix, text.box);
        text.plane = planes;
      }
      const numbers = matrix.map((v) => Math.round(v * 10000) / 10000).join(' ');
      return group(art, { transform: `matrix(${numbers})` });
    },
    linear: (stops, [x1, y1, x2, y2] = [0, 0, 0, 1]) =>
      paint(
        (id) =>
          `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsOf(stops)}</linearGradient>`,
      ),
    radial: (stops, cx = 0.5, cy = 0.5, r = 0.5) =>
      paint(
        (id) =>
          `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopsOf(stops)}</radialGradient>`,
      ),
    pattern: (w, h, tile, transform) =>
      paint(
        (id) =>
          `<pattern id="${id}" width="${n(w)}" height="${n(h)}" patternUnits="userSpaceOnUse"${transform === undefined ? '' : ` patternTransform="${transform}"`}>${tile}</pattern>`,
      ),
    clipped: (shape, content, attrs = {}) =>
      content === ''
        ? ''
        : group(content, {
            'clip-path': paint((id) => `<clipPath id="${id}">${shape}</clipPath>`),
            ...attrs,
          }),
    keep: (content) => define((id) => `<g id="${id}">${content}</g>`),
    finish: (content, label) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${xmlText(label)}</title><defs>${defs.join('')}</defs>${content}</svg>`,
  };
}
