import { type Colour, mix } from '../colour.ts';
import {
  circle,
  ellipse,
  path,
  place,
  polygon,
  rect,
  ring,
  starPoints,
  stroke,
  upTo,
} from '../draw.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import {
  clouds,
  figure,
  flock,
  glow,
  hills,
  rays,
  rolling,
  sky,
  starField,
  water,
} from './scenery.ts';
import { atDepth } from '../tints.ts';

type Disc = 'slits' | 'rings' | 'burst' | 'eclipse' | 'plain';

function disc(scene: Scene, kind: Disc): string {
  const { focus, reach, tints, canvas, rng } = scene;
  const face = canvas.linear([
    [tints.rim, 0],
    [tints.body, 0.55],
    [mix(tints.body, tints.skyMid, 0.35), 1],
  ]);
  switch (kind) {
    case 'plain':
      return circle(focus, reach, face);
    case 'slits': {
      const bars = upTo(9).map((i) => {
        const y = focus.y + reach * (-0.08 + i * 0.125);
        return rect(
          {
            x: focus.x - reach,
            y: y + i * 1.6,
            w: reach * 2,
            h: reach * 0.118 - i * reach * 0.011,
          },
          '#000',
        );
      });
      const top = rect(
        { x: focus.x - reach, y: focus.y - reach, w: reach * 2, h: reach * 0.92 },
        '#000',
      );
      return canvas.clipped(top + bars.join(''), circle(focus, reach, face));
    }
    case 'rings':
      return upTo(6)
        .map((i) =>
          circle(focus, reach * (1.5 - i * 0.22), mix(tints.skyMid, tints.rim, (i + 1) / 6.5)),
        )
        .join('');
    case 'burst':
      return (
        rays(
          focus,
          reach * 5,
          rng.int(14, 26),
          mix(tints.skyMid, tints.rim, 0.4),
          rng.between(0, 20),
          0.5,
        ) +
        circle(focus, reach * 1.12, tints.skyMid) +
        circle(focus, reach, face)
      );
    case 'eclipse':
      return (
        glow(scene, focus, reach * 2.3, tints.rim, 1) +
        circle(focus, reach, tints.rim) +
        circle({ x: focus.x - reach * 0.07, y: focus.y + reach * 0.03 }, reach * 0.97, tints.near)
      );
  }
}

function dunes(scene: Scene, horizon: number): string {
  const { canvas, tints, box } = scene;
  const depth = box.y + box.h - horizon;
  return upTo(4)
    .map((i) => {
      const t = i / 3;
      const colour = atDepth(tints, 0.1 + t * 0.9);
      const d = rolling(
        scene,
        horizon + depth * (0.05 + 0.5 * t),
        depth * (0.12 + 0.1 * t),
        scene.rng.int(1, 2),
      );
      return path(
        d,
        canvas.linear(
          [
            [mix(colour, tints.body, 0.4), 0],
            [colour, 0.5],
          ],
          [0, 0, 0.7, 1],
        ),
      );
    })
    .join('');
}

export const sun: Motif = {
  scene(scene) {
    const { rng, focus, reach, tints, box } = scene;
    const kind = rng.pick<Disc>(['slits', 'rings', 'burst', 'eclipse', 'plain']);
    const horizon = Math.min(focus.y + reach * rng.between(0.45, 0.9), box.y + box.h * 0.8);
    const land = rng.pick(['dunes', 'sea', 'hills'] as const);
    const ground =
      land === 'sea'
        ? water(scene, horizon, tints.rim)
        : land === 'dunes'
          ? dunes(scene, horizon)
          : hills(scene, horizon, 4);
    const foot = {
      x: focus.x + rng.between(-0.5, 0.5) * reach,
      y: horizon + (box.y + box.h - horizon) * 0.2,
    };
    return (
      sky(scene) +
      (kind === 'eclipse'
        ? starField(scene, 60)
        : glow(scene, focus, reach * 2.4, tints.rim, 0.75)) +
      (kind === 'plain' ? clouds(scene, focus.y - reach, reach, 4, tints.skyMid, 0.5) : '') +
      disc(scene, kind) +
      flock(
        scene,
        { x: focus.x, y: focus.y - reach * 0.2 },
        reach * 0.8,
        rng.int(0, 6),
        tints.near,
      ) +
      ground +
      (land === 'sea' ? '' : figure(foot, reach * 0.28, tints.near))
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    const tips = rng.int(10, 18);
    const outer = polygon(starPoints({ x: 0, y: 0 }, 100, rng.between(58, 74), tips));
    const inner = polygon(starPoints({ x: 0, y: 0 }, 80, 54, tips, -90 + 180 / tips));
    return (
      path(outer, main) +
      path(inner, shade) +
      circle({ x: 0, y: 0 }, 52, light) +
      heart(rng.pick(['face', 'slits', 'petals'] as const), main, shade, light)
    );
  },
};

/** What the disc of the sign shows: a sleeping folk sun, bands, or a flower. */
function heart(
  kind: 'face' | 'slits' | 'petals',
  main: Colour,
  shade: Colour,
  light: Colour,
): string {
  if (kind === 'slits') {
    const bars = upTo(4).map((i) => {
      const y = 4 + i * 13;
      const half = Math.sqrt(51 * 51 - (y + 3) * (y + 3));
      return rect({ x: -half, y, w: half * 2, h: 8 - i * 1.5 }, main);
    });
    return bars.join('');
  }
  if (kind === 'petals') {
    const petals = upTo(8).map((i) =>
      place(
        ellipse({ x: 0, y: -25 }, 9, 20, i % 2 === 0 ? main : shade),
        { x: 0, y: 0 },
        1,
        i * 45,
      ),
    );
    return petals.join('') + circle({ x: 0, y: 0 }, 9, light) + ring({ x: 0, y: 0 }, 9, main, 3);
  }
  return (
    path('M0 -52A52 52 0 0 1 0 52Z', mix(light, shade, 0.22)) +
    stroke(
      'M-34 -10q12 12 24 0M10 -10q12 12 24 0M0 -14v22q-7 5 -10 1M-16 24q16 13 32 0',
      main,
      4.5,
      { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    ) +
    circle({ x: 0, y: -27 }, 4.5, shade) +
    circle({ x: -31, y: 12 }, 6, shade, { opacity: 0.7 }) +
    circle({ x: 31, y: 12 }, 6, shade, { opacity: 0.7 })
  );
}
