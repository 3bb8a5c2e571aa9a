import type { ArtSubject } from '@houseful/contract/faces/catalog';
import { type Canvas, createCanvas } from './canvas.ts';
import type { Colour } from './colour.ts';
import { type Box, place, type Point, rect, use } from './draw.ts';
import { drawable } from './glyph-run.ts';
import type { Motif, Pen } from './motifs/motif.ts';
import { motifNamed } from './motifs/motif-table.ts';
import { seeded, type Seeded } from './seeded.ts';
import { type Inks, inksOf, type Mood, tintsFor } from './tints.ts';
import { type Tone, toneOf, type TypeKit, typeKitFor } from './type-kit.ts';
import type { FaceName, Typeface } from './typefaces.ts';
import { type Words, wordsOf } from './words.ts';

/** All a layout needs to draw one picture of one title. */
export type Design = {
  canvas: Canvas;
  /** The layout's own sequence of choices. */
  rng: Seeded;
  inks: Inks;
  motif: Motif;
  motifName: string;
  words: Words;
  type: TypeKit;
  tone: Tone;
  kind: ArtSubject['kind'];
  face(name: FaceName): Typeface;
};

export type Layout = (design: Design) => string;

export type Picture = 'poster' | 'banner';

export const SIZES = { poster: { w: 600, h: 900 }, banner: { w: 1600, h: 700 } } as const;

/** Words with a headline that can be drawn: for a name no font has, the next best thing there is. */
function drawableWords(words: Words, face: (name: FaceName) => Typeface): Words {
  const says = (text: string | null): text is string =>
    text !== null && /[\p{L}\p{N}]/u.test(drawable(face('grotesk'), text).text);
  if (says(words.head) || words.sides !== null) return words;
  if (says(words.native)) return { ...words, head: words.native, tail: null, native: null };
  if (says(words.credit)) return { ...words, head: words.credit, tail: null, credit: null };
  return says(words.genres) ? { ...words, head: words.genres, tail: null, genres: null } : words;
}

export function designFor(
  subject: ArtSubject,
  picture: Picture,
  face: (name: FaceName) => Typeface,
): Design {
  const rng = seeded(`houseful/${subject.titleId}`);
  const { w, h } = SIZES[picture];
  return {
    canvas: createCanvas(w, h),
    rng: rng.fork(picture),
    inks: inksOf(subject.palette, rng.fork('inks')),
    motif: motifNamed(subject.motif, rng.fork('motif')),
    motifName: subject.motif,
    words: drawableWords(wordsOf(subject, rng.fork('words')), face),
    type: typeKitFor(subject, face, rng.fork('type')),
    tone: toneOf(subject),
    kind: subject.kind,
    face,
  };
}

export type SceneWish = { box: Box; focus: Point; reach: number; mood: Mood };

/** The motif as a whole picture, cut to its box. */
export function scene(design: Design, wish: SceneWish, shape?: string): string {
  const { canvas, motif, rng, inks } = design;
  const { box, focus, reach } = wish;
  const art = motif.scene({
    canvas,
    rng: rng.fork('scene'),
    box,
    focus,
    reach,
    tints: tintsFor(wish.mood, inks),
  });
  return canvas.clipped(shape ?? rect(box, '#000'), art);
}

/** The motif as a sign of the given radius. */
export function emblem(
  design: Design,
  at: Point,
  radius: number,
  colours: Omit<Pen, 'canvas' | 'rng'>,
  degrees = 0,
): string {
  const art = design.motif.emblem({
    canvas: design.canvas,
    rng: design.rng.fork('emblem'),
    ...colours,
  });
  // Kept aside, so that a sign that is printed many times is written once.
  return place(use(design.canvas.keep(art)), at, radius / 100, degrees);
}

/** A sign in one colour, as a stencil would print it. */
export function stencil(
  design: Design,
  at: Point,
  radius: number,
  ink: Colour,
  ground: Colour,
  degrees = 0,
): string {
  return emblem(design, at, radius, { main: ink, shade: ink, light: ground, ground }, degrees);
}
