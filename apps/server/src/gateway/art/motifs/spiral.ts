import { mix } from '../colour.ts';
import {
  circle,
  type Point,
  path,
  place,
  polar,
  polygon,
  polyline,
  stroke,
  upTo,
} from '../draw.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { figure, glow, hills, motes, sky } from './scenery.ts';

/** A ribbon that winds out from the origin to radius 100, swelling as it goes. */
function ribbon(turns: number, from: number, fat: number, hand: 1 | -1): string {
  const steps = Math.round(turns * 26);
  const at = (i: number, edge: -1 | 1): Point => {
    const t = i / steps;
    const r = 100 * t ** 1.25;
    return polar(
      { x: 0, y: 0 },
      Math.max(0, r * (1 + edge * fat * 0.5)),
      hand * (from + t * turns * 360),
    );
  };
  const outer = upTo(steps + 1).map((i) => at(i, 1));
  const inner = upTo(steps + 1).map((i) => at(i, -1));
  return polygon([...outer, ...inner.toReversed()]);
}

/** Squares or triangles turned inside each other. */
function whirl(scene: Scene, sides: number): string {
  const { focus, reach, tints, rng } = scene;
  const turn = rng.pick([-1, 1]) * rng.between(5, 9);
  return upTo(19)
    .map((i) => {
      const r = reach * 1.75 * 0.865 ** i;
      const points = upTo(sides).map((k) => polar(focus, r, (k * 360) / sides + i * turn - 90));
      const tone =
        i % 2 === 0 ? mix(tints.body, tints.rim, i / 19) : mix(tints.near, tints.shade, i / 24);
      return path(polygon(points), tone);
    })
    .join('');
}

function galaxy(scene: Scene): string {
  const { focus, reach, tints, rng } = scene;
  const hand = rng.pick([1, -1] as const);
  const arms = rng.int(2, 5);
  const fat = 0.72 / arms;
  const all = upTo(arms).map((i) =>
    path(
      ribbon(1.6, (i * 360) / arms, fat, hand),
      i % 2 === 0 ? tints.body : mix(tints.body, tints.rim, 0.55),
    ),
  );
  const edges = upTo(arms).map((i) =>
    stroke(
      polyline(
        upTo(40).map((k) =>
          polar(
            { x: 0, y: 0 },
            100 * (k / 39) ** 1.25 * (1 + fat * 0.5),
            hand * ((i * 360) / arms + (k / 39) * 576),
          ),
        ),
      ),
      tints.spark,
      0.8,
      { opacity: 0.7 },
    ),
  );
  return (
    place(all.join('') + edges.join(''), focus, reach / 88) +
    glow(scene, focus, reach * 0.5, tints.spark, 1) +
    circle(focus, reach * 0.09, tints.spark)
  );
}

/** A winding stair seen from above: each step lies over the one outside it. */
function stair(scene: Scene): string {
  const { focus, reach, tints, rng } = scene;
  const steps = 54;
  const hand = rng.pick([1, -1]);
  const treads = upTo(steps).map((i) => {
    const t = i / (steps - 1);
    const r = reach * 2.3 * (1 - t) ** 1.4 + reach * 0.05;
    const a = hand * i * 19;
    const tone = mix(
      i % 2 === 0 ? tints.rim : tints.body,
      tints.near,
      0.1 + (0.75 * ((i * 19) % 360)) / 360,
    );
    return path(
      polygon([
        focus,
        polar(focus, r, a),
        polar(focus, r * 1.01, a + hand * 10),
        polar(focus, r, a + hand * 20),
      ]),
      tone,
    );
  });
  return (
    circle(focus, reach * 1.9, tints.near) +
    treads.join('') +
    circle(focus, reach * 0.08, tints.spark)
  );
}

export const spiral: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const kind = rng.pick(['whirl', 'galaxy', 'stair', 'galaxy'] as const);
    const body =
      kind === 'whirl'
        ? whirl(scene, rng.pick([3, 4, 6]))
        : kind === 'stair'
          ? stair(scene)
          : galaxy(scene);
    const horizon = Math.min(focus.y + reach * 1.35, box.y + box.h * 0.9);
    const fall = { x: focus.x + rng.between(-0.3, 0.3) * reach, y: focus.y + reach * 0.3 };
    return (
      sky(scene, 0.85) +
      glow(scene, focus, reach * 2, tints.skyLow, 0.8) +
      body +
      (kind === 'galaxy'
        ? motes(scene, focus, reach * 1.7, 50, tints.spark) + hills(scene, horizon, 3)
        : '') +
      place(
        figure({ x: 0, y: 0 }, reach * 0.34, tints.near),
        fall,
        1,
        kind === 'galaxy' ? 0 : rng.between(-50, 50),
      )
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    const hand = rng.pick([1, -1] as const);
    const d = (from: number): string => ribbon(1.9, from, 0.24, hand);
    return path(d(0), main) + path(d(180), shade) + circle({ x: 0, y: 0 }, 5, light);
  },
};
