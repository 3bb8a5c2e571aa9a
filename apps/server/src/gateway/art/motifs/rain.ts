import { mix } from '../colour.ts';
import { ellipse, n, type Point, path, place, rect, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { figure, glow, sky } from './scenery.ts';

/** An umbrella around the origin, 200 wide; alternate panels in two tones. */
function umbrella(main: string, shade: string, light: string, handle: string): string {
  const edges = [-100, -60, -20, 20, 60, 100];
  const panels = upTo(5).map((i) => {
    const left = edges[i] ?? 0;
    const right = edges[i + 1] ?? 0;
    return path(
      `M0 -78C${n(left * 0.62)} -76 ${n(left * 1.02)} -40 ${left} 6Q${n((left + right) / 2)} -16 ${right} 6C${n(right * 1.02)} -40 ${n(right * 0.62)} -76 0 -78Z`,
      i % 2 === 0 ? main : shade,
    );
  });
  return (
    stroke('M0 -92V78a13 13 0 0 0 26 0', handle, 6, { 'stroke-linecap': 'round' }) +
    panels.join('') +
    stroke('M-84 -18C-70 -54 -40 -68 -8 -71', light, 4, { 'stroke-linecap': 'round', opacity: 0.7 })
  );
}

function streaks(
  scene: Scene,
  count: number,
  length: number,
  width: number,
  slope: number,
  opacity: number,
): string {
  const { box, rng, tints } = scene;
  const d = upTo(count).map(() => {
    const x = box.x + rng.between(-0.1, 1.1) * box.w;
    const y = box.y + rng.next() * box.h;
    const l = length * rng.between(0.4, 1);
    return `M${n(x)} ${n(y)}l${n(-l * slope)} ${n(l)}`;
  });
  return stroke(d.join(''), tints.line, width, { 'stroke-linecap': 'round', opacity });
}

function lamp(scene: Scene, at: Point, foot: number): string {
  const { tints, reach } = scene;
  const cone = scene.canvas.linear([
    [tints.rim, 0, 0.5],
    [tints.rim, 1, 0],
  ]);
  const half = reach * 0.55;
  return (
    path(
      `M${n(at.x - 8)} ${n(at.y)}L${n(at.x - half)} ${n(foot)}H${n(at.x + half)}L${n(at.x + 8)} ${n(at.y)}Z`,
      cone,
    ) +
    glow(scene, at, reach * 0.55, tints.rim, 1) +
    stroke(`M${n(at.x)} ${n(at.y - 8)}V${n(foot)}`, tints.near, 6) +
    path(`M${n(at.x - 18)} ${n(at.y)}l6 -20h24l6 20z`, tints.near) +
    ellipse({ x: at.x, y: at.y + 2 }, 14, 5, tints.spark)
  );
}

export const rain: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const slope = rng.between(-0.22, 0.4);
    const foot = Math.min(focus.y + reach * 0.95, box.y + box.h * 0.8);
    const street = scene.canvas.linear([
      [atDepth(tints, 0.35), 0],
      [atDepth(tints, 0.95), 0.7],
    ]);
    const pools = upTo(13).map(() => {
      const t = rng.next();
      const at = {
        x: focus.x + rng.between(-1.5, 1.5) * reach,
        y: foot + 16 + t * (box.y + box.h - foot),
      };
      return ellipse(at, 14 + 46 * t, 3 + 8 * t, 'none', {
        stroke: tints.rim,
        'stroke-width': 1.6,
        opacity: 0.55,
      });
    });
    const hero = place(
      umbrella(tints.body, tints.shade, tints.rim, tints.near),
      { x: focus.x, y: focus.y - reach * 0.12 },
      reach / 118,
      rng.between(-9, 9),
    );
    const solo = rng.chance(0.5);
    const lamps = [-1, 1].map((side) =>
      lamp(
        scene,
        { x: focus.x + side * reach * rng.between(0.95, 1.25), y: focus.y - reach * 0.75 },
        foot + 8,
      ),
    );
    const column = upTo(16).map((i) => {
      const half = reach * rng.between(0.06, 0.42) * (1 - i / 22);
      return `M${n(focus.x - half)} ${n(foot + 10 + i * 11)}h${n(half * 2)}`;
    });
    return (
      sky(scene, 0.8) +
      streaks(scene, 60, 50, 1.2, slope, 0.3) +
      glow(scene, { x: focus.x, y: focus.y + reach * 0.2 }, reach * 1.6, tints.skyLow, 0.9) +
      rect({ x: box.x, y: foot, w: box.w, h: box.y + box.h - foot + 4 }, street) +
      stroke(column.join(''), tints.body, 4, { opacity: 0.7, 'stroke-linecap': 'round' }) +
      pools.join('') +
      (solo ? lamps.join('') : '') +
      (solo
        ? figure({ x: focus.x, y: foot + 40 }, reach * 0.66, tints.near) +
          place(
            umbrella(tints.body, tints.shade, tints.rim, tints.near),
            { x: focus.x, y: foot + 40 - reach * 0.62 },
            reach / 240,
          )
        : hero) +
      streaks(scene, 46, 130, 2.2, slope, 0.5)
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    const drops = upTo(7).map((i) => {
      const x = -84 + i * 28;
      const y = 30 + ((i * 37) % 50);
      return Math.abs(x) < 16 ? '' : `M${x} ${y}q-8 14 0 19q8 -5 0 -19z`;
    });
    return (
      place(
        umbrella(main, shade, light, mix(shade, main, 0.3)),
        { x: 0, y: -6 },
        0.96,
        rng.between(-6, 6),
      ) + path(drops.join(''), main)
    );
  },
};
