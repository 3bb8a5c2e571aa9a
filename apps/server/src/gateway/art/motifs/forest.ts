import { type Colour, mix } from '../colour.ts';
import { blob, circle, curve, n, path, polar, rect, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { figure, glow, hills, motes, rays, sky } from './scenery.ts';

/** A conifer with ragged tiers, foot at the point. */
function pine(scene: Scene, x: number, foot: number, h: number): string {
  const { rng } = scene;
  const tiers = 6;
  const w = h * rng.between(0.2, 0.28);
  const right: string[] = [];
  const left: string[] = [];
  for (let i = 1; i <= tiers; i += 1) {
    const y = foot - h + (h * 0.92 * i) / tiers;
    const out = (w * i) / tiers;
    right.push(`L${n(x + out)} ${n(y)}L${n(x + out * 0.45)} ${n(y - h * 0.025)}`);
    left.unshift(`L${n(x - out * 0.45)} ${n(y - h * 0.025)}L${n(x - out)} ${n(y)}`);
  }
  return `M${n(x)} ${n(foot - h)}${right.join('')}V${n(foot + 9)}H${n(x - w * 0.16)}${left.join('')}Z`;
}

/** A palm with a bent trunk. */
function palm(scene: Scene, x: number, foot: number, h: number, colour: Colour): string {
  const { rng } = scene;
  const top = { x: x + rng.between(-0.25, 0.25) * h, y: foot - h };
  const trunk = curve([{ x, y: foot }, { x: x + (top.x - x) * 0.25, y: foot - h * 0.5 }, top]);
  const fronds = upTo(9).map((i) => {
    const degrees = -200 + i * 27.5 + rng.between(-8, 8);
    const tip = polar(top, h * rng.between(0.34, 0.44), degrees);
    const sag = h * 0.16;
    return `M${n(top.x)} ${n(top.y)}Q${n((top.x + tip.x) / 2)} ${n((top.y + tip.y) / 2 - sag)} ${n(tip.x)} ${n(tip.y + sag * 0.7)}Q${n((top.x + tip.x) / 2)} ${n((top.y + tip.y) / 2 - sag * 0.2)} ${n(top.x)} ${n(top.y)}Z`;
  });
  return stroke(trunk, colour, h * 0.035) + path(fronds.join(''), colour);
}

/** A broad leafy crown on a trunk. */
function broad(scene: Scene, x: number, foot: number, h: number, colour: Colour): string {
  const { rng } = scene;
  const at = { x, y: foot - h * 0.66 };
  const crown = blob(
    upTo(11).map((i) => polar(at, h * 0.34 * rng.between(0.82, 1.16), (i * 360) / 11)),
  );
  return (
    path(
      `M${n(x - h * 0.05)} ${n(foot)}L${n(x - h * 0.02)} ${n(at.y)}h${n(h * 0.04)}L${n(x + h * 0.05)} ${n(foot)}Z`,
      colour,
    ) + path(crown, colour)
  );
}

type Wood = 'pines' | 'palms' | 'trunks' | 'broad';

function layer(scene: Scene, wood: Wood, foot: number, h: number, colour: Colour): string {
  const { box, rng, focus } = scene;
  const step = wood === 'palms' ? h * 0.5 : wood === 'broad' ? h * 0.42 : h * 0.2;
  const count = Math.min(26, Math.ceil((box.w + 80) / step));
  const clearing = box.w * 0.13;
  const xs = upTo(count)
    .map((i) => box.x - 40 + i * step + rng.between(-0.3, 0.3) * step)
    .filter((x) => Math.abs(x - focus.x) > clearing * (h / scene.reach) * 0.55);
  if (wood === 'pines')
    return path(
      xs
        .map((x) => pine(scene, x, foot + rng.between(-8, 14), h * rng.between(0.66, 1.1)))
        .join(''),
      colour,
    );
  const draw = wood === 'palms' ? palm : broad;
  return xs
    .map((x) => draw(scene, x, foot + rng.between(-6, 12), h * rng.between(0.7, 1.1), colour))
    .join('');
}

/** Tall bare trunks that run out of the top of the picture. */
function trunks(scene: Scene, count: number, width: number, colour: Colour): string {
  const { box, rng, focus } = scene;
  const gap = box.w * 0.1 + width * 1.3;
  return upTo(count)
    .map((i) => {
      const x = box.x + (box.w * (i + rng.between(0.1, 0.9))) / count;
      if (Math.abs(x - focus.x) < gap) return '';
      const w = width * rng.between(0.6, 1.2);
      const lean = rng.between(-20, 20);
      const y = box.y + box.h * rng.between(0.15, 0.5);
      const side = rng.pick([-1, 1]);
      return (
        path(
          `M${n(x - w)} ${n(box.y + box.h)}L${n(x + lean - w * 0.55)} ${n(box.y)}h${n(w * 1.1)}L${n(x + w)} ${n(box.y + box.h)}Z`,
          colour,
        ) +
        stroke(
          `M${n(x + lean * 0.5)} ${n(y)}q${n(side * w * 2)} ${n(-w)} ${n(side * w * 3.4)} ${n(-w * 3.6)}`,
          colour,
          w * 0.34,
        )
      );
    })
    .join('');
}

export const forest: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints, canvas } = scene;
    const wood = rng.pick<Wood>(['pines', 'pines', 'trunks', 'palms', 'broad']);
    const foot = Math.min(focus.y + reach * 0.8, box.y + box.h * 0.82);
    const depth = box.y + box.h - foot;
    const light = { x: focus.x, y: focus.y - reach * 0.25 };
    const layers = upTo(4).map((i) => {
      const t = i / 3;
      const colour = atDepth(tints, 0.1 + t * 0.9);
      const haze = canvas.linear([
        [tints.skyLow, 0, 0],
        [tints.skyLow, 1, 0.5 - t * 0.4],
      ]);
      const trees =
        wood === 'trunks'
          ? trunks(scene, 15 - i * 3, 5 + i * i * 3.4, colour)
          : layer(scene, wood, foot + depth * t * 0.55, reach * (0.55 + t * 1.25), colour);
      return (
        trees + rect({ x: box.x, y: foot - reach, w: box.w, h: reach + depth * t * 0.5 }, haze)
      );
    });
    return (
      sky(scene) +
      glow(scene, light, reach * 1.9, tints.rim, 0.8) +
      circle(
        light,
        reach * rng.between(0.4, 0.62),
        canvas.linear([
          [tints.rim, 0],
          [tints.body, 1],
        ]),
      ) +
      rays(light, box.h, 18, tints.rim, rng.between(0, 20), 0.06) +
      layers.slice(0, 2).join('') +
      hills(scene, foot + depth * 0.12, 3) +
      figure({ x: focus.x, y: foot + depth * 0.3 }, reach * 0.2, tints.near) +
      layers.slice(2).join('') +
      motes(scene, focus, reach * 1.1, 16, tints.spark)
    );
  },
  emblem({ main, shade, light }: Pen) {
    const tree = (x: number, foot: number, h: number, fill: Colour, dark: Colour): string => {
      const half = (side: -1 | 1): string =>
        upTo(3)
          .map((i) => {
            const top = foot - h + i * h * 0.24;
            return `M${n(x)} ${n(top)}L${n(x + side * h * (0.2 + i * 0.075))} ${n(top + h * 0.38)}H${n(x)}Z`;
          })
          .join('');
      return (
        rect({ x: x - h * 0.04, y: foot - h * 0.2, w: h * 0.08, h: h * 0.2 }, dark) +
        path(half(-1), fill) +
        path(half(1), dark)
      );
    };
    return (
      circle({ x: 0, y: -18 }, 62, light) +
      tree(-58, 84, 116, shade, mix(shade, main, 0.3)) +
      tree(60, 84, 102, shade, mix(shade, main, 0.3)) +
      tree(0, 90, 180, main, mix(main, shade, 0.55)) +
      stroke('M-98 88H98', main, 5)
    );
  },
};
