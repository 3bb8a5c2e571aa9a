import { type Colour, mix } from '../colour.ts';
import { circle, n, path, place, rect, ring, stroke, upTo } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { glow, hills, ridgeline, sky, starField } from './scenery.ts';

/** A steam locomotive seen head-on, around the origin. */
function engineFront(main: Colour, shade: Colour, light: Colour, dark: Colour): string {
  const bars = upTo(9).map((i) => `M${n(-32 + i * 8)} 62L${n((-32 + i * 8) * 1.9)} 92`);
  const rivets = upTo(16).map((i) => {
    const a = (i * Math.PI) / 8;
    return circle({ x: Math.cos(a) * 49, y: -6 + Math.sin(a) * 49 }, 2, light);
  });
  return (
    path('M-22 -58L-30 -98H30L22 -58Z', dark) +
    rect({ x: -36, y: -102, w: 72, h: 9 }, shade, { rx: 3 }) +
    path('M-78 -34H78L70 52H-70Z', dark) +
    circle({ x: 0, y: -6 }, 60, shade) +
    circle({ x: 0, y: -6 }, 54, main) +
    rivets.join('') +
    circle({ x: 0, y: -6 }, 36, shade) +
    ring({ x: 0, y: -6 }, 36, light, 2.5) +
    circle({ x: 0, y: -6 }, 19, light) +
    rect({ x: -92, y: 44, w: 184, h: 14 }, shade) +
    circle({ x: -66, y: 51 }, 12, main) +
    circle({ x: 66, y: 51 }, 12, main) +
    path('M-38 60H38L70 94H-70Z', dark) +
    stroke(bars.join(''), light, 2.6)
  );
}

function tracks(scene: Scene, horizon: number): string {
  const { box, focus, tints } = scene;
  const bottom = box.y + box.h + 4;
  const spread = box.w * 0.3;
  const sleepers = upTo(13).map((i) => {
    const t = ((i + 1) / 13) ** 2;
    const y = horizon + (bottom - horizon) * t;
    return `M${n(focus.x - spread * 1.35 * t)} ${n(y)}h${n(spread * 2.7 * t)}v${n(3 + 12 * t)}h${n(-spread * 2.7 * t)}z`;
  });
  const rail = (side: -1 | 1): string =>
    `M${n(focus.x)} ${n(horizon)}L${n(focus.x + side * spread)} ${n(bottom)}h${n(side * 14)}Z`;
  return path(sleepers.join(''), atDepth(tints, 0.95)) + path(rail(-1) + rail(1), tints.rim);
}

function steam(scene: Scene, x: number, y: number, drift: number): string {
  const { rng, reach, tints } = scene;
  return upTo(13)
    .map((i) => {
      const t = i / 12;
      return circle(
        {
          x: x + drift * t * reach * 1.7 + rng.between(-0.1, 0.1) * reach,
          y: y - t * reach * 0.85,
        },
        reach * (0.07 + 0.24 * t) * rng.between(0.8, 1.2),
        mix(tints.rim, tints.skyMid, 0.2 + t * 0.6),
        { opacity: 0.9 - t * 0.55 },
      );
    })
    .join('');
}

function oncoming(scene: Scene): string {
  const { box, focus, reach, tints, canvas, rng } = scene;
  const horizon = Math.min(focus.y + reach * 0.2, box.y + box.h * 0.6);
  const beam = canvas.radial([
    [tints.spark, 0],
    [tints.spark, 0.12, 0.7],
    [tints.spark, 1, 0],
  ]);
  const dark = mix(tints.near, tints.far, 0.1);
  return (
    path(ridgeline(scene, horizon + 20, reach * 0.8, 3, 4), atDepth(tints, 0.25)) +
    rect(
      { x: box.x, y: horizon, w: box.w, h: box.y + box.h - horizon + 4 },
      canvas.linear([
        [atDepth(tints, 0.4), 0],
        [tints.near, 0.8],
      ]),
    ) +
    tracks(scene, horizon) +
    steam(scene, focus.x, focus.y - reach * 0.92, rng.pick([-1, 1]) * rng.between(0.5, 1)) +
    place(engineFront(tints.body, tints.shade, tints.rim, dark), focus, reach / 100) +
    circle({ x: focus.x, y: focus.y - reach * 0.06 }, reach * 0.8, beam)
  );
}

