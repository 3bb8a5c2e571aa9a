import { type Colour, mix } from '../colour.ts';
import { circle, path, place, polygon, starPoints, stroke, upTo } from '../draw.ts';
import type { Motif, Pen } from './motif.ts';
import { clouds, figure, motes, sky } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

type Metal = { main: Colour; shade: Colour; light: Colour; gem: Colour };

/** A crown with five points, each with a lit and a dark face. */
function diadem({ main, shade, light, gem }: Metal, tall: number): string {
  const tips = [-92, -48, 0, 48, 92].map((x) => ({ x, y: -34 - tall * (1 - Math.abs(x) * 0.006) }));
  const feet = [-84, -50, -18, 18, 50, 84];
  const points = tips.map((tip, i) => {
    const left = { x: feet[i] ?? 0, y: 44 };
    const right = { x: feet[i + 1] ?? 0, y: 44 };
    const mid = { x: (left.x + right.x) / 2, y: 44 };
    return (
      path(polygon([left, tip, mid]), main) +
      path(polygon([mid, tip, right]), shade) +
      circle(tip, 8, light) +
      circle({ x: tip.x * 0.72, y: 22 }, 5, gem)
    );
  });
  const gems = upTo(5).map((i) => {
    const x = -64 + i * 32;
    return path(`M${x} 52l10 10l-10 10l-10 -10z`, i % 2 === 0 ? gem : light);
  });
  return (
    path('M-84 30Q0 2 84 30V52H-84Z', mix(shade, main, 0.2)) +
    points.join('') +
    path('M-86 46Q0 58 86 46V78Q0 92 -86 78Z', main) +
    path('M0 51Q46 53 86 46V78Q46 86 0 85Z', shade) +
    stroke('M-86 46Q0 58 86 46M-86 78Q0 92 86 78', light, 3.5) +
    place(gems.join(''), { x: 0, y: 6 })
  );
}

/** Two branches of leaves that meet below. */
function laurel(colour: Colour): string {
  const branch = (side: -1 | 1): string =>
    upTo(9)
      .map((i) => {
        const a = ((100 - i * 17) * Math.PI) / 180;
        const x = side * Math.cos(a) * 128;
        const y = Math.sin(a) * 128;
        return place(
          path('M0 0C12 -10 12 -26 0 -38C-12 -26 -12 -10 0 0Z', colour),
          { x, y },
          0.9,
          side * (90 - (a * 180) / Math.PI - 58),
        );
      })
      .join('');
  return branch(-1) + branch(1);
}

export const crown: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const metal: Metal = {
      main: mix(tints.body, tints.rim, 0.3),
      shade: mix(tints.body, tints.shade, 0.75),
      light: tints.spark,
      gem: tints.second,
    };
    const horizon = Math.min(focus.y + reach * 0.95, box.y + box.h * 0.84);
    const kind = rng.pick(['sky', 'laurel', 'hill'] as const);
    const star = path(
      polygon(starPoints({ x: focus.x, y: focus.y - reach * 0.95 }, reach * 0.34, reach * 0.05, 8)),
      tints.spark,
      { opacity: 0.9 },
    );
    return (
      sky(scene, 0.8) +
      backdrop(scene) +
      (kind === 'sky'
        ? clouds(scene, focus.y + reach * 0.4, reach * 0.6, 5, tints.skyLow, 0.6)
        : '') +
      (kind === 'laurel' ? place(laurel(tints.shade), focus, reach / 128) : '') +
      place(
        diadem(metal, rng.between(34, 64)),
        { x: focus.x, y: focus.y },
        (reach / 100) * (kind === 'laurel' ? 0.72 : 0.95),
        kind === 'hill' ? rng.between(-10, 10) : 0,
      ) +
      (kind === 'sky' ? star : '') +
      motes(scene, focus, reach * 1.4, 30, tints.spark) +
      foreground(scene, horizon) +
      figure({ x: focus.x, y: horizon + (box.y + box.h - horizon) * 0.2 }, reach * 0.26, tints.near)
    );
  },
  emblem({ main, shade, light, ground, rng }: Pen) {
    return place(
      diadem({ main, shade, light, gem: ground }, rng.between(30, 60)),
      { x: 0, y: 6 },
      0.98,
    );
  },
};
