import { type Colour, mix } from '../colour.ts';
import {
  circle,
  curve,
  n,
  type Point,
  path,
  polar,
  polyline,
  rect,
  stroke,
  upTo,
  wedge,
} from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import { atDepth } from '../tints.ts';
import type { Scene } from './motif.ts';

export const bottomOf = ({ box }: Scene): number => box.y + box.h;

/** The whole box as sky; `horizon` is where the low colour is reached, as a share of the height. */
export function sky(scene: Scene, horizon = 0.72): string {
  const { skyTop, skyMid, skyLow } = scene.tints;
  if (skyTop === skyMid && skyMid === skyLow) return rect(scene.box, skyTop);
  const paint = scene.canvas.linear([
    [skyTop, 0],
    [skyMid, horizon * 0.56],
    [skyLow, horizon],
  ]);
  return rect(scene.box, paint);
}

/** A soft light. */
export function glow(
  scene: Scene,
  at: Point,
  radius: number,
  colour: Colour,
  strength = 0.8,
): string {
  const paint = scene.canvas.radial([
    [colour, 0, strength],
    [colour, 0.45, strength * 0.36],
    [colour, 1, 0],
  ]);
  return circle(at, radius, paint);
}

/** Dots of one size as one path: cheap to write and to paint. */
export function dots(points: readonly Point[], size: number, colour: Colour, opacity = 1): string {
  const d = points.map((p) => `M${n(p.x)} ${n(p.y)}h0`).join('');
  return d === '' ? '' : stroke(d, colour, size, { 'stroke-linecap': 'round', opacity });
}

export function scatter(
  rng: Seeded,
  count: number,
  x: number,
  y: number,
  w: number,
  h: number,
): Point[] {
  return upTo(count).map(() => ({ x: x + rng.next() * w, y: y + rng.next() * h }));
}

/** Stars in the upper part of the box, fewer towards the horizon. */
export function starField(scene: Scene, count: number, share = 0.7): string {
  const { box, rng, tints } = scene;
  const at = (): Point => ({
    x: box.x + rng.next() * box.w,
    y: box.y + rng.next() ** 1.4 * box.h * share,
  });
  return (
    dots(upTo(count).map(at), 1.6, tints.spark, 0.55) +
    dots(upTo(count / 3).map(at), 2.8, tints.spark, 0.8) +
    dots(upTo(count / 9).map(at), 4.4, tints.spark, 0.95)
  );
}

/** A broken skyline from edge to edge, closed at the bottom of the box. */
export function ridgeline(
  scene: Scene,
  y: number,
  height: number,
  peaks: number,
  fine = 3,
): string {
  const { rng, box } = scene;
  let points: Point[] = upTo(peaks * 2 + 1).map((i) => ({
    x: box.x - 30 + ((box.w + 60) * (i + (i % 2 === 0 ? 0 : rng.between(-0.3, 0.3)))) / (peaks * 2),
    y: y - (i % 2 === 0 ? rng.between(0, 0.3) : rng.between(0.55, 1)) * height,
  }));
  for (let round = 0; round < fine; round += 1) {
    points = points.flatMap((p, i) => {
      const next = points[i + 1];
      if (next === undefined) return [p];
      const t = rng.between(0.35, 0.65);
      const rough = (Math.abs(next.y - p.y) + height * 0.1) * 0.16;
      return [
        p,
        { x: p.x + (next.x - p.x) * t, y: p.y + (next.y - p.y) * t + rng.between(-rough, rough) },
      ];
    });
  }
  return `${polyline(points)}V${n(bottomOf(scene) + 4)}H${n(box.x - 30)}Z`;
}

/** A rolling skyline from edge to edge, closed at the bottom of the box. */
export function rolling(scene: Scene, y: number, height: number, swells: number): string {
  const { rng, box } = scene;
  const phase = rng.between(0, Math.PI * 2);
  const points = upTo(swells * 3 + 2).map((i) => {
    const t = i / (swells * 3);
    return {
      x: box.x - 20 + t * (box.w + 40),
      y:
        y -
        (0.5 + 0.5 * Math.sin(phase + t * swells * Math.PI * 2)) * height +
        rng.between(-0.12, 0.12) * height,
    };
  });
  return `${curve(points)}V${n(bottomOf(scene) + 4)}H${n(box.x - 20)}Z`;
}

/** Rolling hills from the horizon to the bottom edge, each fading upward into haze. */
export function hills(scene: Scene, horizon: number, layers: number): string {
  const depth = bottomOf(scene) - horizon;
  return upTo(layers)
    .map((i) => {
      const t = layers === 1 ? 1 : i / (layers - 1);
      const d = rolling(
        scene,
        horizon + depth * (0.02 + 0.62 * t ** 1.3),
        depth * (0.1 + 0.14 * t),
        scene.rng.int(1, 3),
      );
      const colour = atDepth(scene.tints, t);
      return path(
        d,
        scene.canvas.linear([
          [mix(colour, scene.tints.skyLow, 0.22), 0],
          [colour, 0.35],
        ]),
      );
    })
    .join('');
}

