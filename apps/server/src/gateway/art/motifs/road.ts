import { mix } from '../colour.ts';
import { circle, n, path, polygon, rect, ring, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { clouds, flock, glow, ridgeline, rolling, sky, starField } from './scenery.ts';

/** A straight road to the vanishing point, with its middle line. */
function straight(scene: Scene, horizon: number): string {
  const { box, focus, tints } = scene;
  const bottom = box.y + box.h + 4;
  const half = Math.min(box.w * 0.42, scene.reach * 1.4);
  const edge = (y: number): number => (half * (y - horizon)) / (bottom - horizon);
  const dashes = upTo(9).map((i) => {
    const from = horizon + (bottom - horizon) * (i / 9) ** 2.1;
    const to = horizon + (bottom - horizon) * ((i + 0.5) / 9) ** 2.1;
    const w = 0.035;
    return polygon([
      { x: focus.x - edge(from) * w, y: from },
      { x: focus.x + edge(from) * w, y: from },
      { x: focus.x + edge(to) * w, y: to },
      { x: focus.x - edge(to) * w, y: to },
    ]);
  });
  const side = (s: -1 | 1): string =>
    polygon([
      { x: focus.x, y: horizon },
      { x: focus.x + s * half * 0.96, y: bottom },
      { x: focus.x + s * half * 0.9, y: bottom },
    ]);
  return (
    path(
      `M${n(focus.x - 2)} ${n(horizon)}h4L${n(focus.x + half)} ${n(bottom)}H${n(focus.x - half)}Z`,
      tints.near,
    ) +
    path(side(-1) + side(1), tints.rim, { opacity: 0.8 }) +
    path(dashes.join(''), tints.rim)
  );
}

/** A road that winds in narrowing bends to the horizon. */
function winding(scene: Scene, horizon: number): string {
  const { box, focus, tints, rng } = scene;
  const bottom = box.y + box.h + 4;
  const swing = rng.pick([-1, 1]) * box.w * 0.34;
  const steps = upTo(41).map((i) => {
    const t = i / 40;
    const y = horizon + (bottom - horizon) * t ** 1.7;
    return {
      x: focus.x + Math.sin(t * Math.PI * 2.6) * swing * (0.08 + t * 0.8),
      y,
      w: 2 + box.w * 0.2 * t ** 1.8,
    };
  });
  const left = steps.map((s) => ({ x: s.x - s.w, y: s.y }));
  const right = steps.map((s) => ({ x: s.x + s.w, y: s.y })).toReversed();
  const middle = steps
    .filter((_, i) => i % 2 === 0 && i > 2)
    .map((s, i, all) => {
      const next = all[i + 1];
      if (next === undefined || i % 2 === 1) return '';
      return polygon([
        { x: s.x - s.w * 0.04, y: s.y },
        { x: s.x + s.w * 0.04, y: s.y },
        { x: next.x + next.w * 0.04, y: next.y },
        { x: next.x - next.w * 0.04, y: next.y },
      ]);
    });
  return (
    path(polygon([...left, ...right]), tints.near, { stroke: tints.rim, 'stroke-width': 3 }) +
    path(middle.join(''), tints.rim)
  );
}

function poles(scene: Scene, horizon: number): string {
  const { box, focus, rng, tints } = scene;
  const side = rng.pick([-1, 1]);
  const tops = upTo(6).map((i) => {
    const t = (i + 1) / 6;
    const x = focus.x + side * (10 + box.w * 0.5 * t ** 2);
    const foot = horizon + (box.y + box.h - horizon) * 0.62 * t ** 2;
    return { x, foot, top: foot - 26 - scene.reach * 1.25 * t ** 1.7, w: 1.5 + 4 * t };
  });
  const wires = tops
    .map((p, i) => {
      const next = tops[i + 1];
      return next === undefined
        ? ''
        : `M${n(p.x)} ${n(p.top)}Q${n((p.x + next.x) / 2)} ${n((p.top + next.top) / 2 + 24 * (i / 5))} ${n(next.x)} ${n(next.top)}`;
    })
    .join('');
  return (
    stroke(wires, tints.near, 1.6) +
    tops
      .map((p) =>
        stroke(
          `M${n(p.x)} ${n(p.foot)}V${n(p.top - p.w * 3)}M${n(p.x - p.w * 5)} ${n(p.top)}h${n(p.w * 10)}`,
          tints.near,
          p.w,
        ),
      )
      .join('')
  );
}

export const road: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints, canvas } = scene;
    const horizon = Math.min(focus.y + reach * 0.4, box.y + box.h * 0.66);
    const sunAt = { x: focus.x, y: horizon - reach * rng.between(0.1, 0.6) };
    const field = canvas.linear([
      [mix(tints.far, tints.skyLow, 0.35), 0],
      [atDepth(tints, 0.7), 1],
    ]);
    const straightRoad = rng.chance(0.55);
    return (
      sky(scene, 0.6) +
      (rng.chance(0.4)
        ? starField(scene, 50, 0.4)
        : clouds(scene, focus.y - reach, reach * 0.9, 4, tints.skyLow, 0.45)) +
      glow(scene, sunAt, reach * 2, tints.rim, 0.8) +
      circle(
        sunAt,
        reach * 0.74,
        canvas.linear([
          [tints.rim, 0],
          [tints.body, 1],
        ]),
      ) +
      flock(
        scene,
        { x: sunAt.x, y: sunAt.y - reach * 0.3 },
        reach * 0.7,
        rng.int(0, 5),
        tints.near,
      ) +
      path(
        rng.chance(0.5)
          ? ridgeline(scene, horizon + 6, reach * 0.55, 4, 4)
          : rolling(scene, horizon + 6, reach * 0.3, 3),
        atDepth(tints, 0.2),
      ) +
      path(ridgeline(scene, horizon + 8, reach * 0.22, 5, 3), atDepth(tints, 0.42)) +
      rect({ x: box.x, y: horizon, w: box.w, h: box.y + box.h - horizon + 4 }, field) +
      (straightRoad ? straight(scene, horizon) : winding(scene, horizon)) +
      (straightRoad && rng.chance(0.7) ? poles(scene, horizon) : '')
    );
  },
  emblem({ canvas, main, shade, light }: Pen) {
    const disc = circle({ x: 0, y: 0 }, 92, '#000');
    const inside =
      rect({ x: -100, y: -100, w: 200, h: 200 }, light) +
      circle({ x: 0, y: 0 }, 46, shade) +
      path('M-100 4L-64 -22L-30 0L12 -30L52 -2L100 -20V100H-100Z', main) +
      path('M-6 -4H6L62 100H-62Z', shade) +
      path('M-1.500 2h3l1 12h-5zM-3 22h6l2 18h-10zM-6 50h12l3 30h-18z', light);
    return (
      canvas.clipped(disc, inside) +
      ring({ x: 0, y: 0 }, 94, main, 7) +
      stroke('M-2 -4H2', light, 2)
    );
  },
};
