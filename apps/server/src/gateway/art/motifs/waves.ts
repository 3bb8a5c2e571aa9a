import { type Colour, mix } from '../colour.ts';
import { circle, curve, n, path, rect, ring, stroke, upTo, place, use } from '../draw.ts';
import { atDepth } from '../tints.ts';
import type { Motif, Pen, Scene } from './motif.ts';
import { clouds, flock, glow, sky } from './scenery.ts';

/** A sine crest from edge to edge as points. */
function crest(
  scene: Scene,
  y: number,
  height: number,
  length: number,
  phase: number,
): { x: number; y: number }[] {
  const { box } = scene;
  const count = Math.ceil((box.w + 60) / (length / 4));
  return upTo(count + 1).map((i) => ({
    x: box.x - 30 + (i * length) / 4,
    y: y + Math.sin(phase + (i * Math.PI) / 2) * height,
  }));
}

function swells(scene: Scene, top: number, layers: number): string {
  const { box, rng, tints, reach } = scene;
  const depth = box.y + box.h - top;
  return upTo(layers)
    .map((i) => {
      const t = i / (layers - 1);
      const y = top + depth * t * 0.86;
      const line = crest(
        scene,
        y,
        reach * (0.05 + 0.09 * t),
        reach * (0.9 + t * 1.5),
        rng.between(0, 6),
      );
      const d = curve(line);
      const colour = atDepth(tints, t);
      return (
        path(
          `${d}V${n(box.y + box.h + 4)}H${n(box.x - 30)}Z`,
          scene.canvas.linear([
            [mix(colour, tints.body, 0.35), 0],
            [colour, 0.4],
          ]),
        ) + stroke(d, tints.rim, 1.5 + 3 * t, { opacity: 0.25 + 0.5 * t })
      );
    })
    .join('');
}

/** One great breaking wave with claws of foam. */
function breaker(scene: Scene): string {
  const { focus, reach: r, tints, canvas, rng } = scene;
  const side = rng.pick([-1, 1]);
  const p = (x: number, y: number): string => `${n(focus.x + side * x * r)} ${n(focus.y + y * r)}`;
  const body = `M${p(-2.2, 1.6)}C${p(-1.5, 0.6)} ${p(-1.2, -0.4)} ${p(-0.35, -0.85)}C${p(0.2, -1.12)} ${p(0.8, -0.85)} ${p(0.95, -0.35)}C${p(0.72, -0.55)} ${p(0.3, -0.6)} ${p(0.1, -0.3)}C${p(-0.15, 0.1)} ${p(0.3, 0.7)} ${p(1.3, 0.8)}C${p(1.8, 0.85)} ${p(2.2, 0.9)} ${p(3, 1)}L${p(3, 3)}L${p(-2.2, 3)}Z`;
  const lines = upTo(5).map((i) => {
    const k = i * 0.13;
    return `M${p(-1.9 + k, 1.6)}C${p(-1.2 + k, 0.7)} ${p(-0.9 + k, -0.2)} ${p(-0.3 + k * 0.4, -0.62 + k * 0.5)}`;
  });
  const foam = upTo(17).map((i) => {
    const t = i / 16;
    const x = -0.45 + t * 1.42;
    const y = -0.86 - Math.sin(t * Math.PI * 0.9) * 0.13 + t * t * 0.52;
    return circle(
      { x: focus.x + side * x * r, y: focus.y + y * r },
      r * rng.between(0.06, 0.12),
      tints.rim,
    );
  });
  const spray = upTo(26).map(() =>
    circle(
      { x: focus.x + side * rng.between(0.2, 1.5) * r, y: focus.y + rng.between(-1.25, -0.2) * r },
      rng.between(1.5, r * 0.022),
      tints.rim,
    ),
  );
  return (
    path(
      body,
      canvas.linear([
        [mix(tints.body, tints.near, 0.2), 0],
        [atDepth(tints, 0.75), 0.75],
      ]),
    ) +
    stroke(lines.join(''), tints.rim, r * 0.03, { 'stroke-linecap': 'round', opacity: 0.6 }) +
    foam.join('') +
    spray.join('')
  );
}

function boat(scene: Scene, x: number, y: number, s: number): string {
  const { tints } = scene;
  return (
    path(
      `M${n(x - s)} ${n(y)}q${n(s)} ${n(s * 0.5)} ${n(s * 2)} 0l${n(-s * 0.3)} ${n(s * 0.34)}h${n(-s * 1.4)}z`,
      tints.near,
    ) +
    path(
      `M${n(x)} ${n(y - s * 0.08)}V${n(y - s * 1.7)}q${n(s * 0.9)} ${n(s * 0.8)} ${n(s * 0.75)} ${n(s * 1.5)}z`,
      tints.rim,
    ) +
    path(
      `M${n(x - s * 0.1)} ${n(y - s * 0.1)}V${n(y - s * 1.4)}q${n(-s * 0.6)} ${n(s * 0.7)} ${n(-s * 0.6)} ${n(s * 1.25)}z`,
      tints.body,
    )
  );
}

export const waves: Motif = {
  scene(scene) {
    const { box, focus, reach, rng, tints } = scene;
    const great = rng.chance(0.5);
    const line = Math.min(focus.y + reach * (great ? 0.55 : 0.2), box.y + box.h * 0.7);
    const sunAt = {
      x: focus.x + rng.between(-0.4, 0.4) * reach,
      y: line - reach * rng.between(0.35, 0.9),
    };
    return (
      sky(scene) +
      clouds(scene, focus.y - reach * 1.1, reach * 0.7, 3, tints.skyLow, 0.4) +
      glow(scene, sunAt, reach * 1.7, tints.rim, 0.7) +
      circle(sunAt, reach * 0.6, tints.body) +
      ring(sunAt, reach * 0.7, tints.body, 2, { opacity: 0.7 }) +
      flock(
        scene,
        { x: sunAt.x, y: sunAt.y - reach * 0.4 },
        reach * 0.8,
        rng.int(2, 6),
        tints.near,
      ) +
      rect({ x: box.x, y: line, w: box.w, h: box.y + box.h - line }, atDepth(tints, 0.1)) +
      (great
        ? ''
        : boat(scene, focus.x + reach * rng.between(-0.4, 0.4), line + reach * 0.12, reach * 0.2)) +
      (great ? breaker(scene) : '') +
      swells(scene, line + reach * (great ? 0.75 : 0.12), great ? 4 : 6)
    );
  },
  emblem({ canvas, main, shade, light, rng }: Pen) {
    const whole = circle({ x: 0, y: 0 }, 96, '#000');
    const scallop = (fill: Colour): string => {
      const at = { x: 0, y: 0 };
      return use(
        canvas.keep(circle(at, 25, fill) + ring(at, 17, light, 3.5) + ring(at, 8, light, 3.5)),
      );
    };
    const [odd, even] = [scallop(shade), scallop(main)];
    const rows = upTo(5).map((i) => {
      const shift = (i % 2) * 24 - rng.between(0, 10);
      return upTo(7)
        .map((k) => place(i % 2 === 0 ? even : odd, { x: -130 + shift + k * 48, y: -10 + i * 27 }))
        .join('');
    });
    return (
      circle({ x: 0, y: 0 }, 96, light) +
      circle({ x: 22, y: -40 }, 30, shade) +
      canvas.clipped(whole, rows.join('')) +
      ring({ x: 0, y: 0 }, 96, main, 6)
    );
  },
};
