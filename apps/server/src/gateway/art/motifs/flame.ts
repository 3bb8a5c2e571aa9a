import { type Colour, mix } from '../colour.ts';
import { circle, n, path, place, rect, upTo } from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen } from './motif.ts';
import { figure, glow, motes, ridgeline, sky } from './scenery.ts';

/** One licking flame, foot at (0, 92), tip near (lean, -100). */
function lick(lean: number, fat: number): string {
  return `M${n(lean)} -100C${n(lean + 8)} -58 ${n(70 * fat)} -28 ${n(66 * fat)} 30C${n(64 * fat)} 70 ${n(34 * fat)} 92 0 92C${n(-36 * fat)} 92 ${n(-68 * fat)} 68 ${n(-66 * fat)} 26C${n(-64 * fat)} -4 ${n(-44 * fat)} -18 ${n(-38 * fat)} -48C${n(-22 * fat)} -34 ${n(-16 * fat)} -20 ${n(-14 * fat)} -6C${n(10 * fat)} -26 ${n(lean - 14)} -66 ${n(lean)} -100Z`;
}

function fire(rng: Seeded, tones: readonly Colour[]): string {
  const lean = rng.between(-22, 22);
  const layers = tones.map((tone, i) => {
    const size = 1 - i * (0.86 / tones.length);
    return place(
      path(lick(lean * (i % 2 === 0 ? 1 : -0.7), 1), tone),
      { x: 0, y: 92 * (1 - size) },
      size,
    );
  });
  return layers.join('');
}

export const flame: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const ground = Math.min(focus.y + reach * 0.9, box.y + box.h * 0.84);
    const tones = [
      mix(tints.skyLow, tints.shade, 0.5),
      mix(tints.body, tints.shade, 0.4),
      tints.body,
      mix(tints.body, tints.rim, 0.6),
      tints.spark,
    ];
    const hero = rng.chance(0.55);
    const wall = upTo(hero ? 0 : 9).map((i) => {
      const h = reach * rng.between(0.5, 1) * (1 - Math.abs(i - 4) * 0.09);
      return place(
        fire(rng, tones.slice(0, 4)),
        { x: focus.x + (i - 4) * reach * 0.42, y: ground - h * 0.8 },
        h / 100,
        0,
      );
    });
    const smoke = upTo(5).map((i) =>
      circle(
        { x: focus.x + rng.between(-0.7, 0.7) * reach, y: focus.y - reach * (0.8 + i * 0.3) },
        reach * rng.between(0.3, 0.6),
        tints.skyMid,
        { opacity: 0.35 },
      ),
    );
    const land = path(ridgeline(scene, ground + 20, 60, 5, 4), atDepth(tints, 0.8));
    return (
      sky(scene, 0.9) +
      smoke.join('') +
      glow(scene, { x: focus.x, y: focus.y + reach * 0.2 }, reach * 2.2, tints.body, 0.8) +
      wall.join('') +
      (hero ? place(fire(rng, tones), focus, reach / 92) : '') +
      land +
      rect({ x: box.x, y: ground + 50, w: box.w, h: box.y + box.h }, tints.near) +
      figure(
        { x: focus.x + rng.between(-0.2, 0.2) * reach, y: ground + 30 },
        reach * 0.42,
        tints.near,
      ) +
      motes(
        scene,
        { x: focus.x, y: focus.y - reach * 0.3 },
        reach * 1.5,
        46,
        mix(tints.body, tints.spark, 0.5),
      )
    );
  },
  emblem({ main, shade, light, rng }: Pen) {
    return fire(rng, [shade, main, light]);
  },
};
