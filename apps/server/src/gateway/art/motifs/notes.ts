import { type Colour, mix } from '../colour.ts';
import { circle, curve, ellipse, n, path, place, ring, stroke, upTo } from '../draw.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { motes, sky } from './scenery.ts';
import { backdrop, foreground } from './settings.ts';

const head = (x: number, y: number, colour: Colour): string =>
  ellipse({ x, y }, 25, 18, colour, { transform: `rotate(-22 ${x} ${y})` });

function pair(colour: Colour): string {
  return (
    head(-52, 62, colour) +
    head(46, 46, colour) +
    path('M-36 60V-76L70 -96V42H58V-50L-24 -34V60Z', colour)
  );
}

function single(colour: Colour): string {
  return (
    head(-16, 66, colour) +
    path('M-1 64V-92H11C14 -58 56 -44 50 0C44 -24 22 -32 11 -32V64Z', colour)
  );
}

/** Five lines that flow through the picture, with notes riding on them. */
function stave(scene: Scene): string {
  const { box, focus, reach, rng, tints } = scene;
  const sway = reach * rng.between(0.35, 0.6);
  const phase = rng.between(0, 6);
  const mid = (t: number): number => focus.y + Math.sin(phase + t * Math.PI * 2.2) * sway;
  const width = (t: number): number => reach * (0.09 + 0.1 * Math.sin(t * Math.PI));
  const lines = upTo(5).map((line) =>
    curve(
      upTo(13).map((i) => ({
        x: box.x - 20 + ((box.w + 40) * i) / 12,
        y: mid(i / 12) + (line - 2) * width(i / 12),
      })),
    ),
  );
  const riders = upTo(7).map((i) => {
    const t = (i + 0.6 + rng.between(-0.2, 0.2)) / 7;
    const draw = i % 3 === 0 ? pair : single;
    const colour = [tints.line, tints.body, tints.line][i % 3] ?? tints.line;
    return place(
      draw(colour),
      { x: box.x + box.w * t, y: mid(t) - reach * 0.1 + rng.int(-2, 2) * width(t) * 0.5 },
      (reach / 100) * rng.between(0.28, 0.44),
      rng.between(-10, 10),
    );
  });
  return stroke(lines.join(''), tints.line, 3, { opacity: 0.85 }) + riders.join('');
}

function record(scene: Scene): string {
  const { focus, reach, tints, rng, canvas } = scene;
  const grooves = upTo(9).map((i) =>
    ring(focus, reach * (0.96 - i * 0.062), mix(tints.near, tints.rim, 0.3), 1.2),
  );
  const sheen = canvas.linear(
    [
      [tints.rim, 0, 0.5],
      [tints.rim, 0.45, 0],
      [tints.rim, 0.55, 0],
      [tints.rim, 1, 0.4],
    ],
    [0, 0, 1, 1],
  );
  return (
    circle({ x: focus.x + reach * 0.05, y: focus.y + reach * 0.07 }, reach * 1.02, tints.near, {
      opacity: 0.4,
    }) +
    circle(focus, reach, mix(tints.near, tints.skyTop, 0.2)) +
    grooves.join('') +
    circle(focus, reach, sheen) +
    circle(focus, reach * 0.36, tints.body) +
    ring(focus, reach * 0.3, tints.rim, 3) +
    ring(focus, reach * 0.2, tints.rim, 1.5) +
    circle(focus, reach * 0.045, tints.near) +
    upTo(5)
      .map(() =>
        place(
          rng.pick([pair, single])(tints.line),
          {
            x: focus.x + rng.between(-1.1, 1.1) * reach,
            y: focus.y - rng.between(0.9, 1.35) * reach,
          },
          reach / 420,
          rng.between(-18, 18),
        ),
      )
      .join('')
  );
}

/** A gourd lute drawn with a few curves. */
function lute(scene: Scene): string {
  const { focus, reach, tints, rng } = scene;
  const strings = upTo(4).map((i) => `M${n(-4.5 + i * 3)} -96L${n(-6 + i * 4)} 66`);
  const frets = upTo(11).map((i) => `M-9 ${n(-80 + i * 9)}h18`);
  const body =
    path('M-9 -104H9L11 10H-11Z', tints.shade) +
    path('M-14 -118h28l-5 16h-18z', tints.second) +
    circle({ x: 0, y: 46 }, 46, tints.body) +
    path('M0 0A46 46 0 0 1 0 92Z', mix(tints.body, tints.shade, 0.45)) +
    path('M-46 46A46 46 0 0 1 46 46C30 20 -30 20 -46 46Z', tints.rim) +
    ring({ x: 0, y: 46 }, 30, tints.rim, 1.6, { opacity: 0.6 }) +
    circle({ x: 0, y: -84 }, 17, tints.body) +
    stroke(frets.join(''), tints.rim, 2) +
    stroke(strings.join(''), tints.spark, 1) +
    stroke('M-20 66h40', tints.near, 5) +
    upTo(4)
      .map((i) => circle({ x: i % 2 === 0 ? -16 : 16, y: -108 + i * 7 }, 4, tints.rim))
      .join('');
  return place(body, focus, reach / 112, rng.pick([-1, 1]) * rng.between(18, 34));
}

export const notes: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const kind = rng.pick(['stave', 'record', 'lute'] as const);
    return (
      sky(scene, 0.85) +
      backdrop(scene) +
      foreground(scene, Math.min(focus.y + reach * 1.25, box.y + box.h * 0.88)) +
      (kind === 'record'
        ? record(scene)
        : kind === 'lute'
          ? circle(focus, reach * 0.8, tints.skyLow, { opacity: 0.7 }) +
            stave({ ...scene, reach: reach * 0.7 }) +
            lute(scene)
          : circle(focus, reach * 0.7, tints.skyLow, { opacity: 0.6 }) + stave(scene)) +
      motes(scene, focus, reach * 1.5, 22, tints.spark)
    );
  },
  emblem({ main, shade, rng }: Pen) {
    const draw = rng.pick([pair, single]);
    return place(draw(shade), { x: 5, y: 5 }, 0.98) + place(draw(main), { x: 0, y: 0 }, 0.98);
  },
};
