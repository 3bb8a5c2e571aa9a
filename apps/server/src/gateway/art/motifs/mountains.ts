import { type Colour, mix } from '../colour.ts';
import { circle, n, type Point, path, polygon, rect, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { clouds, figure, flock, glow, ridgeline, sky, starField } from './scenery.ts';

/** One peak with a lit and a dark flank and a torn cap of snow. */
function peak(
  scene: Scene,
  top: Point,
  half: number,
  foot: number,
  colour: Colour,
  snow: Colour,
): string {
  const { rng, tints } = scene;
  const h = foot - top.y;
  const lean = rng.between(-0.12, 0.12) * half;
  const spine = upTo(6).map((i) => ({
    x: top.x + lean * (i / 5) + (i % 2 === 0 ? 0 : rng.between(-0.16, 0.16) * half * (i / 5)),
    y: top.y + (h * i) / 5,
  }));
  const left = { x: top.x - half, y: foot };
  const right = { x: top.x + half * rng.between(0.9, 1.2), y: foot };
  const dark = mix(colour, tints.near, 0.45);
  const cap = h * rng.between(0.2, 0.3);
  const teeth = upTo(5).map((i) => {
    const t = i / 4;
    const x = top.x - half * (cap / h) + half * 2.05 * (cap / h) * t;
    return { x, y: top.y + cap * (i % 2 === 0 ? 0.86 : rng.between(1.1, 1.55)) };
  });
  return (
    path(polygon([left, top, right]), colour) +
    path(polygon([...spine, { x: right.x, y: foot }]), dark) +
    path(polygon([top, ...teeth.toReversed()]), snow) +
    path(
      polygon([top, ...spine.slice(1, 2), ...teeth.slice(2).toReversed()]),
      mix(snow, dark, 0.38),
    )
  );
}

function range(scene: Scene, base: number): string {
  const { focus, reach, rng, tints } = scene;
  const count = rng.pick([1, 2, 3]);
  const others = upTo(count).map((i) => {
    const side = i % 2 === 0 ? -1 : 1;
    const top = {
      x: focus.x + side * reach * rng.between(0.75, 1.15),
      y: focus.y - reach * rng.between(-0.15, 0.35),
    };
    return peak(
      scene,
      top,
      reach * rng.between(0.7, 0.95),
      base,
      atDepth(tints, 0.18),
      mix(tints.rim, tints.far, 0.45),
    );
  });
  const hero = { x: focus.x + rng.between(-0.12, 0.12) * reach, y: focus.y - reach };
  return (
    others.join('') +
    peak(scene, hero, reach * rng.between(1, 1.25), base, atDepth(tints, 0.32), tints.rim)
  );
}

export const mountains: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints, canvas } = scene;
    const base = Math.min(focus.y + reach, box.y + box.h * 0.86);
    const moon = {
      x: focus.x + rng.pick([-1, 1]) * reach * rng.between(0.2, 0.7),
      y: focus.y - reach * rng.between(0.75, 1.05),
    };
    const r = reach * rng.between(0.28, 0.62);
    const haze = canvas.linear([
      [tints.skyLow, 0, 0],
      [tints.skyLow, 1, 0.85],
    ]);
    const depth = box.y + box.h - base;
    const front = upTo(3)
      .map((i) =>
        path(
          ridgeline(scene, base + depth * (0.02 + i * 0.27), depth * 0.26 + 30, 2 + i, 4),
          atDepth(tints, 0.5 + i * 0.25),
        ),
      )
      .join('');
    return (
      sky(scene) +
      (rng.chance(0.5)
        ? starField(scene, 50, 0.4)
        : clouds(scene, focus.y - reach * 0.6, reach * 0.5, 3, tints.skyMid, 0.6)) +
      glow(scene, moon, r * 2.6, tints.rim, 0.6) +
      circle(
        moon,
        r,
        canvas.linear([
          [tints.rim, 0],
          [tints.body, 1],
        ]),
      ) +
      range(scene, base) +
      rect({ x: box.x, y: base - reach * 0.75, w: box.w, h: reach * 0.78 }, haze) +
      front +
      flock(
        scene,
        { x: focus.x, y: focus.y - reach * 0.3 },
        reach * 0.7,
        rng.int(0, 5),
        tints.near,
      ) +
      figure(
        { x: focus.x + rng.between(-0.6, 0.6) * reach, y: base + depth * 0.12 },
        reach * 0.16,
        tints.near,
      )
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    const tilt = rng.pick([-1, 1]);
    const x = (v: number): string => n(v * tilt);
    return (
      circle({ x: -34 * tilt, y: -42 }, 34, light) +
      path(`M${x(-100)} 78L${x(-40)} -16L${x(14)} 78Z`, shade) +
      path(`M${x(-62)} 78L${x(26)} -72L${x(100)} 78Z`, main) +
      path(`M${x(26)} -72L${x(16)} -20L${x(36)} 12L${x(20)} 40L${x(34)} 78H${x(100)}Z`, shade) +
      path(`M${x(26)} -72L${x(2)} -31L${x(12)} -14L${x(24)} -30L${x(36)} -8L${x(50)} -24Z`, light) +
      stroke(`M${x(-100)} 88H${x(100)}`, main, 6)
    );
  },
};
