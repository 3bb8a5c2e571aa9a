import { mix } from '../colour.ts';
import type { Design } from '../design.ts';
import { circle, n, path, polar, polygon, rect, ring, stroke, upTo } from '../draw.ts';
import { dots, scatter } from '../motifs/scenery.ts';

/** Heads and raised arms along the foot of a picture, three rows deep, with a few lit phones. */
export function crowd(
  design: Design,
  top: number,
  foot: number,
  colours: readonly [string, string, string],
): string {
  const { canvas, rng } = design;
  const { width } = canvas;
  const seeds = rng.fork('crowd');
  return colours
    .map((colour, row) => {
      const size = (foot - top) * (0.16 + row * 0.045);
      const base = top + (foot - top) * (0.22 + row * 0.24);
      const count = Math.ceil(width / (size * 1.5)) + 1;
      const heads: string[] = [];
      const arms: string[] = [];
      const lights: { x: number; y: number }[] = [];
      for (let i = 0; i < count; i += 1) {
        const x = i * size * 1.5 + seeds.between(-0.4, 0.4) * size;
        const y = base + seeds.between(-0.3, 0.3) * size;
        const r = size * seeds.between(0.42, 0.52);
        heads.push(
          `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(r * 2)} 0v${n(r * 0.5)}q${n(size * 0.7)} ${n(size * 0.3)} ${n(size * 0.7)} ${n(size * 1.4)}h${n(-r * 2 - size * 1.4)}q0 ${n(-size * 1.1)} ${n(size * 0.7)} ${n(-size * 1.4)}z`,
        );
        if (!seeds.chance(0.42)) continue;
        const side = seeds.pick([-1, 1]);
        const tip = {
          x: x + side * size * seeds.between(0.9, 1.3),
          y: y - size * seeds.between(1.5, 2.4),
        };
        arms.push(
          `M${n(x + side * size * 0.8)} ${n(y + size * 1.3)}Q${n(x + side * size * 1.5)} ${n(y - size * 0.2)} ${n(tip.x)} ${n(tip.y)}`,
        );
        if (row < 2 && seeds.chance(0.4)) lights.push({ x: tip.x, y: tip.y - size * 0.2 });
      }
      return (
        stroke(arms.join(''), colour, size * 0.32, { 'stroke-linecap': 'round' }) +
        path(heads.join(''), colour) +
        rect({ x: 0, y: base + size * 1.2, w: width, h: foot - base }, colour) +
        dots(lights, size * 0.34, design.inks.paper, 0.95)
      );
    })
    .join('');
}

/** Cones of light from lamps above. */
export function beams(
  design: Design,
  from: { x: number; y: number }[],
  length: number,
  colours: readonly string[],
): string {
  const { canvas, rng } = design;
  const seeds = rng.fork('beams');
  return from
    .map((lamp, i) => {
      const colour = colours[i % colours.length] ?? '#ffffff';
      const aim = seeds.between(-0.55, 0.55);
      const spread = seeds.between(0.06, 0.13);
      const end = (by: number): { x: number; y: number } => ({
        x: lamp.x + Math.sin(aim + by) * length,
        y: lamp.y + Math.cos(aim + by) * length,
      });
      const paint = canvas.linear([
        [colour, 0, 0.85],
        [colour, 0.5, 0.3],
        [colour, 1, 0],
      ]);
      return (
        path(
          polygon([
            { x: lamp.x - 5, y: lamp.y },
            { x: lamp.x + 5, y: lamp.y },
            end(spread),
            end(-spread),
          ]),
          paint,
        ) + circle(lamp, 8, design.inks.paper)
      );
    })
    .join('');
}

/** Worlds on their rings around a centre, seen slightly from above. */
export function spheres(design: Design, at: { x: number; y: number }, radius: number): string {
  const { canvas, rng, inks } = design;
  const seeds = rng.fork('spheres');
  const hues = [
    inks.accent,
    inks.second,
    mix(inks.accent, inks.light, 0.5),
    mix(inks.second, inks.light, 0.5),
    inks.light,
  ];
  const tilt = seeds.between(0.3, 0.5);
  const lean = seeds.between(-20, 20);
  const orbits = upTo(6).map((i) => {
    const r = radius * (0.42 + i * 0.17);
    return `<ellipse rx="${n(r)}" ry="${n(r * tilt)}" fill="none" stroke="${hues[i % hues.length]}" stroke-width="${n(2.6 - i * 0.2)}" opacity=".8"/>`;
  });
  const world = (x: number, y: number, r: number, hue: string): string => {
    const paint = canvas.radial(
      [
        [mix(hue, inks.paper, 0.75), 0],
        [hue, 0.5],
        [mix(hue, inks.deep, 0.75), 1],
      ],
      0.35,
      0.3,
      0.75,
    );
    return circle({ x, y }, r, paint);
  };
  const planets = upTo(6).map((i) => {
    const r = radius * (0.42 + i * 0.17);
    const a = seeds.between(0, 360);
    const p = polar({ x: 0, y: 0 }, r, a);
    const size = radius * seeds.between(0.035, 0.11);
    const own =
      i % 3 === 1
        ? `<ellipse cx="${n(p.x)}" cy="${n(p.y * tilt)}" rx="${n(size * 1.8)}" ry="${n(size * 0.5)}" fill="none" stroke="${inks.paper}" stroke-width="2" opacity=".8"/>`
        : '';
    return world(p.x, p.y * tilt, size, hues[(i + 1) % hues.length] ?? inks.light) + own;
  });
  const sun = canvas.radial(
    [
      [inks.paper, 0],
      [mix(inks.accent, inks.light, 0.6), 0.6],
      [inks.accent, 1],
    ],
    0.4,
    0.38,
    0.7,
  );
  return `<g transform="translate(${n(at.x)} ${n(at.y)}) rotate(${n(lean)})">${orbits.join('')}${circle({ x: 0, y: 0 }, radius * 0.26, sun)}${ring({ x: 0, y: 0 }, radius * 0.31, inks.light, 1.5, { opacity: 0.6 })}${planets.join('')}</g>`;
}

/** Bars around a circle, long and short like a level meter. */
export function meter(
  design: Design,
  at: { x: number; y: number },
  radius: number,
  colours: readonly [string, string],
): string {
  const seeds = design.rng.fork('meter');
  const count = 72;
  const lines: [string[], string[]] = [[], []];
  upTo(count).forEach((i) => {
    const a = (i * 360) / count;
    const length =
      radius *
      (0.14 + 0.42 * Math.abs(Math.sin(i * 0.35) * Math.cos(i * 0.13)) + seeds.between(0, 0.16));
    const from = polar(at, radius, a);
    const to = polar(at, radius + length, a);
    lines[i % 2 === 0 ? 0 : 1].push(`M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}`);
  });
  const width = ((Math.PI * 2 * radius) / count) * 0.52;
  return colours
    .map((colour, i) =>
      stroke((lines[i] ?? []).join(''), colour, width, { 'stroke-linecap': 'round' }),
    )
    .join('');
}

/** Paper snippets in the air. */
export function confetti(design: Design, top: number, bottom: number, count: number): string {
  const seeds = design.rng.fork('confetti');
  const { inks, canvas } = design;
  const hues = [inks.accent, inks.light, inks.second];
  return scatter(seeds, count, 0, top, canvas.width, bottom - top)
    .map((p, i) =>
      rect({ x: -5, y: -3, w: 10, h: 6 }, hues[i % 3] ?? inks.light, {
        transform: `translate(${n(p.x)} ${n(p.y)}) rotate(${seeds.int(0, 180)})`,
      }),
    )
    .join('');
}
