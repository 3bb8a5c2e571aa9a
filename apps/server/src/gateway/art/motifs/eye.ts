import { type Colour, mix } from '../colour.ts';
import { circle, n, path, place, polar, ring, stroke, upTo } from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { glow, rays, sky } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

const ALMOND =
  'M-100 6C-62 -48 -22 -62 6 -60C44 -58 78 -34 100 2C72 36 40 52 4 52C-36 52 -72 34 -100 6Z';

function iris(
  scene: Pick<Scene, 'canvas'>,
  rng: Seeded,
  r: number,
  body: Colour,
  dark: Colour,
  light: Colour,
): string {
  const spokes = upTo(46).map((i) => {
    const a = i * (360 / 46) + rng.between(-2, 2);
    const from = polar({ x: 0, y: -4 }, r * rng.between(0.42, 0.55), a);
    const to = polar({ x: 0, y: -4 }, r * rng.between(0.78, 0.97), a);
    return `M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}`;
  });
  const face = scene.canvas.radial([
    [light, 0.3],
    [body, 0.6],
    [dark, 1],
  ]);
  const at = { x: 0, y: -4 };
  return (
    circle(at, r, face) +
    stroke(spokes.join(''), light, 1.3, { opacity: 0.6 }) +
    ring(at, r, dark, 4) +
    circle(at, r * 0.44, dark) +
    circle({ x: -r * 0.3, y: -4 - r * 0.34 }, r * 0.15, light) +
    circle({ x: r * 0.26, y: r * 0.2 }, r * 0.07, light)
  );
}

function lashes(colour: Colour, up: boolean): string {
  const d = upTo(13).map((i) => {
    const t = (i - 6) / 6;
    const x = t * 86;
    const y = up ? -58 + t * t * 52 : 50 - t * t * 40;
    const lean = t * 22;
    return `M${n(x)} ${n(y)}q${n(lean * 0.3)} ${up ? -14 : 9} ${n(lean)} ${up ? n(-26 + Math.abs(t) * 8) : 14}`;
  });
  return stroke(d.join(''), colour, up ? 4 : 2.2, { 'stroke-linecap': 'round' });
}

export const eye: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints, canvas } = scene;
    const iridescent = rng.chance(0.5) ? tints.body : tints.second;
    const ball =
      path(
        ALMOND,
        canvas.linear([
          [mix(tints.rim, tints.shade, 0.35), 0],
          [tints.spark, 0.4],
          [tints.rim, 1],
        ]),
      ) +
      canvas.clipped(
        path(ALMOND, '#000'),
        iris(scene, rng, 50, iridescent, tints.near, tints.spark),
      ) +
      stroke(ALMOND, tints.near, 5, { 'stroke-linejoin': 'round' }) +
      lashes(tints.near, true) +
      lashes(tints.near, false) +
      stroke('M-104 -46C-60 -98 -10 -108 40 -100C70 -94 92 -80 108 -58', tints.near, 11, {
        'stroke-linecap': 'round',
      });
    const kind = rng.pick(['rays', 'folds', 'night'] as const);
    const around =
      kind === 'rays'
        ? rays(focus, box.h * 1.1, rng.int(16, 30), tints.skyLow, rng.between(0, 10), 0.45)
        : kind === 'folds'
          ? upTo(9)
              .map((i) =>
                place(
                  path(ALMOND, mix(tints.skyLow, tints.skyTop, 1 - i / 9)),
                  focus,
                  (reach / 100) * (3.4 - i * 0.28),
                ),
              )
              .join('')
          : backdrop(scene);
    const tear = path(
      `M${n(focus.x - reach * 0.2)} ${n(focus.y + reach * 0.56)}q${n(-reach * 0.12)} ${n(reach * 0.24)} 0 ${n(reach * 0.32)}q${n(reach * 0.12)} ${n(-reach * 0.08)} 0 ${n(-reach * 0.32)}z`,
      tints.spark,
    );
    return (
      sky(scene, 0.85) +
      around +
      glow(scene, focus, reach * 1.7, tints.rim, 0.5) +
      place(ball, focus, reach / 100, rng.between(-5, 5)) +
      (rng.chance(0.4) ? tear : '') +
      foreground(scene, Math.min(focus.y + reach * 1.25, box.y + box.h * 0.88))
    );
  },
  emblem({ canvas, main, shade, light, rng }: Pen) {
    const spikes = upTo(9).map((i) => {
      const a = -160 + i * 17.5;
      const from = polar({ x: 0, y: 20 }, 92, a);
      const to = polar({ x: 0, y: 20 }, i % 2 === 0 ? 118 : 108, a);
      return `M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}`;
    });
    return (
      path(ALMOND, light) +
      canvas.clipped(path(ALMOND, '#000'), iris({ canvas }, rng, 44, main, shade, light)) +
      stroke(ALMOND, shade, 8, { 'stroke-linejoin': 'round' }) +
      stroke(spikes.join(''), main, 6, { 'stroke-linecap': 'round' })
    );
  },
};
