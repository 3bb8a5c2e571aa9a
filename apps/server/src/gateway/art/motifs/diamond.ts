import { type Colour, mix } from '../colour.ts';
import { type Point, path, place, polygon, starPoints, upTo, use } from '../draw.ts';
import type { Motif, Pen } from './motif.ts';
import { motes, sky } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

/** A brilliant in side view around the origin, facets toned from light to dark. */
function brilliant(tones: readonly [Colour, Colour, Colour, Colour]): string {
  const top: Point[] = [-56, -20, 20, 56].map((x) => ({ x, y: -70 }));
  const belt: Point[] = [-98, -50, 0, 50, 98].map((x) => ({ x, y: -26 }));
  const tip = { x: 0, y: 92 };
  const t = (i: number): Point => top[i] as Point;
  const b = (i: number): Point => belt[i] as Point;
  const facets: [Point[], number][] = [
    [[t(0), b(0), b(1)], 1],
    [[t(0), t(1), b(1)], 0],
    [[t(1), b(1), b(2)], 2],
    [[t(1), t(2), b(2)], 0],
    [[t(2), b(2), b(3)], 1],
    [[t(2), t(3), b(3)], 2],
    [[t(3), b(3), b(4)], 3],
    [[b(0), b(1), tip], 2],
    [[b(1), b(2), tip], 0],
    [[b(2), b(3), tip], 1],
    [[b(3), b(4), tip], 3],
  ];
  const cut = facets.map(([points, tone]) =>
    path(polygon(points), tones[tone] as Colour, {
      stroke: tones[0],
      'stroke-width': 1,
      'stroke-linejoin': 'round',
    }),
  );
  return cut.join('');
}

function sparkle(at: Point, r: number, colour: Colour): string {
  return path(polygon(starPoints(at, r, r * 0.12, 4)), colour);
}

export const diamond: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints, canvas } = scene;
    const horizon = Math.min(focus.y + reach * 1.2, box.y + box.h * 0.86);
    const tones: [Colour, Colour, Colour, Colour] = [
      tints.spark,
      mix(tints.body, tints.rim, 0.5),
      mix(tints.body, tints.shade, 0.35),
      mix(tints.shade, tints.near, 0.25),
    ];
    const gem = use(canvas.keep(brilliant(tones)));
    const shards = upTo(rng.int(4, 9)).map((i) =>
      place(
        gem,
        {
          x: focus.x + rng.between(-1.5, 1.5) * reach,
          y: focus.y + (i % 2 === 0 ? 1 : -1) * rng.between(0.75, 1.3) * reach,
        },
        (reach / 100) * rng.between(0.08, 0.2),
        rng.between(-40, 40),
      ),
    );
    return (
      sky(scene, 0.8) +
      backdrop(scene) +
      foreground(scene, horizon) +
      shards.join('') +
      place(gem, focus, reach / 100, rng.between(-14, 14)) +
      upTo(4)
        .map(() =>
          sparkle(
            {
              x: focus.x + rng.between(-0.9, 0.9) * reach,
              y: focus.y + rng.between(-0.8, 0.2) * reach,
            },
            reach * rng.between(0.12, 0.3),
            tints.spark,
          ),
        )
        .join('') +
      motes(scene, focus, reach * 1.6, 26, tints.spark)
    );
  },
  emblem({ main, shade, light }: Pen) {
    return (
      brilliant([light, mix(main, light, 0.4), main, shade]) +
      sparkle({ x: -62, y: -62 }, 26, light)
    );
  },
};
