import { type Colour, mix } from '../colour.ts';
import { n, type Point, path, place, polygon, polyline, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { clouds, glow, motes, ridgeline, sky } from './scenery.ts';

const ZIGZAG = 'M24 -100L-58 14H-8L-30 100L62 -22H10L44 -100Z';
const FACET = 'M44 -100L10 -22H62L-30 100L6 -12H-26Z';

/** A forked discharge from the sky to the ground. */
function fork(scene: Scene, from: Point, to: Point, width: number, depth: number): string {
  const { rng, tints } = scene;
  const count = 9;
  const points = upTo(count + 1).map((i) => {
    const t = i / count;
    const wild = i === 0 || i === count ? 0 : rng.between(-1, 1) * scene.reach * 0.16;
    return { x: from.x + (to.x - from.x) * t + wild, y: from.y + (to.y - from.y) * t };
  });
  const line = polyline(points);
  const twigs =
    depth === 0
      ? ''
      : [2, 4, 6]
          .map((i) => {
            const p = points[i] as Point;
            const side = rng.pick([-1, 1]);
            return fork(
              scene,
              p,
              {
                x: p.x + side * scene.reach * rng.between(0.4, 0.9),
                y: p.y + scene.reach * rng.between(0.4, 0.8),
              },
              width * 0.4,
              0,
            );
          })
          .join('');
  return (
    stroke(line, tints.body, width * 3.4, { opacity: 0.35, 'stroke-linejoin': 'round' }) +
    stroke(line, tints.rim, width * 1.7, { 'stroke-linejoin': 'round' }) +
    stroke(line, tints.spark, width, { 'stroke-linejoin': 'round' }) +
    twigs
  );
}

function sign(main: Colour, shade: Colour, light: Colour): string {
  return path(ZIGZAG, main) + path(FACET, shade) + stroke('M24 -100L-58 14', light, 3);
}

export const bolt: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const ground = Math.min(focus.y + reach, box.y + box.h * 0.84);
    const hero = rng.chance(0.5);
    const echoes = upTo(5).map((i) =>
      place(
        path(ZIGZAG, mix(tints.skyLow, tints.skyTop, i / 6)),
        { x: focus.x, y: focus.y },
        (reach / 92) * (2.3 - i * 0.24),
      ),
    );
    const storm = upTo(3).map((i) =>
      clouds(scene, box.y + i * 40, reach * 0.5, 6, mix(tints.skyTop, tints.far, i / 3), 0.9),
    );
    const cracks = upTo(6).map(() => {
      const a = rng.between(0.1, 0.9) * Math.PI;
      const l = reach * rng.between(0.4, 1);
      const x = focus.x + Math.cos(a) * l;
      return polyline([
        { x: focus.x, y: ground },
        { x: focus.x + Math.cos(a) * l * 0.5 + 14, y: ground + Math.sin(a) * l * 0.3 },
        { x, y: ground + Math.sin(a) * l * 0.8 },
      ]);
    });
    return (
      sky(scene, 0.85) +
      (hero
        ? echoes
            .toReversed()
            .map((_, i) => echoes[i] ?? '')
            .join('')
        : '') +
      storm.join('') +
      glow(scene, hero ? focus : { x: focus.x, y: ground }, reach * 1.7, tints.rim, 0.7) +
      path(
        polygon([
          { x: box.x, y: box.y + box.h },
          { x: box.x, y: ground },
          { x: box.x + box.w, y: ground },
          { x: box.x + box.w, y: box.y + box.h },
        ]),
        atDepth(tints, 0.8),
      ) +
      path(ridgeline(scene, ground + 4, reach * 0.4, 5, 4), atDepth(tints, 0.5)) +
      path(ridgeline(scene, ground + reach * 0.5, reach * 0.3, 4, 4), tints.near) +
      (hero
        ? place(
            sign(tints.body, mix(tints.body, tints.shade, 0.6), tints.spark),
            focus,
            reach / 92,
            rng.between(-8, 8),
          )
        : fork(
            scene,
            { x: focus.x + rng.between(-0.5, 0.5) * reach, y: box.y - 10 },
            { x: focus.x, y: ground },
            reach * 0.026,
            1,
          ) + stroke(cracks.join(''), tints.rim, 3)) +
      motes(scene, focus, reach * 1.3, 26, tints.spark)
    );
  },
  emblem({ main, shade, light }: Pen) {
    return (
      path(ZIGZAG, shade, { transform: `translate(${n(7)} ${n(7)})` }) +
      sign(main, mix(main, shade, 0.4), light)
    );
  },
};
