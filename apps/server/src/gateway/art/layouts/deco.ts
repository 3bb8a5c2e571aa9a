import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { circle, group, n, path, polar, rect, ring, stroke, upTo, wedge } from '../draw.ts';
import { grain } from '../textures.ts';

/** A rectangle with stepped corners. */
function stepped(by: number, step: number): string {
  const [l, t, r, b] = [by, by, 600 - by, 900 - by];
  const s = step;
  return `M${l + s * 2} ${t}H${r - s * 2}V${t + s}H${r - s}V${t + s * 2}H${r}V${b - s * 2}H${r - s}V${b - s}H${r - s * 2}V${b}H${l + s * 2}V${b - s}H${l + s}V${b - s * 2}H${l}V${t + s * 2}H${l + s}V${t + s}H${l + s * 2}Z`;
}

/** Overlapping fans in a row, as on a picture palace's wall. */
function fans(y: number, size: number, gold: string, ground: string): string {
  const count = Math.ceil(600 / size) + 1;
  return upTo(count)
    .map((i) => {
      const at = { x: i * size, y };
      return upTo(4)
        .map((k) => circle(at, size * (0.5 - k * 0.11), k % 2 === 0 ? gold : ground))
        .join('');
    })
    .join('');
}

/** Row `i` of the fans, every other one shifted by half. */
function fanRow(i: number, gold: string, lacquer: string): string {
  const row = fans(40 + i * 74, 74, mix(lacquer, gold, 0.5), lacquer);
  return group(row, { transform: `translate(${i % 2 === 0 ? 0 : -37} 0)` });
}

function sunburst(
  at: { x: number; y: number },
  from: number,
  to: number,
  count: number,
  gold: string,
): string {
  const step = (to - from) / count;
  return upTo(count)
    .map((i) =>
      path(wedge(at, 900, from + i * step, from + i * step + step * 0.45), gold, {
        opacity: i % 2 === 0 ? 0.9 : 0.45,
      }),
    )
    .join('');
}

/** Gold lines on lacquer: symmetrical, framed, with the sign in a medallion. */
export function deco(design: Design): string {
  const { rng, inks, canvas, face } = design;
  const lacquer = rng.pick([inks.deep, inks.dark, mix(inks.dark, inks.second, 0.25)]);
  const gold = mix(inks.accent, inks.light, rng.between(0.35, 0.6));
  const at = { x: 300, y: 318 };
  const r = 176;
  const style = rng.pick(['burst', 'fans', 'columns'] as const);
  const behind =
    style === 'burst'
      ? canvas.clipped(
          path(stepped(44, 16), '#000'),
          sunburst({ x: 300, y: 318 }, 0, 360, rng.pick([24, 30, 36]), mix(lacquer, gold, 0.42)),
        )
      : style === 'fans'
        ? canvas.clipped(
            path(stepped(44, 16), '#000'),
            upTo(8)
              .map((i) => fanRow(i, gold, lacquer))
              .join(''),
          )
        : stroke(
            upTo(13)
              .map((i) => `M${90 + i * 35} ${n(120 + Math.abs(i - 6) * 34)}V560`)
              .join(''),
            gold,
            9,
            { opacity: 0.6 },
          );
  const panel = path('M44 560H556V856H44Z', lacquer);
  const beads = upTo(48).map((i) =>
    circle(polar(at, r + 16, i * 7.5), i % 4 === 0 ? 4 : 2.2, gold),
  );
  const text = column(design, {
    box: { x: 84, y: 590, w: 432, h: 216 },
    align: 'centre',
    hang: 'middle',
    order: ['credit', 'title', 'native', 'facts'],
    grounds: [lacquer],
    inks: [gold, inks.light],
    shade: inks.accent,
    small: 15,
    kit: {
      display: face(rng.pick(['limelight', 'limelight', 'righteous', 'oswaldThin'] as const)),
      finish: 'plain',
      warp: rng.pick(['none', 'none', 'arch'] as const),
      capitals: true,
      tracking: 0.02,
      shape: 'even',
    },
  });
  return (
    rect(canvas.whole, lacquer) +
    behind +
    circle(at, r + 26, lacquer) +
    ring(at, r + 26, gold, 3) +
    circle(at, r, mix(lacquer, gold, 0.14)) +
    ring(at, r, gold, 5) +
    ring(at, r - 9, gold, 1.4) +
    beads.join('') +
    emblem(design, at, r * 0.74, {
      main: gold,
      shade: inks.accent,
      light: inks.paper,
      ground: mix(lacquer, gold, 0.14),
    }) +
    panel +
    stroke('M96 566H504M140 574H460', gold, 2) +
    path('M300 548l18 18l-18 18l-18 -18z', gold) +
    text.art +
    stroke(stepped(22, 16), gold, 4) +
    stroke(stepped(34, 16), gold, 1.4) +
    grain(design, inks.paper, 0.09)
  );
}
