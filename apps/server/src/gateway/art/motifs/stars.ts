import { type Colour, mix } from '../colour.ts';
import {
  circle,
  ellipse,
  n,
  type Point,
  path,
  place,
  polar,
  polygon,
  polyline,
  ring,
  starPoints,
  stroke,
  upTo,
} from '../draw.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { dots, figure, glow, hills, ridgeline, scatter, sky, starField } from './scenery.ts';

/** A long-armed star, each arm with a light and a dark half. */
export function facetedStar(
  at: Point,
  radius: number,
  arms: number,
  light: Colour,
  dark: Colour,
  waist = 0.2,
): string {
  const points = starPoints(at, radius, radius * waist, arms);
  const halves = points.map((tip, i) => ({ tip, next: points[(i + 1) % points.length] as Point }));
  const side = (even: boolean): string =>
    halves
      .filter((_, i) => (i % 2 === 0) === even)
      .map(({ tip, next }) => polygon([at, tip, next]))
      .join('');
  return path(side(true), light) + path(side(false), dark);
}

function constellation(scene: Scene): string {
  const { focus, reach, rng, tints } = scene;
  let turn = rng.between(0, 360);
  const points: Point[] = upTo(rng.int(7, 9)).map((i) => {
    turn += rng.between(35, 62);
    return polar(focus, reach * (0.45 + 0.62 * ((i * 0.37 + rng.next() * 0.4) % 1)), turn);
  });
  const branch = [points[2] as Point, { x: focus.x, y: focus.y }, points[5] as Point];
  return (
    stroke(`${polyline(points)}${polyline(branch)}`, tints.line, 1.8, { opacity: 0.75 }) +
    points
      .map(
        (p, i) =>
          glow(scene, p, 26 + (i % 3) * 12, tints.rim, 0.8) +
          facetedStar(p, 13 + (i % 3) * 8, 4, tints.spark, tints.rim),
      )
      .join('')
  );
}

function planet(scene: Scene): string {
  const { focus, reach, rng, tints, canvas } = scene;
  const r = reach * 0.72;
  const tilt = rng.between(-28, 28);
  const bands = upTo(5).map((i) =>
    ellipse(
      { x: 0, y: -r * 0.7 + i * r * 0.36 },
      r * 1.1,
      r * rng.between(0.05, 0.12),
      i % 2 === 0 ? tints.shade : tints.rim,
      { opacity: 0.35 },
    ),
  );
  const ringHalf = (sweep: 0 | 1): string =>
    `M${n(-r * 1.75)} 0A${n(r * 1.75)} ${n(r * 0.42)} 0 0 ${sweep} ${n(r * 1.75)} 0`;
  const ball =
    stroke(ringHalf(1), tints.body, r * 0.16, { opacity: 0.85 }) +
    stroke(ringHalf(1), tints.rim, r * 0.03) +
    circle(
      { x: 0, y: 0 },
      r,
      canvas.radial(
        [
          [tints.rim, 0],
          [tints.body, 0.4],
          [tints.shade, 0.8],
          [tints.near, 1],
        ],
        0.32,
        0.3,
        0.8,
      ),
    ) +
    canvas.clipped(circle({ x: 0, y: 0 }, r, '#000'), bands.join('')) +
    stroke(ringHalf(0), tints.body, r * 0.16) +
    stroke(ringHalf(0), tints.rim, r * 0.03);
  const moon = polar(focus, reach * 1.2, rng.between(180, 330));
  return (
    glow(scene, focus, reach * 1.8, tints.body, 0.5) +
    place(ball, focus, 1, tilt) +
    circle(moon, reach * 0.12, tints.rim)
  );
}

function trails(scene: Scene): string {
  const { focus, reach, rng, tints } = scene;
  return upTo(26)
    .map((i) => {
      const r = reach * (0.12 + i * 0.085);
      const length = 2 * Math.PI * r;
      const on = rng.between(0.12, 0.3) * length;
      return ring(focus, r, i % 4 === 0 ? tints.body : tints.line, rng.between(1, 3), {
        'stroke-dasharray': `${n(on)} ${n(rng.between(0.08, 0.3) * length)}`,
        'stroke-dashoffset': rng.int(0, 400),
        opacity: 0.75,
      });
    })
    .join('');
}

export const stars: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const kind = rng.pick(['constellation', 'planet', 'trails', 'guide'] as const);
    const horizon = Math.min(focus.y + reach * 1.05, box.y + box.h * 0.82);
    const middle =
      kind === 'constellation'
        ? constellation(scene)
        : kind === 'planet'
          ? planet(scene)
          : kind === 'trails'
            ? trails(scene)
            : glow(scene, focus, reach * 1.5, tints.rim, 1) +
              facetedStar(focus, reach, 8, tints.spark, mix(tints.rim, tints.body, 0.6), 0.16);
    const milky = dots(
      scatter(rng, 120, -1, -1, 2, 2).map((p) => ({
        x: focus.x + p.x * box.w * 0.7 + p.y * 60,
        y: focus.y - p.x * box.h * 0.32 + p.y * p.y * p.y * 160,
      })),
      1.8,
      tints.spark,
      0.5,
    );
    const land = rng.chance(0.5)
      ? hills(scene, horizon, 3)
      : path(ridgeline(scene, horizon + 30, 110, 4, 4), mix(tints.far, tints.near, 0.5)) +
        path(ridgeline(scene, horizon + 110, 100, 3, 4), tints.near);
    return (
      sky(scene, 0.9) +
      starField(scene, 110, 0.85) +
      milky +
      middle +
      land +
      figure(
        {
          x: focus.x + rng.between(-0.7, 0.7) * reach,
          y: horizon + (box.y + box.h - horizon) * 0.32,
        },
        reach * 0.17,
        tints.near,
      )
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    const arms = rng.pick([5, 8, 8, 4]);
    const small = upTo(3).map((i) =>
      facetedStar(polar({ x: 0, y: 0 }, 82, -35 + i * 120), 17, 4, light, light, 0.24),
    );
    return (
      facetedStar({ x: 0, y: 0 }, 98, arms, main, shade, arms === 5 ? 0.4 : 0.22) +
      (arms === 5 ? '' : small.join('')) +
      circle({ x: 0, y: 0 }, 6, light)
    );
  },
};
