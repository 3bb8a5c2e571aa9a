import { type Colour, mix } from '../colour.ts';
import { arc, circle, n, path, place, polar, stroke, upTo } from '../draw.ts';
import type { Motif, Pen } from './motif.ts';
import { motes, sky } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

const FACE =
  'M0 -92C46 -94 78 -66 78 -20C78 34 44 92 0 100C-44 92 -78 34 -78 -20C-78 -66 -46 -94 0 -92Z';
const HALF = 'M0 -92C46 -94 78 -66 78 -20C78 34 44 92 0 100Z';
const EYES =
  'M-58 -22C-46 -40 -24 -38 -14 -20C-28 -10 -46 -10 -58 -22ZM58 -22C46 -40 24 -38 14 -20C28 -10 46 -10 58 -22Z';
const SMILE = 'M-44 38C-28 50 28 50 44 38C38 74 18 82 0 82C-18 82 -38 74 -44 38Z';
const FROWN = 'M-38 74C-32 48 -16 40 0 40C16 40 32 48 38 74C22 60 -22 60 -38 74Z';
const SHUT = 'M-30 54C-14 46 -6 50 0 53C6 50 14 46 30 54C14 66 -14 66 -30 54Z';

type Paint = { face: Colour; dark: Colour; hole: Colour; mark: Colour };

/** A stage mask: two-toned face, cut eyes, one of three mouths. */
function face(paint: Paint, mouth: string): string {
  return (
    path(FACE, paint.face) +
    path(HALF, paint.dark) +
    path(EYES + mouth, paint.hole) +
    path('M0 -30L13 20C8 28 -8 28 -13 20Z', paint.face) +
    path('M0 -30L13 20C8 28 4 28 0 27Z', mix(paint.dark, paint.hole, 0.25)) +
    stroke('M-62 -46C-48 -62 -26 -60 -12 -46M62 -46C48 -62 26 -60 12 -46', paint.hole, 6, {
      'stroke-linecap': 'round',
    }) +
    circle({ x: 0, y: -62 }, 7, paint.mark) +
    path('M-62 10q12 12 26 8q-4 14 -20 14z', paint.mark) +
    path('M62 10q-12 12 -26 8q4 14 20 14z', paint.mark)
  );
}

/** A tall headdress of fans behind the mask, as dance-drama wears it. */
function headdress(paint: Paint, tips: number): string {
  const fans = upTo(3).map((row) => {
    const r = 148 - row * 24;
    const tone = [paint.mark, paint.face, paint.dark][row] ?? paint.mark;
    const petals = upTo(tips).map((i) => {
      const a = -190 + (i * 200) / (tips - 1);
      const tip = polar({ x: 0, y: -14 }, r, a);
      return circle(tip, 13 - row * 2, tone);
    });
    return (
      path(`M${n(-r)} 12A${n(r)} ${n(r)} 0 0 1 ${n(r)} 12Z`, tone) +
      petals.join('') +
      stroke(arc({ x: 0, y: 0 }, r - 12, 178, 362), paint.hole, 1.4, { opacity: 0.5 })
    );
  });
  return fans.join('');
}

export const mask: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const paint: Paint = {
      face: mix(tints.body, tints.rim, 0.35),
      dark: tints.shade,
      hole: tints.near,
      mark: tints.second,
    };
    const kind = rng.pick(['dance', 'pair', 'single'] as const);
    const mouth = rng.pick([SMILE, FROWN, SHUT]);
    const hero =
      kind === 'pair'
        ? place(
            face({ ...paint, face: tints.shade, dark: mix(tints.shade, tints.near, 0.5) }, FROWN),
            { x: focus.x + reach * 0.42, y: focus.y + reach * 0.12 },
            reach / 128,
            13,
          ) +
          place(
            face(paint, SMILE),
            { x: focus.x - reach * 0.38, y: focus.y - reach * 0.1 },
            reach / 124,
            -11,
          )
        : kind === 'dance'
          ? place(
              headdress(paint, 15) + face(paint, SHUT),
              { x: focus.x, y: focus.y + reach * 0.22 },
              reach / 136,
            )
          : place(face(paint, mouth), focus, reach / 104, rng.between(-8, 8));
    const ribbons = upTo(4).map((i) => {
      const side = i % 2 === 0 ? -1 : 1;
      const x = focus.x + side * reach * 0.7;
      return `M${n(x)} ${n(focus.y)}c${n(side * reach * 0.5)} ${n(reach * 0.3)} ${n(-side * reach * 0.2)} ${n(reach * 0.7)} ${n(side * reach * (0.3 + i * 0.12))} ${n(reach * (1.1 + i * 0.12))}`;
    });
    return (
      sky(scene, 0.85) +
      backdrop(scene) +
      foreground(scene, Math.min(focus.y + reach * 1.2, box.y + box.h * 0.88)) +
      (kind === 'dance'
        ? ''
        : stroke(ribbons.join(''), tints.second, reach * 0.05, { 'stroke-linecap': 'round' })) +
      hero +
      motes(scene, focus, reach * 1.6, 24, tints.spark)
    );
  },
  emblem({ main, shade, light, ground, rng }: Pen) {
    return place(
      face({ face: main, dark: shade, hole: ground, mark: light }, rng.pick([SMILE, FROWN, SHUT])),
      { x: 0, y: -2 },
      0.96,
    );
  },
};
