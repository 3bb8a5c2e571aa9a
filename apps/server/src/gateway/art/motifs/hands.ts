import { type Colour, mix } from '../colour.ts';
import { circle, group, n, path, place, polar, ring, stroke, upTo, use } from '../draw.ts';
import type { Seeded } from '../seeded.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { facetedStar } from './stars.ts';
import { glow, hills, motes, rays, sky } from './scenery.ts';

type Finger = readonly [x: number, y: number, degrees: number, length: number];

const OPEN: readonly Finger[] = [
  [-27, -6, -14, 62],
  [-9, -14, -4, 76],
  [10, -13, 5, 70],
  [27, -4, 15, 52],
];

/** An open left hand, palm to the viewer, wrist down; painted in one colour. */
function hand(rng: Seeded, colour: Colour, sleeve: string): string {
  const fingers = OPEN.map(([x, y, degrees, length]) => {
    const tip = polar({ x, y }, length, degrees - 90 + rng.between(-2, 2));
    const knee = polar({ x, y }, length * 0.5, degrees - 90);
    return `M${n(x)} ${n(y + 16)}L${n(knee.x)} ${n(knee.y)}L${n(tip.x)} ${n(tip.y)}`;
  });
  const thumb = 'M30 40C46 34 56 18 66 -2';
  return (
    stroke(fingers.join(''), colour, 16.5, {
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }) +
    stroke(thumb, colour, 18, { 'stroke-linecap': 'round' }) +
    path(
      'M-36 -8C-22 -20 22 -20 36 -6C44 20 42 46 24 62L22 104H-20L-24 62C-36 48 -42 22 -36 -8Z',
      colour,
    ) +
    sleeve
  );
}

/** Rings and dots drawn on a palm, as henna is. */
function henna(colour: Colour): string {
  const petals = upTo(10).map((i) => circle(polar({ x: 0, y: 18 }, 19, i * 36), 3.6, colour));
  return (
    circle({ x: 0, y: 18 }, 8, colour) +
    ring({ x: 0, y: 18 }, 13, colour, 2) +
    petals.join('') +
    ring({ x: 0, y: 18 }, 26, colour, 1.6)
  );
}

const CUFF = 'M-25 84H27L32 118H-30Z';
const SLEEVE = 'M-27 84H29L46 1200H-44Z';

function reaching(scene: Scene): string {
  const { focus, reach, tints, rng } = scene;
  const scale = reach / 118;
  const gap = reach * 0.62;
  const upper = hand(rng, mix(tints.body, tints.rim, 0.25), path(SLEEVE, tints.second));
  const lower = hand(rng, tints.shade, path(SLEEVE, mix(tints.near, tints.second, 0.2)));
  const lean = rng.between(-16, 16);
  return (
    glow(scene, focus, reach * 1.1, tints.spark, 1) +
    place(lower, { x: focus.x - lean, y: focus.y + gap * 1.2 }, scale, lean * 0.6) +
    place(upper, { x: focus.x + lean, y: focus.y - gap * 1.2 }, scale, 180 + lean * 0.6) +
    facetedStar(focus, reach * 0.2, 8, tints.spark, tints.rim)
  );
}

function crowd(scene: Scene): string {
  const { box, focus, reach, tints, rng, canvas } = scene;
  const bottom = Math.min(box.y + box.h, focus.y + reach * 1.6);
  return upTo(3)
    .map((row) => {
      const colour = mix(tints.far, tints.near, 0.25 + row * 0.37);
      const size = reach * (0.3 + row * 0.09);
      const count = Math.ceil(box.w / (size * 0.82)) + 1;
      const arm = path('M-20 90H22L28 700H-28Z', colour);
      const raised = [0, 1].map(() => canvas.keep(hand(rng, colour, arm)));
      return upTo(count)
        .map((i) => {
          const x = box.x + i * size * 0.82 + rng.between(-0.2, 0.2) * size;
          const y = bottom - reach * (1.05 - row * 0.36) + rng.between(-0.3, 0.3) * size;
          return place(use(rng.pick(raised)), { x, y }, size / 110, rng.between(-14, 14));
        })
        .join('');
    })
    .join('');
}

function offering(scene: Scene): string {
  const { focus, reach, tints, rng, canvas } = scene;
  const scale = reach / 92;
  const orb = { x: focus.x, y: focus.y - reach * 0.62 };
  const one = hand(rng, tints.body, path(CUFF, tints.second) + henna(tints.shade));
  return (
    rays(orb, reach * 4, 24, tints.rim, 0, 0.16) +
    glow(scene, orb, reach * 1.2, tints.spark, 1) +
    circle(
      orb,
      reach * 0.3,
      canvas.radial(
        [
          [tints.spark, 0],
          [tints.rim, 0.6],
          [tints.body, 1],
        ],
        0.4,
        0.35,
        0.7,
      ),
    ) +
    place(one, { x: focus.x - reach * 0.47, y: focus.y + reach * 0.4 }, scale, 10) +
    place(
      group(one, { transform: 'scale(-1 1)' }),
      { x: focus.x + reach * 0.47, y: focus.y + reach * 0.4 },
      scale,
      -10,
    )
  );
}

export const hands: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const kind = rng.pick(['reaching', 'crowd', 'offering'] as const);
    const land = hills(scene, Math.min(focus.y + reach * 1.5, box.y + box.h * 0.9), 2);
    const sunAt = { x: focus.x, y: focus.y - reach * 0.3 };
    return (
      sky(scene, 0.8) +
      (kind === 'crowd'
        ? rays(sunAt, box.h, 22, tints.skyLow, rng.between(0, 9), 0.4) +
          glow(scene, sunAt, reach * 1.8, tints.rim, 0.9) +
          circle(sunAt, reach * 0.55, tints.body) +
          crowd(scene)
        : '') +
      (kind === 'reaching' ? reaching(scene) : kind === 'offering' ? offering(scene) + land : '') +
      motes(scene, focus, reach * 1.4, 26, tints.spark)
    );
  },
  emblem({ rng, main, shade, light }: Pen) {
    return place(
      hand(rng, main, path(CUFF, shade) + henna(light)),
      { x: -4, y: -6 },
      0.86,
      rng.between(-6, 6),
    );
  },
};
