import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem, scene } from '../design.ts';
import { circle, path, polygon, rect, starPoints, upTo } from '../draw.ts';
import { rays } from '../motifs/scenery.ts';
import { frame, grain, halftone } from '../textures.ts';

/** Loud and hand-painted: rays, a huge bent title with a thick edge, a ragged banner under it. */
export function masala(design: Design): string {
  const { rng, inks, face } = design;
  const hot = rng.pick([inks.accent, inks.second, mix(inks.accent, inks.dark, 0.25)]);
  const pale = mix(hot, inks.light, 0.75);
  const at = { x: 300, y: 310 };
  const base = 590;
  const full = rng.chance(0.45);
  const burst = rays(at, 900, rng.int(12, 20), pale, rng.between(0, 20), 0.9);
  const hero = full
    ? scene(design, {
        box: { x: 0, y: 0, w: 600, h: 660 },
        focus: at,
        reach: 210,
        mood: rng.pick(['blaze', 'night'] as const),
      })
    : rect({ x: 0, y: 0, w: 600, h: 660 }, hot) +
      burst +
      halftone({ x: 0, y: 330, w: 600, h: 330 }, mix(hot, inks.dark, 0.5), 17, 'down', 0.8) +
      path(polygon(starPoints(at, 262, 222, 22)), inks.deep) +
      path(polygon(starPoints(at, 246, 210, 22)), inks.light) +
      emblem(design, at, 178, {
        main: inks.dark,
        shade: hot,
        light: inks.paper,
        ground: inks.light,
      });
  const slab = rng.pick([inks.deep, inks.dark, inks.deep]);
  const jag = upTo(13).map((i) => ({
    x: -20 + i * 53.4,
    y: base + (i % 2 === 0 ? 0 : 22) + rng.between(-6, 6) - i * 2,
  }));
  const torn = (by: number): string =>
    polygon([...jag.map((p) => ({ x: p.x, y: p.y + by })), { x: 640, y: 920 }, { x: -40, y: 920 }]);
  const text = column(design, {
    box: { x: 34, y: base + 50, w: 532, h: 236 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'native', 'facts'],
    grounds: [slab],
    inks: [rng.pick([inks.light, inks.paper])],
    smallInks: [inks.light],
    shade: mix(hot, inks.dark, 0.15),
    small: 16,
    kit: {
      display: face(rng.pick(['rozha', 'bebas', 'grotesk', 'righteous', 'groteskItalic'] as const)),
      finish: 'extrude',
      capitals: true,
      warp: rng.pick(['arch', 'rise', 'bulge', 'approach', 'valley', 'slant'] as const),
    },
  });
  const spots = upTo(5).map((i) =>
    circle(
      { x: 60 + i * 120 + rng.between(-30, 30), y: base - rng.between(10, 50) },
      rng.between(3, 9),
      inks.light,
    ),
  );
  return (
    hero +
    path(torn(-26), inks.light) +
    path(torn(-12), hot) +
    path(torn(4), slab) +
    (full ? '' : spots.join('')) +
    text.art +
    grain(design, inks.paper, 0.14) +
    frame(design, rng.pick(['border', 'none', 'none'] as const), inks.light, 14)
  );
}
