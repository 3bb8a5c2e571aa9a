import { column } from '../column.ts';
import { type Design, emblem } from '../design.ts';
import { path, type Point, polygon, rect, upTo } from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import { grain } from '../textures.ts';
import type { Inks } from '../tints.ts';

/** A scrap of paper cut by hand around a box. */
function scrap(rng: Seeded, x: number, y: number, w: number, h: number, wild: number): string {
  const jitter = (): number => rng.between(-wild, wild);
  const edge = (from: Point, to: Point): Point[] =>
    upTo(2).map((i) => ({
      x: from.x + ((to.x - from.x) * i) / 2 + jitter(),
      y: from.y + ((to.y - from.y) * i) / 2 + jitter(),
    }));
  const corners = [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ];
  return polygon(corners.flatMap((corner, i) => edge(corner, corners[(i + 1) % 4] as Point)));
}

/** Bands or shards of flat paper behind the sign. */
function shards(design: Design, colours: readonly string[]): string {
  const { rng } = design;
  const kind = rng.pick(['bands', 'shards', 'steps'] as const);
  if (kind === 'bands') {
    return colours
      .map((colour, i) =>
        path(scrap(rng, -40, 60 + i * 190, 680, rng.between(110, 180), 24), colour),
      )
      .join('');
  }
  if (kind === 'steps') {
    return colours
      .map((colour, i) =>
        path(scrap(rng, 60 + i * 60, 40 + i * 105, 420 - i * 40, 480 - i * 90, 20), colour),
      )
      .join('');
  }
  return colours
    .map((colour, i) => {
      const x = 60 + i * 190 + rng.between(-30, 30);
      return path(
        polygon([
          { x: x - rng.between(60, 120), y: -20 },
          { x: x + rng.between(60, 150), y: -20 },
          { x: 300 + rng.between(-60, 60), y: rng.between(520, 660) },
        ]),
        colour,
      );
    })
    .join('');
}

/** Ground, sheets of paper on it, and the slab with its ink. */
function schemes({ deep, dark, accent, second, light, paper }: Inks) {
  return [
    { ground: accent, sheets: [deep, light, dark], slab: deep, ink: light },
    { ground: light, sheets: [accent, dark, second], slab: dark, ink: paper },
    { ground: dark, sheets: [accent, second, light], slab: light, ink: deep },
    { ground: second, sheets: [paper, dark, accent], slab: paper, ink: deep },
  ];
}

/** Flat cut paper, angular and few-coloured, with a slab for the name. */
export function cutout(design: Design): string {
  const { rng, inks, canvas, face } = design;
  const scheme = rng.pick(schemes(inks));
  const slabTop = rng.between(556, 590);
  const tilt = rng.between(-3, 3);
  const at = { x: 300 + rng.between(-40, 40), y: rng.between(270, 310) };
  const heart = scheme.sheets[1] ?? inks.light;
  const text = column(design, {
    box: { x: 58, y: slabTop + 36, w: 484, h: 780 - slabTop },
    align: rng.pick(['centre', 'left'] as const),
    hang: 'middle',
    order: ['title', 'native'],
    grounds: [scheme.slab],
    inks: [scheme.ink],
    shade: inks.accent,
    small: 17,
    kit: {
      display: face(rng.pick(['bebas', 'oswald', 'grotesk', 'rozha'] as const)),
      warp: rng.pick(['none', 'rise', 'approach', 'none'] as const),
      finish: 'plain',
    },
  });
  const foot = column(design, {
    box: { x: 58, y: 838, w: 484, h: 36 },
    align: 'centre',
    hang: 'middle',
    order: ['credit'],
    grounds: [scheme.ground],
    inks: [inks.deep, inks.paper],
    shade: inks.deep,
    small: 16,
  });
  return (
    rect(canvas.whole, scheme.ground) +
    shards(design, scheme.sheets) +
    path(scrap(rng, at.x - 190, at.y - 190, 380, 380, 30), heart) +
    emblem(
      design,
      at,
      168,
      {
        main: heart === inks.deep || heart === inks.dark ? inks.accent : inks.deep,
        shade: heart === inks.accent ? inks.dark : inks.accent,
        light: inks.paper,
        ground: heart,
      },
      tilt * 3,
    ) +
    path(
      scrap(rng, -30, slabTop + 6, 660, 826 - slabTop, 9),
      inks.accent === scheme.ground ? inks.light : inks.accent,
    ) +
    path(scrap(rng, -30, slabTop + 22, 660, 796 - slabTop, 7), scheme.slab) +
    rect({ x: 0, y: 842, w: 600, h: 58 }, scheme.ground) +
    text.art +
    foot.art +
    grain(design, inks.deep, 0.12)
  );
}
