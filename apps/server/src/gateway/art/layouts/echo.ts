import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem, stencil } from '../design.ts';
import { circle, path, polar, polygon, rect, upTo } from '../draw.ts';
import { grain } from '../textures.ts';

/** A sign at the heart of shapes that repeat outward, each in the next ink. */
export function echo(design: Design): string {
  const { rng, inks, canvas } = design;
  const inner = rng.pick([inks.light, inks.accent, inks.paper]);
  const outer =
    inner === inks.accent
      ? rng.pick([inks.deep, inks.light])
      : rng.pick([inks.deep, inks.dark, inks.second]);
  const at = { x: 300, y: rng.between(290, 350) };
  const kind = rng.pick(['discs', 'polygon', 'sign', 'flower'] as const);
  const count = kind === 'sign' ? 8 : rng.int(7, 11);
  const middle = inner === inks.accent ? inks.second : inks.accent;
  const wave = rng.between(0.1, 0.24);
  const tone = (t: number, i: number): string => {
    const place = Math.min(1, Math.max(0, t + (i % 2 === 0 ? wave : -wave)));
    return place < 0.5 ? mix(inner, middle, place * 2) : mix(middle, outer, place * 2 - 1);
  };
  const sides = rng.int(4, 8);
  const twist = rng.between(-9, 9);
  const petals = rng.int(6, 12);
  const shapes = upTo(count).map((i) => {
    const t = 1 - i / (count - 1);
    const r = 120 + 470 * t ** 1.15;
    const colour = tone(t, i);
    if (kind === 'sign') return stencil(design, at, r * 1.1, colour, colour, twist * i);
    if (kind === 'discs')
      return circle({ x: at.x, y: at.y + (rng.chance(0.5) ? 0 : t * 30) }, r, colour);
    if (kind === 'polygon')
      return path(
        polygon(upTo(sides).map((k) => polar(at, r * 1.12, (k * 360) / sides + i * twist - 90))),
        colour,
      );
    return path(
      polygon(
        upTo(petals * 8).map((k) =>
          polar(
            at,
            r * (1 + 0.16 * Math.cos((k / 8) * Math.PI * 2)),
            (k * 360) / (petals * 8) + i * twist,
          ),
        ),
      ),
      colour,
    );
  });
  const text = column(design, {
    box: { x: 48, y: 628, w: 504, h: 226 },
    align: 'centre',
    hang: 'middle',
    order: rng.pick([
      ['credit', 'title', 'facts'],
      ['title', 'native', 'credit', 'facts'],
    ] as const),
    grounds: [outer],
    inks: [inner, inks.paper, inks.deep],
    shade: inks.accent,
    small: 16,
  });
  const heart = inner;
  return (
    rect(canvas.whole, outer) +
    canvas.clipped(rect({ x: 0, y: 0, w: 600, h: 604 }, '#000'), shapes.join('')) +
    circle(at, 122, heart) +
    emblem(design, at, 100, {
      main: inks.dark,
      shade: heart === inks.accent ? inks.second : inks.accent,
      light: heart === inks.paper ? inks.light : inks.paper,
      ground: heart,
    }) +
    rect({ x: 0, y: 600, w: 600, h: 8 }, inner) +
    text.art +
    grain(design, outer === inks.deep ? inks.paper : inks.deep, 0.12)
  );
}
