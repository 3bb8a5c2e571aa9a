import { type Colour, mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import {
  circle,
  ellipse,
  n,
  path,
  place,
  polar,
  polygon,
  rect,
  ring,
  stroke,
  upTo,
} from '../draw.ts';

export type Sport = 'cricket' | 'football' | 'other';

export function sportOf(texts: readonly string[]): Sport {
  const all = texts.join(' ');
  if (/cricket|t20|odi|\btest\b|ipl|ranji/iu.test(all)) return 'cricket';
  return /football|soccer|\bfc\b|futsal/iu.test(all) ? 'football' : 'other';
}

function cricketBall(skin: Colour, dark: Colour, thread: Colour): string {
  const stitches = (x: number): string =>
    upTo(15)
      .map((i) => {
        const t = (i - 7) / 7;
        return `M${n(x - 6 + t * t * 8)} ${n(t * 84)}l12 ${n(t * 5)}`;
      })
      .join('');
  return (
    circle({ x: 0, y: 0 }, 96, skin) +
    path('M20 -94A96 96 0 0 1 20 94C64 40 64 -40 20 -94Z', dark) +
    stroke('M-14 -94Q14 0 -14 94M6 -95Q34 0 6 95', thread, 3) +
    stroke(stitches(-12) + stitches(18), thread, 3.4, { 'stroke-linecap': 'round' }) +
    stroke('M-74 -40A84 84 0 0 1 -40 -74', thread, 6, { 'stroke-linecap': 'round', opacity: 0.7 })
  );
}

function football(skin: Colour, dark: Colour): string {
  const five = (x: number, y: number, r: number, a: number): { x: number; y: number }[] =>
    upTo(5).map((i) => polar({ x, y }, r, a + i * 72));
  const centre = five(0, 0, 30, -90);
  const seams = centre.map((p, i) => {
    const out = polar({ x: 0, y: 0 }, 64, -90 + i * 72);
    return `M${n(p.x)} ${n(p.y)}L${n(out.x)} ${n(out.y)}`;
  });
  const edge = upTo(5).map((i) => {
    const c = polar({ x: 0, y: 0 }, 88, -90 + i * 72);
    return polygon(five(c.x, c.y, 28, 90 + i * 72));
  });
  return (
    circle({ x: 0, y: 0 }, 96, skin) +
    path(polygon(centre) + edge.join(''), dark) +
    stroke(seams.join(''), dark, 5) +
    ring({ x: 0, y: 0 }, 96, dark, 5)
  );
}

/** The ball of the sport, of the given radius; a sport without one shows the title's sign on a disc. */
export function ball(
  design: Design,
  sport: Sport,
  at: { x: number; y: number },
  radius: number,
  skin: Colour,
  thread: Colour,
): string {
  const dark = mix(skin, design.inks.deep, 0.4);
  if (sport === 'other') {
    const { deep, dark: shade, paper } = design.inks;
    return (
      circle(at, radius, thread) +
      ring(at, radius * 0.93, skin, radius * 0.07) +
      emblem(design, at, radius * 0.66, { main: deep, shade: skin, light: paper, ground: shade })
    );
  }
  const body =
    sport === 'football' ? football(thread, design.inks.deep) : cricketBall(skin, dark, thread);
  const inside = design.canvas.clipped(circle({ x: 0, y: 0 }, 98, '#000'), body);
  return place(inside, at, radius / 96, design.rng.fork('ball').between(-30, 30));
}

/** A tower of lamps and its light. */
export function floodlight(
  design: Design,
  x: number,
  top: number,
  foot: number,
  scale: number,
  mast: Colour,
  light: Colour,
): string {
  const { canvas } = design;
  const lamps = upTo(12).map((i) =>
    circle(
      { x: x + ((i % 4) - 1.5) * 15 * scale, y: top + (Math.floor(i / 4) - 1) * 15 * scale },
      5 * scale,
      light,
    ),
  );
  const halo = canvas.radial([
    [light, 0, 0.9],
    [light, 0.3, 0.35],
    [light, 1, 0],
  ]);
  return (
    circle({ x, y: top }, 190 * scale, halo) +
    stroke(
      `M${n(x - 6 * scale)} ${n(foot)}L${n(x - 2)} ${n(top)}M${n(x + 6 * scale)} ${n(foot)}L${n(x + 2)} ${n(top)}`,
      mast,
      3.4 * scale,
    ) +
    rect({ x: x - 34 * scale, y: top - 26 * scale, w: 68 * scale, h: 52 * scale }, mast, {
      rx: 4,
    }) +
    lamps.join('')
  );
}

/** A bowl of stands around a striped field, from the upper tier. */
export function stadium(design: Design, horizon: number, grass: Colour, stands: Colour): string {
  const { canvas, inks, rng } = design;
  const { width: w, height: h } = canvas;
  const seeds = rng.fork('stadium');
  const at = { x: w / 2, y: horizon + (h - horizon) * 0.6 };
  const rx = w * 0.62;
  const ry = (h - horizon) * 0.42;
  const specks = upTo(130).map(
    () => `M${n(seeds.between(0, w))} ${n(seeds.between(horizon - 20, horizon + ry * 0.9))}h0`,
  );
  const tiers = upTo(4).map((i) =>
    ellipse(
      { x: at.x, y: at.y - i * 8 },
      rx * (1.5 - i * 0.13),
      ry * (1.85 - i * 0.22),
      mix(stands, inks.deep, 0.7 - i * 0.16),
    ),
  );
  const mown = upTo(11).map((i) =>
    rect(
      { x: at.x - rx + (i * rx * 2) / 11, y: at.y - ry, w: rx / 5.5, h: ry * 2 },
      i % 2 === 0 ? grass : mix(grass, inks.light, 0.14),
    ),
  );
  return (
    tiers.join('') +
    stroke(specks.join(''), inks.light, 2.4, { 'stroke-linecap': 'round', opacity: 0.75 }) +
    canvas.clipped(ellipse(at, rx, ry, '#000'), mown.join('')) +
    ellipse(at, rx, ry, 'none', { stroke: inks.paper, 'stroke-width': 3, opacity: 0.9 }) +
    ellipse(at, rx * 0.42, ry * 0.42, 'none', {
      stroke: inks.paper,
      'stroke-width': 2,
      'stroke-dasharray': '10 8',
      opacity: 0.8,
    }) +
    path(
      `M${n(at.x - 12)} ${n(at.y - ry * 0.2)}h24l8 ${n(ry * 0.44)}h-40z`,
      mix(grass, inks.light, 0.55),
    )
  );
}
