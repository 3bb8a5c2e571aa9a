import { type Colour, mix } from '../colour.ts';
import { blob, circle, group, n, path, place, polar, rect, stroke, upTo, use } from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { figure, glow, hills, motes, rays, sky } from './scenery.ts';

/** A conifer with ragged tiers. Trees are 100 units high and stand on the origin. */
function pine(rng: Seeded): string {
  const tiers = 6;
  const w = rng.between(20, 28);
  const right: string[] = [];
  const left: string[] = [];
  for (let i = 1; i <= tiers; i += 1) {
    const y = (92 * i) / tiers - 100;
    const out = (w * i) / tiers;
    right.push(`L${n(out)} ${n(y)}L${n(out * 0.45)} ${n(y - 2.5)}`);
    left.unshift(`L${n(-out * 0.45)} ${n(y - 2.5)}L${n(-out)} ${n(y)}`);
  }
  return `M0 -100${right.join('')}V5H${n(-w * 0.16)}${left.join('')}Z`;
}

/** A palm with a bent trunk. */
function palm(rng: Seeded): string {
  const top = { x: rng.between(-25, 25), y: -100 };
  const fronds = upTo(9).map((i) => {
    const tip = polar(top, rng.between(34, 44), -200 + i * 27.5 + rng.between(-8, 8));
    const mid = { x: (top.x + tip.x) / 2, y: (top.y + tip.y) / 2 };
    return `M${n(top.x)} -100Q${n(mid.x)} ${n(mid.y - 16)} ${n(tip.x)} ${n(tip.y + 11)}Q${n(mid.x)} ${n(mid.y - 3)} ${n(top.x)} -100Z`;
  });
  return `M-2.6 2Q${n(top.x * 0.1 - 2)} -50 ${n(top.x - 1)} -100h2Q${n(top.x * 0.1 + 2)} -50 2.6 2Z${fronds.join('')}`;
}

/** A broad leafy crown on a trunk. */
function broad(rng: Seeded): string {
  const crown = upTo(11).map((i) =>
    polar({ x: 0, y: -66 }, 34 * rng.between(0.82, 1.16), (i * 360) / 11),
  );
  return `M-5 2L-2 -66h4L5 2Z${blob(crown)}`;
}

type Wood = 'pines' | 'palms' | 'trunks' | 'broad';

const TREES = { pines: pine, palms: palm, broad } as const;
const SPACING = { pines: 0.2, palms: 0.5, broad: 0.42 } as const;
const KINDS_OF_TREE = 4;
const TREES_IN_ROW_MOST = 26;

/** A row of trees with a clearing at the focus. */
function row(
  scene: Scene,
  wood: Exclude<Wood, 'trunks'>,
  trees: readonly string[],
  foot: number,
  h: number,
  colour: Colour,
): string {
  const { box, rng, focus } = scene;
  const step = Math.max(h * SPACING[wood], box.w / TREES_IN_ROW_MOST);
  const clearing = box.w * 0.07 * (h / scene.reach);
  const standing = upTo((box.w + 80) / step + 1)
    .map((i) => box.x - 40 + i * step + rng.between(-0.3, 0.3) * step)
    .filter((x) => Math.abs(x - focus.x) > clearing)
    .map((x) =>
      place(
        use(rng.pick(trees)),
        { x, y: foot + rng.between(-8, 14) },
        (h * rng.between(0.68, 1.1)) / 100,
      ),
    );
  return group(standing.join(''), { fill: colour });
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
    const trees =
      wood === 'trunks'
        ? []
        : upTo(KINDS_OF_TREE).map(() => canvas.keep(`<path d="${TREES[wood](rng)}"/>`));
    const layers = upTo(4).map((i) => {
      const t = i / 3;
      const colour = atDepth(tints, 0.1 + t * 0.9);
      const haze = canvas.linear([
        [tints.skyLow, 0, 0],
        [tints.skyLow, 1, 0.5 - t * 0.4],
      ]);
      const standing =
        wood === 'trunks'
          ? trunks(scene, 15 - i * 3, 5 + i * i * 3.4, colour)
          : row(scene, wood, trees, foot + depth * t * 0.55, reach * (0.55 + t * 1.25), colour);
      return (
        standing + rect({ x: box.x, y: foot - reach, w: box.w, h: reach + depth * t * 0.5 }, haze)
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
