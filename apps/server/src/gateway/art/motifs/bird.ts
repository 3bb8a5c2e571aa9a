import { type Colour, mix } from '../colour.ts';
import { circle, path, place, polygon, stroke, upTo } from '../draw.ts';
import type { Motif, Pen } from './motif.ts';
import { clouds, flock, motes, sky } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

type Facet = readonly [tone: number, ...points: number[]];

/** A folded-paper crane with raised wings, beak to the left. */
const CRANE: readonly Facet[] = [
  [2, -6, 20, 58, -96, 34, 24],
  [1, 34, 24, 58, -96, 98, -48],
  [0, -6, 20, -30, -92, 22, 4],
  [1, -30, -92, -58, -58, -6, 20],
  [0, -98, -12, -62, -30, -34, 36],
  [2, -98, -12, -120, 2, -84, -6],
  [1, -62, -30, -34, 36, -6, 20],
  [2, -34, 36, -6, 20, 34, 24],
  [3, -34, 36, 34, 24, 6, 66],
  [0, 34, 24, 108, 62, 6, 66],
];

/** A swooping bird of prey seen from below, symmetrical. */
const EAGLE: readonly Facet[] = [
  [0, 0, -30, -34, -52, -104, -70, -40, -8],
  [1, 0, -30, 34, -52, 104, -70, 40, -8],
  [2, -40, -8, -104, -70, -92, -30, -52, 6],
  [2, 40, -8, 104, -70, 92, -30, 52, 6],
  [1, 0, -30, -40, -8, -52, 6, -8, 22],
  [3, 0, -30, 40, -8, 52, 6, 8, 22],
  [0, 0, -62, -13, -42, 0, -30, 13, -42],
  [2, -8, 22, 8, 22, 0, 60],
  [1, -8, 22, 0, 60, -30, 88],
  [3, 8, 22, 0, 60, 30, 88],
];

function folded(facets: readonly Facet[], tones: readonly Colour[]): string {
  return facets
    .map(([tone, ...xy]) => {
      const points = upTo(xy.length / 2).map((i) => ({ x: xy[i * 2] ?? 0, y: xy[i * 2 + 1] ?? 0 }));
      const colour = tones[tone] ?? '#000';
      return path(polygon(points), colour, {
        stroke: colour,
        'stroke-width': 0.7,
        'stroke-linejoin': 'round',
      });
    })
    .join('');
}

function feather(colour: Colour, vein: Colour): string {
  return (
    path('M0 -60C26 -40 22 20 0 60C-22 20 -26 -40 0 -60Z', colour) +
    stroke(
      'M0 -50V74M0 -20l10 -12M0 -20l-10 -12M0 4l11 -13M0 4l-11 -13M0 28l8 -10M0 28l-8 -10',
      vein,
      2,
    )
  );
}

export const bird: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints, canvas } = scene;
    const tones = [tints.spark, mix(tints.body, tints.rim, 0.45), tints.body, tints.shade];
    const kind = rng.pick([CRANE, EAGLE] as const);
    const horizon = Math.min(focus.y + reach * 1.1, box.y + box.h * 0.84);
    const others = upTo(rng.int(2, 6)).map(() =>
      place(
        folded(kind, [
          tints.far,
          mix(tints.far, tints.near, 0.3),
          mix(tints.far, tints.near, 0.5),
          tints.near,
        ]),
        {
          x: focus.x + rng.between(-1.4, 1.4) * reach,
          y: focus.y + rng.between(-1.3, 0.9) * reach,
        },
        (reach / 100) * rng.between(0.1, 0.26),
        rng.between(-16, 16),
      ),
    );
    const feathers = upTo(4).map(() =>
      place(
        feather(tints.rim, tints.body),
        { x: focus.x + rng.between(-1.2, 1.2) * reach, y: focus.y + rng.between(0.3, 1.2) * reach },
        (reach / 100) * rng.between(0.12, 0.22),
        rng.between(-80, 80),
        { opacity: 0.8 },
      ),
    );
    return (
      sky(scene) +
      (rng.chance(0.6)
        ? backdrop(scene)
        : clouds(scene, focus.y - reach, reach * 1.8, 6, tints.skyLow, 0.45)) +
      circle(
        { x: focus.x, y: focus.y },
        reach * 0.82,
        canvas.linear([
          [tints.skyLow, 0],
          [tints.second, 1],
        ]),
        { opacity: 0.85 },
      ) +
      foreground(scene, horizon) +
      others.join('') +
      flock(scene, { x: focus.x, y: focus.y + reach * 0.5 }, reach, 5, tints.near) +
      feathers.join('') +
      place(folded(kind, tones), focus, reach / 96, rng.between(-14, 10)) +
      motes(scene, focus, reach * 1.3, 14, tints.spark)
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    return place(
      folded(rng.pick([CRANE, EAGLE] as const), [light, mix(main, light, 0.25), main, shade]),
      { x: 0, y: 6 },
      0.88,
    );
  },
};