/** Water from the horizon down, with a column of light under the focus. */
export function water(scene: Scene, horizon: number, light: Colour): string {
  const { box, focus, rng, reach, tints } = scene;
  const h = bottomOf(scene) - horizon;
  const base = scene.canvas.linear([
    [atDepth(tints, 0.15), 0],
    [atDepth(tints, 0.8), 1],
  ]);
  const glints = upTo(26).map(() => {
    const t = rng.next() ** 1.3;
    const half = reach * (0.9 - 0.5 * t) * rng.between(0.12, 1);
    const x = focus.x + rng.between(-0.45, 0.45) * reach * (1 - t * 0.4);
    return `M${n(x - half)} ${n(horizon + 6 + t * h)}H${n(x + half)}`;
  });
  const ripples = upTo(16).map(() => {
    const x = box.x + rng.next() * box.w;
    const t = rng.next();
    return `M${n(x)} ${n(horizon + t * h)}h${n(rng.between(20, 90))}`;
  });
  return (
    rect({ x: box.x, y: horizon, w: box.w, h: h + 4 }, base) +
    stroke(ripples.join(''), tints.far, 2, { opacity: 0.5, 'stroke-linecap': 'round' }) +
    stroke(glints.join(''), light, 3.4, { 'stroke-linecap': 'round', opacity: 0.85 })
  );
}

/** Beams from a point; alternating wedges. */
export function rays(
  at: Point,
  radius: number,
  count: number,
  fill: string,
  from = 0,
  opacity = 1,
): string {
  const step = 360 / count;
  const d = upTo(count)
    .map((i) => wedge(at, radius, from + i * step, from + i * step + step / 2))
    .join('');
  return path(d, fill, { opacity });
}

/** Far birds as little strokes. */
export function flock(
  scene: Scene,
  at: Point,
  spread: number,
  count: number,
  colour: Colour,
): string {
  const { rng } = scene;
  return upTo(count)
    .map(() => {
      const size = rng.between(5, 13);
      const x = at.x + rng.between(-1, 1) * spread;
      const y = at.y + rng.between(-0.5, 0.5) * spread;
      const lift = size * rng.between(0.3, 0.7);
      return stroke(
        `M${n(x - size)} ${n(y - lift)}Q${n(x - size * 0.4)} ${n(y - lift)} ${n(x)} ${n(y)}Q${n(x + size * 0.4)} ${n(y - lift)} ${n(x + size)} ${n(y - lift)}`,
        colour,
        1.8,
        { 'stroke-linecap': 'round' },
      );
    })
    .join('');
}

/** Long flat clouds. */
export function clouds(
  scene: Scene,
  y: number,
  height: number,
  count: number,
  colour: Colour,
  opacity = 0.5,
): string {
  const { box, rng } = scene;
  const bars = upTo(count).flatMap(() => {
    const x = box.x + rng.between(-0.15, 0.95) * box.w;
    const top = y + rng.next() * height;
    const w = rng.between(90, 300);
    return [
      `M${n(x)} ${n(top)}h${n(w)}`,
      `M${n(x + w * rng.between(0.1, 0.4))} ${n(top - 13)}h${n(w * rng.between(0.3, 0.5))}`,
      `M${n(x - w * 0.2)} ${n(top + 13)}h${n(w * rng.between(0.5, 0.8))}`,
    ];
  });
  return stroke(bars.join(''), colour, 14, { 'stroke-linecap': 'round', opacity });
}

/** A small standing figure, to give a picture its scale. Feet at the point. */
export function figure(at: Point, height: number, colour: Colour): string {
  const h = height;
  return (
    circle({ x: at.x, y: at.y - h * 0.9 }, h * 0.1, colour) +
    path(
      `M${n(at.x - h * 0.13)} ${n(at.y - h * 0.76)}q${n(h * 0.13)} ${n(-h * 0.06)} ${n(h * 0.26)} 0l${n(h * 0.03)} ${n(h * 0.36)}l${n(-h * 0.05)} ${n(h * 0.4)}h${n(-h * 0.08)}l${n(-h * 0.03)} ${n(-h * 0.34)}l${n(-h * 0.05)} ${n(h * 0.34)}h${n(-h * 0.08)}l${n(-h * 0.03)} ${n(-h * 0.4)}z`,
      colour,
    )
  );
}

/** Motes that drift around a point, denser near it. */
export function motes(
  scene: Scene,
  at: Point,
  radius: number,
  count: number,
  colour: Colour,
): string {
  const { rng } = scene;
  const spot = (): Point => polar(at, radius * rng.next() ** 0.7, rng.between(0, 360));
  return (
    dots(upTo(count).map(spot), 3, colour, 0.9) + dots(upTo(count / 3).map(spot), 6, colour, 0.8)
  );
}
