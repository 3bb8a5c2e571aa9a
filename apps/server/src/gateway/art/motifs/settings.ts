import { mix } from '../colour.ts';
import { circle, ellipse, path, rect, ring, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Scene } from './motif.ts';
import { bottomOf, clouds, glow, hills, rays, ridgeline, starField, water } from './scenery.ts';

/** What stands behind a hero object: one of several seeded kinds of light. */
export function backdrop(scene: Scene): string {
  const { focus, reach, rng, tints, box } = scene;
  const kind = rng.pick([
    'rays',
    'discs',
    'halo',
    'beams',
    'dots',
    'stars',
    'bands',
    'plain',
  ] as const);
  const light = glow(scene, focus, reach * 1.9, tints.rim, 0.55);
  switch (kind) {
    case 'rays':
      return (
        rays(focus, box.h * 1.2, rng.int(9, 26), tints.skyLow, rng.between(0, 30), 0.32) + light
      );
    case 'discs':
      return upTo(4)
        .map((i) => circle(focus, reach * (2.1 - i * 0.32), tints.skyLow, { opacity: 0.26 }))
        .join('');
    case 'halo':
      return (
        light +
        upTo(8)
          .map((i) =>
            ring(focus, reach * (1.08 + i * 0.13), tints.line, 2.6 - i * 0.25, {
              opacity: 0.6 - i * 0.06,
            }),
          )
          .join('')
      );
    case 'beams': {
      const wide = box.w / rng.int(9, 15);
      const d = upTo(box.w / wide / 2 + 1).map(
        (i) =>
          `M${Math.round(box.x + i * wide * 2)} ${box.y}h${Math.round(wide)}v${Math.round(box.h)}h${-Math.round(wide)}z`,
      );
      return path(d.join(''), tints.skyLow, { opacity: 0.22 }) + light;
    }
    case 'dots': {
      const rows = upTo(26).map((i) => {
        const y = focus.y + (i - 13) * reach * 0.13;
        const size = Math.max(0, 1 - Math.abs(i - 13) / 13) * reach * 0.1;
        return size < 1
          ? ''
          : stroke(
              `M${Math.round(box.x - (i % 2) * reach * 0.065)} ${Math.round(y)}H${Math.round(box.x + box.w + 20)}`,
              tints.skyLow,
              size,
              { 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${Math.round(reach * 0.13)}` },
            );
      });
      return rows.join('') + light;
    }
    case 'stars':
      return starField(scene, 110, 1) + light;
    case 'bands':
      return upTo(7)
        .map((i) =>
          rect(
            { x: box.x, y: focus.y + (i - 3.5) * reach * 0.36, w: box.w, h: reach * 0.36 },
            mix(tints.skyMid, tints.skyLow, 1 - Math.abs(i - 3) / 3.6),
            { opacity: 0.7 },
          ),
        )
        .join('');
    case 'plain':
      return circle(focus, reach * 1.22, mix(tints.skyMid, tints.skyLow, 0.7)) + light;
  }
}

/** A dim floor with a pool of light and the object's shadow in it. */
function floor(
  { canvas, box, focus, reach, tints }: Scene,
  horizon: number,
  depth: number,
): string {
  const at = { x: focus.x, y: horizon + depth * 0.2 };
  const paint = canvas.linear([
    [atDepth(tints, 0.3), 0],
    [atDepth(tints, 0.95), 0.8],
  ]);
  return (
    rect({ x: box.x, y: horizon, w: box.w, h: depth + 4 }, paint) +
    ellipse(at, reach * 1.05, depth * 0.1, tints.rim, { opacity: 0.25 }) +
    ellipse(at, reach * 0.62, depth * 0.06, tints.near, { opacity: 0.55 })
  );
}

/** Banks of cloud, darker towards the viewer. */
function cloudBanks(scene: Scene, horizon: number, depth: number): string {
  const { canvas, box, tints } = scene;
  const paint = canvas.linear([
    [tints.near, 0, 0],
    [tints.near, 0.7],
  ]);
  const banks = upTo(4).map((i) =>
    clouds(
      scene,
      horizon + depth * (0.05 + i * 0.2),
      depth * 0.15,
      5,
      atDepth(tints, 0.1 + i * 0.25),
      1,
    ),
  );
  return rect({ x: box.x, y: horizon, w: box.w, h: depth + 4 }, paint) + banks.join('');
}

/** Broad steps, each with a lit edge. */
function steps({ box, focus, tints }: Scene, horizon: number, depth: number): string {
  return upTo(4)
    .map((i) => {
      const half = box.w * (0.3 + i * 0.13);
      const step = { x: focus.x - half, y: horizon + (depth * i) / 4.4, w: half * 2 };
      return (
        rect({ ...step, h: depth }, atDepth(tints, 0.2 + i * 0.26)) +
        rect({ ...step, h: 4 }, tints.rim, { opacity: 0.5 })
      );
    })
    .join('');
}

/** What a hero object hovers over: one of several seeded kinds of ground, from `horizon` down. */
export function foreground(scene: Scene, horizon: number): string {
  const { rng, tints, box, canvas } = scene;
  const depth = bottomOf(scene) - horizon;
  switch (
    rng.pick(['hills', 'ridge', 'sea', 'floor', 'clouds', 'dark', 'dark', 'steps'] as const)
  ) {
    case 'hills':
      return hills(scene, horizon, rng.int(2, 4));
    case 'ridge':
      return upTo(3)
        .map((i) => {
          const d = ridgeline(scene, horizon + depth * (0.1 + i * 0.24), depth * 0.24, 3 + i, 4);
          return path(d, atDepth(tints, 0.2 + i * 0.4));
        })
        .join('');
    case 'sea':
      return water(scene, horizon, tints.rim);
    case 'floor':
      return floor(scene, horizon, depth);
    case 'clouds':
      return cloudBanks(scene, horizon, depth);
    case 'dark': {
      const paint = canvas.linear([
        [tints.near, 0, 0],
        [tints.near, 0.7, 0.94],
      ]);
      return rect({ x: box.x, y: horizon - depth * 0.5, w: box.w, h: depth * 1.5 + 4 }, paint);
    }
    case 'steps':
      return steps(scene, horizon, depth);
  }
}
