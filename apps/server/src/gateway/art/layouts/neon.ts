import { column } from '../column.ts';
import { type Colour, mix } from '../colour.ts';
import { type Design, stencil } from '../design.ts';
import {
  circle,
  group,
  n,
  path,
  polygon,
  rect,
  starPoints,
  stroke,
  upTo,
  type Point,
} from '../draw.ts';
import { grain } from '../textures.ts';

type Shape = 'circle' | 'triangle' | 'square' | 'hexagon';

/** Polygons as stars whose notches lie on their sides: tips, outer and inner radius, turn, shift down. */
const POLYGONS: Record<
  Exclude<Shape, 'circle'>,
  readonly [number, number, number, number, number]
> = {
  triangle: [3, 1.22, 0.61, -90, 34],
  square: [4, 1.08, 0.764, -45, 0],
  hexagon: [6, 1.08, 0.935, -90, 0],
};

function outline(shape: Shape, at: Point, r: number): string {
  if (shape === 'circle') return circle(at, r, 'none');
  const [tips, outer, inner, degrees, down] = POLYGONS[shape];
  const points = starPoints({ x: at.x, y: at.y + down }, r * outer, r * inner, tips, degrees);
  return path(polygon(points), 'none');
}

/** A glass tube: two halos and a bright core. */
function tubeOf(shape: string, halo: Colour, core: Colour): string {
  const line = (colour: Colour, width: number, opacity: number): string =>
    group(shape, { stroke: colour, 'stroke-width': width, opacity, 'stroke-linejoin': 'round' });
  return line(halo, 26, 0.16) + line(halo, 12, 0.4) + line(core, 4, 1);
}

/** Night glass: a glowing sign over a mirrored floor of lines. */
export function neon(design: Design): string {
  const { inks, canvas, rng } = design;
  const one = mix(inks.accent, inks.light, 0.25);
  const two = mix(inks.second, inks.light, 0.25);
  const horizon = 560;
  const at = { x: 300, y: 318 };
  const shape = rng.pick(['circle', 'triangle', 'square', 'hexagon'] as const);
  const tube = (r: number, colour: Colour): string =>
    tubeOf(outline(shape, at, r), colour, mix(colour, inks.paper, 0.6));
  const rows = upTo(12).map((i) => `M0 ${n(horizon + 340 * (i / 12) ** 2)}H600`);
  const columns = upTo(21).map(
    (i) => `M${n(300 + (i - 10) * 22)} ${horizon}L${n(300 + (i - 10) * 130)} 900`,
  );
  const text = column(design, {
    box: { x: 40, y: 610, w: 520, h: 242 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'credit', 'facts'],
    grounds: [inks.deep, mix(inks.deep, two, 0.14)],
    inks: [inks.paper],
    smallInks: [inks.light],
    shade: rng.pick([one, two]),
    small: 16,
    kit: { finish: rng.pick(['glow', 'glow', 'drop'] as const), warp: 'none' },
  });
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [inks.deep, 0],
        [mix(inks.dark, two, 0.25), 0.6],
        [inks.deep, 0.66],
      ]),
    ) +
    circle(
      at,
      330,
      canvas.radial([
        [two, 0, 0.45],
        [one, 0.5, 0.16],
        [one, 1, 0],
      ]),
    ) +
    stroke(rows.join('') + columns.join(''), two, 1.6, { opacity: 0.55 }) +
    rect({ x: 0, y: horizon - 2, w: 600, h: 4 }, mix(two, inks.paper, 0.5)) +
    tube(214, one) +
    tube(190, two) +
    stencil(design, { x: at.x + 5, y: at.y + 5 }, 128, mix(one, inks.deep, 0.5), inks.deep) +
    stencil(design, at, 128, mix(one, inks.paper, 0.35), inks.deep) +
    rect({ x: 0, y: text.box.y - 26, w: 600, h: text.box.h + 52 }, inks.deep, { opacity: 0.84 }) +
    text.art +
    grain(design, inks.paper, 0.12)
  );
}
