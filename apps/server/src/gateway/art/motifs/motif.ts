import type { Canvas } from '../canvas.ts';
import type { Colour } from '../colour.ts';
import type { Box, Point } from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import type { Tints } from '../tints.ts';

/** Where and in which colours a motif paints a whole picture. It may paint past the box: layouts cut it. */
export type Scene = {
  canvas: Canvas;
  rng: Seeded;
  box: Box;
  /** Where the hero object sits, and its radius. */
  focus: Point;
  reach: number;
  tints: Tints;
};

/** The few flat colours a motif draws its sign with. */
export type Pen = {
  canvas: Canvas;
  rng: Seeded;
  main: Colour;
  shade: Colour;
  light: Colour;
  /** The colour it stands on, for gaps and cut-outs. */
  ground: Colour;
};

/** One idea, drawn two ways. */
export type Motif = {
  /** Fills the box of the scene, sky to foreground. */
  scene(scene: Scene): string;
  /** A stand-alone sign around the origin, within 100 units of it. */
  emblem(pen: Pen): string;
};
