import { type Colour, mix } from '../colour.ts';
import { circle, n, path, rect, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { clouds, glow, sky, starField, water } from './scenery.ts';

/** The outline of one tower standing on `foot`, with the roof of its kind. */
function tower(scene: Scene, x: number, w: number, top: number, foot: number): string {
  const { rng } = scene;
  const mid = x + w / 2;
  const h = foot - top;
  switch (rng.pick(['flat', 'flat', 'step', 'spire', 'dome', 'slope', 'tank'] as const)) {
    case 'flat':
      return `M${n(x)} ${n(foot)}V${n(top)}H${n(x + w)}V${n(foot)}Z`;
    case 'step':
      return `M${n(x)} ${n(foot)}V${n(top + h * 0.2)}H${n(x + w * 0.18)}V${n(top + h * 0.08)}H${n(x + w * 0.34)}V${n(top)}H${n(x + w * 0.66)}V${n(top + h * 0.08)}H${n(x + w * 0.82)}V${n(top + h * 0.2)}H${n(x + w)}V${n(foot)}Z`;
    case 'spire':
      return `M${n(x)} ${n(foot)}V${n(top + h * 0.1)}L${n(mid - 2)} ${n(top)}V${n(top - h * 0.14)}H${n(mid + 2)}V${n(top)}L${n(x + w)} ${n(top + h * 0.1)}V${n(foot)}Z`;
    case 'dome':
      return `M${n(x)} ${n(foot)}V${n(top + w * 0.5)}A${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(mid - 2)} ${n(top)}V${n(top - w * 0.35)}h4V${n(top)}A${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(x + w)} ${n(top + w * 0.5)}V${n(foot)}Z`;
    case 'slope':
      return `M${n(x)} ${n(foot)}V${n(top + w * 0.6)}L${n(x + w)} ${n(top)}V${n(foot)}Z`;
    case 'tank':
      return `M${n(x)} ${n(foot)}V${n(top + 16)}H${n(x + w * 0.3)}V${n(top)}H${n(x + w * 0.62)}V${n(top + 16)}H${n(x + w)}V${n(foot)}Z`;
  }
}

function row(scene: Scene, foot: number, low: number, high: number, width: number): string {
  const { box, focus, rng } = scene;
  let d = '';
  for (let x = box.x - 20; x < box.x + box.w + 20; ) {
    const w = width * rng.between(0.55, 1.3);
    const near = 1 - Math.min(1, Math.abs(x + w / 2 - focus.x) / (box.w * 0.6));
    d += tower(scene, x, w, foot - low - (high - low) * near * rng.between(0.35, 1), foot);
    x += w + (rng.chance(0.25) ? width * rng.between(0, 0.3) : 0);
  }
  return d;
}

/** Lit windows in a row of towers: a sparse grid cut to the towers' shape. */
function windows(scene: Scene, towers: string, colour: Colour): string {
  const { canvas, box, rng } = scene;
  const cells = upTo(34).map(() => `M${rng.int(0, 7) * 11 + 3} ${rng.int(0, 8) * 15 + 3}h5v7h-5z`);
  const tile = canvas.pattern(
    88,
    135,
    path(cells.join(''), colour),
    `translate(${rng.int(0, 40)} 0)`,
  );
  return canvas.clipped(path(towers, '#000'), rect(box, tile));
}

/** Towers seen from the street, leaning in to a far point. */
function canyon(scene: Scene): string {
  const { box, focus, rng, tints } = scene;
  const bottom = box.y + box.h;
  const slabs = upTo(5).flatMap((i) => {
    const t = i / 4;
    const colour = atDepth(tints, 0.12 + t * 0.88);
    const inner = box.w * (0.07 + 0.1 * i);
    const wall = (side: -1 | 1): string => {
      const edge = focus.x + side * inner;
      const out = focus.x + side * (inner + box.w * 0.34);
      const top = box.y + box.h * (0.42 - 0.12 * i) * rng.between(0.7, 1.15);
      const d = `M${n(edge)} ${n(bottom)}V${n(top + (box.h * 0.03 * (5 - i)) / 2)}L${n(out)} ${n(top - box.h * 0.12)}V${n(bottom)}Z`;
      const lit = i > 0 ? windows(scene, d, mix(colour, tints.rim, 0.62)) : '';
      return path(d, colour) + lit;
    };
    return [wall(-1), wall(1)];
  });
  return slabs.join('');
}

function skyline(scene: Scene): string {
  const { box, focus, reach, rng, tints, canvas } = scene;
  const foot = Math.min(focus.y + reach * 0.95, box.y + box.h * 0.84);
  const wet = rng.chance(0.5);
  const back = row(scene, foot, reach * 0.4, reach * 1.75, reach * 0.3);
  const front = row(scene, foot, reach * 0.1, reach * 1.05, reach * 0.36);
  const towers =
    path(
      back,
      canvas.linear([
        [atDepth(tints, 0.35), 0],
        [mix(tints.far, tints.skyLow, 0.45), 1],
      ]),
    ) +
    path(front, atDepth(tints, 0.82)) +
    windows(scene, front, tints.rim);
  const below = wet
    ? water(scene, foot, tints.rim)
    : rect({ x: box.x, y: foot, w: box.w, h: box.y + box.h - foot + 4 }, atDepth(tints, 0.9)) +
      path(
        row(
          { ...scene, focus: { x: box.x, y: focus.y } },
          box.y + box.h + 4,
          (box.y + box.h - foot) * 0.9,
          box.y + box.h - foot + reach * 0.3,
          reach * 0.5,
        ),
        tints.near,
      );
  return towers + below;
}

export const city: Motif = {
  scene(scene) {
    const { focus, reach, rng, tints, canvas } = scene;
    const moon = {
      x: focus.x + rng.between(-0.35, 0.35) * reach,
      y: focus.y - reach * rng.between(0.35, 0.75),
    };
    const r = reach * rng.between(0.4, 0.75);
    return (
      sky(scene) +
      (rng.chance(0.5)
        ? starField(scene, 40, 0.4)
        : clouds(scene, focus.y - reach, reach * 0.8, 3, tints.skyLow, 0.35)) +
      glow(scene, moon, r * 2.2, tints.rim, 0.55) +
      circle(
        moon,
        r,
        canvas.linear([
          [tints.rim, 0],
          [tints.body, 1],
        ]),
      ) +
      (rng.chance(0.35) ? canyon(scene) : skyline(scene))
    );
  },
  emblem({ main, shade, light, ground, rng }: Pen) {
    const tops = upTo(5).map((i) => -95 + Math.abs(i - 2) * 34 + rng.between(0, 20));
    const blocks = tops.map((top, i) => {
      const x = -90 + i * 37;
      const panes = upTo(Math.floor((80 - top) / 22)).map(
        (k) => `M${x + 7} ${n(top + 12 + k * 22)}h7v10h-7zm12 0h7v10h-7z`,
      );
      return (
        path(`M${x} 86V${n(top)}h34V86Z`, i % 2 === 0 ? main : shade) +
        path(panes.join(''), i % 2 === 0 ? ground : light)
      );
    });
    return (
      blocks.join('') +
      stroke(`M-16 ${n((tops[2] ?? 0) + 1)}m15 0v-16`, main, 3) +
      stroke('M-100 88H100', main, 5)
    );
  },
};
