import type { Canvas } from './canvas.ts';
import { type Colour, contrast, lightnessOf, mix, readableInk } from './colour.ts';
import { type Attrs, type Box, group, n, path, rect, upTo, use } from './draw.ts';
import { pathData, type Step } from './glyph-run.ts';
import type { FittedTitle } from './title-fit.ts';
import { type WarpName, warped } from './warp.ts';

/** How a title is finished. */
export type Finish = 'plain' | 'drop' | 'extrude' | 'fade' | 'echo' | 'inline' | 'glow';

export type Align = 'left' | 'centre' | 'right';

export type TitleStyle = {
  align: Align;
  finish: Finish;
  warp: WarpName;
  /** Wished-for inks, first one first; the first that is readable on the grounds is used. */
  inks: readonly Colour[];
  /** Every colour that can lie behind the letters. */
  grounds: readonly Colour[];
  /** For the shadow side of `drop` and `extrude`, and the outlines of `echo`. */
  shade: Colour;
};

const EXTRUDE_STEPS = 9;

const extrudeStep = (size: number): number => Math.max(0.8, Math.min(2, size * 0.009));
const dropBy = (size: number): number => Math.max(3, size * 0.045);
const echoBy = (size: number): number => Math.max(4, size * 0.055);

/** How far a finish reaches below and to the right of letters of a size. */
export function finishReach(finish: Finish, size: number): number {
  if (finish === 'drop') return dropBy(size);
  if (finish === 'extrude') return extrudeStep(size) * EXTRUDE_STEPS;
  if (finish === 'echo') return echoBy(size);
  return 0;
}

function rules(title: FittedTitle, style: TitleStyle, ink: Colour): string {
  if (style.warp !== 'none' || style.align !== 'centre') return '';
  return title.lines
    .filter((line) => line.connector)
    .map((line) => {
      const y = line.baseline - line.size * 0.36;
      const reach = (title.width - line.width) / 2 - line.size * 0.35;
      const thick = Math.max(2, line.size * 0.07);
      if (reach < line.size * 0.3) return '';
      return (
        rect({ x: 0, y, w: reach, h: thick }, ink) +
        rect({ x: title.width - reach, y, w: reach, h: thick }, ink)
      );
    })
    .join('');
}

/** All outlines of a title with the top left corner of its block at the origin. */
function outlines(title: FittedTitle, align: Align): Step[] {
  const share = align === 'left' ? 0 : align === 'right' ? 1 : 0.5;
  return title.lines.flatMap(({ run, size, baseline, width }) => {
    const dx = (title.width - width) * share - run.ink.left * size;
    return run.steps.map(({ op, at }) => ({
      op,
      at: at.map((v, i) => v * size + (i % 2 === 0 ? dx : baseline)),
    }));
  });
}

function finished(
  canvas: Canvas,
  d: string,
  style: TitleStyle,
  ink: Colour,
  title: FittedTitle,
): string {
  if (style.finish === 'plain') return path(d, ink);
  const size = Math.max(...title.lines.map((line) => line.size));
  const id = canvas.keep(`<path d="${d}"/>`);
  const letters = (fill: string, by = 0, attrs: Attrs = {}): string =>
    use(id, by === 0 ? { fill, ...attrs } : { fill, x: by, y: by, ...attrs });
  const softened = (most: number): Colour =>
    readableInk(style.grounds, [mix(ink, style.shade, most), mix(ink, style.shade, most / 2), ink]);
  switch (style.finish) {
    case 'drop':
      return letters(style.shade, dropBy(size)) + letters(ink);
    case 'extrude': {
      const copies = upTo(EXTRUDE_STEPS).toReversed();
      return (
        copies.map((i) => letters(style.shade, (i + 1) * extrudeStep(size))).join('') + letters(ink)
      );
    }
    case 'glow': {
      const halo = [0.16, 0.07].map((share, i) =>
        letters('none', 0, {
          stroke: style.shade,
          'stroke-width': Math.max(5, size * share),
          'stroke-linejoin': 'round',
          opacity: 0.22 + i * 0.26,
        }),
      );
      return halo.join('') + letters(ink);
    }
    case 'fade': {
      if (lightnessOf(ink) < 0.6) return letters(ink);
      return letters(
        canvas.linear([
          [ink, 0.3],
          [softened(0.45), 1],
        ]),
      );
    }
    case 'echo': {
      const outline = { stroke: style.shade, 'stroke-width': Math.max(1.4, size * 0.014) };
      return letters('none', echoBy(size), outline) + letters(ink);
    }
    case 'inline': {
      const bands = title.lines.map((line) =>
        rect(
          { x: -20, y: line.baseline - line.size * 0.34, w: title.width + 40, h: line.size * 0.36 },
          '#000',
        ),
      );
      return letters(ink) + canvas.clipped(bands.join(''), letters(softened(0.5)));
    }
  }
}

/** A shade less different from the ink than this would blur the letters' edges. */
const LEAST_SHADE_CONTRAST = 1.9;

/** The wished-for shade, or the ground pushed away from an ink that the wish is too close to. */
function shadeFor({ shade, grounds }: TitleStyle, ink: Colour): Colour {
  if (contrast(shade, ink) >= LEAST_SHADE_CONTRAST) return shade;
  const ground = grounds[0] ?? shade;
  return mix(ground, lightnessOf(ink) > lightnessOf(ground) ? '#000000' : '#ffffff', 0.4);
}

/**
 * Draws a fitted title with the top left corner of its block at `at`, in an ink that is readable on
 * the grounds, and notes its place on the canvas.
 */
export function drawTitle(
  canvas: Canvas,
  title: FittedTitle,
  at: { x: number; y: number },
  style: TitleStyle,
): string {
  const ink = readableInk(style.grounds, style.inks);
  const standing = { ...style, shade: shadeFor(style, ink) };
  const steps = warped(outlines(title, style.align), style.warp, title.width, title.height);
  const box: Box = { x: at.x, y: at.y, w: title.width, h: title.height };
  canvas.note({ box, ink, grounds: style.grounds });
  return group(finished(canvas, pathData(steps), standing, ink, title) + rules(title, style, ink), {
    transform: `translate(${n(at.x)} ${n(at.y)})`,
    'data-text': 'title',
  });
}

/** The outlines of a fitted title as one path, for cutting a picture to its letters; drawn taller by `stretch`. */
export function titleOutline(title: FittedTitle, align: Align, stretch = 1): string {
  const tall = outlines(title, align).map(({ op, at }) => ({
    op,
    at: at.map((v, i) => (i % 2 === 0 ? v : v * stretch)),
  }));
  return pathData(tall);
}