function viaduct(scene: Scene): string {
  const { box, focus, reach, rng, tints } = scene;
  const deck = focus.y + reach * 0.25;
  const span = reach * 0.62;
  const count = Math.ceil(box.w / span) + 1;
  const arches = upTo(count).map((i) => {
    const x = box.x + i * span - span * 0.3;
    return `M${n(x + span * 0.12)} ${n(box.y + box.h + 4)}V${n(deck + reach * 0.5)}A${n(span * 0.38)} ${n(span * 0.38)} 0 0 1 ${n(x + span * 0.88)} ${n(deck + reach * 0.5)}V${n(box.y + box.h + 4)}Z`;
  });
  const wall = `M${n(box.x - 10)} ${n(deck)}H${n(box.x + box.w + 10)}V${n(box.y + box.h + 4)}H${n(box.x - 10)}Z`;
  const car = reach * 0.56;
  const front = focus.x + reach * 0.75;
  const cars = upTo(Math.ceil((front - box.x) / car) + 1).map((i) => {
    const x = front - car * (i + 1);
    const panes = upTo(4).map((k) =>
      rect(
        { x: x + car * (0.1 + k * 0.21), y: deck - car * 0.4, w: car * 0.13, h: car * 0.15 },
        tints.spark,
      ),
    );
    return (
      rect({ x, y: deck - car * 0.5, w: car * 0.95, h: car * 0.42 }, tints.body, { rx: 4 }) +
      rect({ x, y: deck - car * 0.2, w: car * 0.95, h: car * 0.05 }, tints.rim) +
      panes.join('')
    );
  });
  const e = car;
  const engine =
    path(
      `M${n(front)} ${n(deck - e * 0.08)}v${n(-e * 0.52)}h${n(e * 0.34)}v${n(e * 0.14)}h${n(e * 0.5)}v${n(-e * 0.2)}h${n(e * 0.14)}v${n(e * 0.2)}q${n(e * 0.2)} 0 ${n(e * 0.2)} ${n(e * 0.2)}l${n(e * 0.1)} ${n(e * 0.2)}z`,
      tints.near,
    ) +
    upTo(4)
      .map((i) =>
        circle({ x: front + e * (0.18 + i * 0.26), y: deck - e * 0.06 }, e * 0.1, tints.near),
      )
      .join('');
  return (
    path(ridgeline(scene, deck + reach * 0.3, reach * 0.9, 3, 4), atDepth(tints, 0.2)) +
    hills(scene, deck + reach * 0.6, 2) +
    canvasCut(scene, wall, arches.join('')) +
    steam(scene, front + e * 0.9, deck - e * 0.62, -1 * rng.between(0.9, 1.3)) +
    cars.join('') +
    engine
  );
}

/** The wall with its arches left open. */
function canvasCut({ tints }: Scene, wall: string, holes: string): string {
  return path(wall + holes, atDepth(tints, 0.72), { 'fill-rule': 'evenodd' });
}

export const train: Motif = {
  scene(scene) {
    const { focus, reach, rng, tints } = scene;
    const moon = { x: focus.x + rng.between(-0.7, 0.7) * reach, y: focus.y - reach * 0.7 };
    return (
      sky(scene, 0.66) +
      (rng.chance(0.5) ? starField(scene, 60, 0.45) : '') +
      glow(scene, moon, reach * 1.6, tints.rim, 0.7) +
      circle(moon, reach * 0.5, mix(tints.rim, tints.skyLow, 0.2)) +
      (rng.chance(0.5) ? oncoming(scene) : viaduct(scene))
    );
  },
  emblem({ main, shade, light }: Pen) {
    return place(engineFront(main, shade, light, mix(shade, main, 0.25)), { x: 0, y: 4 }, 0.94);
  },
};
