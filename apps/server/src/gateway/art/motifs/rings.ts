import { mix } from '../colour.ts';
import {
  arc,
  circle,
  ellipse,
  type Point,
  place,
  polar,
  rect,
  ring,
  stroke,
  upTo,
} from '../draw.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { glow, motes, sky, starField } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

/** Two bands that pass over and under each other. */
function linked(scene: Scene): string {
  const { focus, reach, tints, canvas, rng } = scene;
  const r = reach * 0.62;
  const lean = rng.between(-24, 24);
  const paint = canvas.linear([
    [tints.rim, 0],
    [tints.body, 0.45],
    [tints.shade, 1],
  ]);
  const other = canvas.linear([
    [tints.spark, 0],
    [mix(tints.second, tints.rim, 0.4), 0.45],
    [mix(tints.second, tints.near, 0.45), 1],
  ]);
  const a = { x: -r * 0.58, y: r * 0.06 };
  const b = { x: r * 0.58, y: -r * 0.06 };
  const band = (at: Point, fill: string): string =>
    ring(at, r, tints.near, r * 0.3, { opacity: 0.35 }) +
    ring(at, r, fill, r * 0.22) +
    ring(at, r * 1.06, tints.spark, r * 0.018, { opacity: 0.7 });
  const crossing = rect({ x: -r * 0.5, y: -r * 1.4, w: r, h: r * 1.4 }, '#000');
  return place(
    band(a, paint) + band(b, other) + canvas.clipped(crossing, band(a, paint)),
    focus,
    1,
    lean,
  );
}

/** Orbits tilted around one core. */
function orbits(scene: Scene): string {
  const { focus, reach, tints, rng } = scene;
  const count = rng.int(3, 5);
  const all = upTo(count).map((i) => {
    const tilt = (i * 180) / count + rng.between(-6, 6);
    const bead = polar({ x: 0, y: 0 }, 1, rng.between(0, 360));
    const at = { x: bead.x * reach, y: bead.y * reach * 0.36 };
    return place(
      ellipse({ x: 0, y: 0 }, reach, reach * 0.36, 'none', {
        stroke: i % 2 === 0 ? tints.body : tints.rim,
        'stroke-width': reach * 0.045,
      }) +
        circle(at, reach * 0.09, tints.spark) +
        circle(at, reach * 0.15, 'none', {
          stroke: tints.spark,
          'stroke-width': 1.5,
          opacity: 0.6,
        }),
      focus,
      1,
      tilt,
    );
  });
  const core = scene.canvas.radial(
    [
      [tints.spark, 0],
      [tints.body, 0.6],
      [tints.shade, 1],
    ],
    0.38,
    0.35,
    0.7,
  );
  return (
    all.join('') +
    glow(scene, focus, reach * 0.6, tints.rim, 0.9) +
    circle(focus, reach * 0.24, core)
  );
}

/** A tunnel of circles that drift off centre. */
function tunnel(scene: Scene): string {
  const { focus, reach, tints, rng } = scene;
  const drift = rng.between(0, 360);
  const count = rng.int(9, 13);
  return upTo(count)
    .map((i) => {
      const t = i / (count - 1);
      const at = polar(focus, reach * 0.42 * t, drift + t * 60);
      const tone =
        i % 2 === 0 ? mix(tints.body, tints.rim, t * 0.8) : mix(tints.near, tints.shade, t * 0.7);
      return circle(at, reach * (1.5 - 1.42 * t), tone);
    })
    .join('');
}

export const rings: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const kind = rng.pick(['linked', 'orbits', 'tunnel'] as const);
    const horizon = Math.min(focus.y + reach * 1.15, box.y + box.h * 0.85);
    return (
      sky(scene) +
      (kind === 'orbits'
        ? starField(scene, 80, 0.8) + glow(scene, focus, reach * 2, tints.skyLow, 0.9)
        : backdrop(scene)) +
      (kind === 'linked' ? linked(scene) : kind === 'orbits' ? orbits(scene) : tunnel(scene)) +
      motes(scene, focus, reach * 1.5, 20, tints.spark) +
      foreground(scene, horizon)
    );
  },
  emblem({ main, shade, ground }: Pen) {
    const a = { x: -36, y: 0 };
    const b = { x: 36, y: 0 };
    return (
      ring(a, 56, main, 15) +
      ring(b, 56, ground, 23) +
      ring(b, 56, shade, 15) +
      stroke(arc(a, 56, -75, 5), ground, 23) +
      stroke(arc(a, 56, -85, 15), main, 15)
    );
  },
};
