import { column } from '../column.ts';
import { type Design, scene } from '../design.ts';
import { type Box, circle, n, path, polar, polygon, rect, ring, stroke, upTo } from '../draw.ts';
import { frame, grain } from '../textures.ts';

type Cut = { shape: string; edge: string; focus: { x: number; y: number }; reach: number };

function arched(box: Box, ink: string): Cut {
  const r = box.w / 2;
  const arch = (by: number): string =>
    `M${n(box.x - by)} ${n(box.y + box.h + by)}V${n(box.y + r)}A${n(r + by)} ${n(r + by)} 0 0 1 ${n(box.x + box.w + by)} ${n(box.y + r)}V${n(box.y + box.h + by)}Z`;
  return {
    shape: path(arch(0), '#000'),
    edge: stroke(arch(9), ink, 2),
    focus: { x: 300, y: box.y + box.h * 0.45 },
    reach: box.w * 0.36,
  };
}

/** A pointed arch with lobes, as palace windows have. */
function cusped(box: Box, ink: string): Cut {
  const { x, y, w, h } = box;
  const foot = y + h;
  const arch = (by: number): string => {
    const l = x - by;
    const r = x + w + by;
    const t = y - by * 1.4;
    const s = y + h * 0.34;
    return `M${n(l)} ${n(foot + by)}V${n(s)}Q${n(l)} ${n(s - h * 0.12)} ${n(l + w * 0.13)} ${n(s - h * 0.13)}Q${n(l + w * 0.13)} ${n(s - h * 0.25)} ${n(l + w * 0.3)} ${n(s - h * 0.24)}Q${n(l + w * 0.34)} ${n(t + h * 0.03)} ${n(x + w / 2)} ${n(t)}Q${n(r - w * 0.34)} ${n(t + h * 0.03)} ${n(r - w * 0.3)} ${n(s - h * 0.24)}Q${n(r - w * 0.13)} ${n(s - h * 0.25)} ${n(r - w * 0.13)} ${n(s - h * 0.13)}Q${n(r)} ${n(s - h * 0.12)} ${n(r)} ${n(s)}V${n(foot + by)}Z`;
  };
  return {
    shape: path(arch(0), '#000'),
    edge: stroke(arch(10), ink, 2.4),
    focus: { x: 300, y: y + h * 0.52 },
    reach: w * 0.34,
  };
}

function round(box: Box, ink: string): Cut {
  const at = { x: 300, y: box.y + box.h / 2 };
  const r = Math.min(box.w, box.h) / 2;
  const ticks = upTo(72).map((i) => {
    const from = polar(at, r + 13, i * 5);
    const to = polar(at, r + (i % 6 === 0 ? 26 : 19), i * 5);
    return `M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}`;
  });
  return {
    shape: circle(at, r, '#000'),
    edge: ring(at, r + 8, ink, 2) + stroke(ticks.join(''), ink, 1.6),
    focus: { x: 300, y: at.y - r * 0.05 },
    reach: r * 0.62,
  };
}

function square(box: Box, ink: string): Cut {
  return {
    shape: rect(box, '#000'),
    edge: rect({ x: box.x - 9, y: box.y - 9, w: box.w + 18, h: box.h + 18 }, 'none', {
      stroke: ink,
      'stroke-width': 1.6,
    }),
    focus: { x: 300, y: box.y + box.h * 0.46 },
    reach: Math.min(box.w, box.h) * 0.36,
  };
}

function lozenge(box: Box, ink: string): Cut {
  const at = { x: 300, y: box.y + box.h / 2 };
  const hexagon = (by: number): string =>
    polygon(upTo(6).map((i) => polar(at, box.h / 2 + by, i * 60 - 90)));
  return {
    shape: path(hexagon(0), '#000'),
    edge: stroke(hexagon(11), ink, 2.4),
    focus: at,
    reach: box.h * 0.3,
  };
}

/** A picture behind a mat: a shaped opening in flat colour, the title set quietly below it. */
export function window(design: Design): string {
  const { rng, inks, canvas } = design;
  const pale = rng.chance(0.6);
  const mat = pale ? rng.pick([inks.paper, inks.light]) : rng.pick([inks.deep, inks.dark]);
  const ink = pale ? inks.dark : inks.light;
  const cut = rng.pick([arched, cusped, round, square, lozenge]);
  const wide = cut === round || cut === lozenge;
  const box: Box = wide
    ? { x: 62, y: 70, w: 476, h: 476 }
    : { x: 76, y: 70, w: 448, h: rng.between(470, 520) };
  const opening = cut(box, ink);
  const bottom = box.y + box.h + (wide ? 42 : 34);
  const text = column(design, {
    box: { x: 56, y: bottom, w: 488, h: 846 - bottom },
    align: 'centre',
    hang: 'middle',
    order: rng.pick([
      ['title', 'native', 'credit', 'facts'],
      ['credit', 'title', 'rule', 'facts'],
      ['title', 'rule', 'credit', 'facts'],
    ] as const),
    grounds: [mat],
    inks: [
      pale
        ? rng.pick([inks.dark, inks.dark, inks.accent])
        : rng.pick([inks.light, inks.accent, inks.paper]),
    ],
    smallInks: [ink],
    shade: pale ? inks.accent : inks.second,
    small: 15,
    maxSize: 150,
    kit: { warp: 'none', finish: rng.pick(['plain', 'plain', 'drop'] as const) },
  });
  return (
    rect(canvas.whole, mat) +
    scene(
      design,
      {
        box: { x: box.x - 30, y: box.y - 20, w: box.w + 60, h: box.h + 40 },
        focus: opening.focus,
        reach: opening.reach,
        mood: rng.pick(
          pale ? ['night', 'blaze', 'dusk', 'day'] : ['blaze', 'night', 'dusk', 'day'],
        ),
      },
      opening.shape,
    ) +
    opening.edge +
    text.art +
    grain(design, pale ? inks.dark : inks.paper, 0.1) +
    frame(design, rng.pick(['keyline', 'double', 'none', 'ticks'] as const), ink, 22)
  );
}
