import { column, corner } from '../column.ts';
import { type Colour, mix } from '../colour.ts';
import { type Design, emblem, stencil } from '../design.ts';
import { circle, path, polygon, rect, type Point } from '../draw.ts';
import { awayFrom, inkOn } from '../ink-choice.ts';
import { grain } from '../textures.ts';

/** The small sign: lit on a dark field, a plain shape or two-toned on a light one. */
function sign(design: Design, at: Point, r: number, ground: Colour, dark: boolean): string {
  const { inks, rng } = design;
  if (dark) {
    const shade = mix(inks.accent, inks.deep, 0.5);
    return emblem(design, at, r, { main: inks.accent, shade, light: inks.light, ground });
  }
  if (rng.chance(0.5)) return stencil(design, at, r, inks.deep, ground);
  return emblem(design, at, r, { main: inks.dark, shade: inks.second, light: inks.paper, ground });
}

/** A wide empty field, one small sign with a long shadow, spare lettering. */
export function quiet(design: Design): string {
  const { rng, inks, canvas, words, face, type } = design;
  const [high, low] = rng.pick([
    [inks.light, mix(inks.accent, inks.light, 0.25)],
    [mix(inks.dark, inks.second, 0.3), mix(inks.accent, inks.dark, 0.25)],
    [inks.paper, inks.light],
    [inks.accent, mix(inks.accent, inks.dark, 0.4)],
    [inks.deep, mix(inks.dark, inks.accent, 0.45)],
  ] as const);
  const dark =
    high === inks.deep || (high !== inks.light && high !== inks.paper && high !== inks.accent);
  const titleTop = rng.chance(0.6);
  const at = {
    x: rng.pick([210, 300, 390, 300]),
    y: titleTop ? rng.between(560, 620) : rng.between(260, 330),
  };
  const r = rng.between(108, 146);
  const horizon = at.y + r * 0.86;
  const ground = mix(low, inks.deep, dark ? 0.45 : 0.22);
  const smallInk = inkOn(inks, ground, [inks.light, inks.deep]);
  const floor = awayFrom(smallInk, ground, 0.2, inks);
  const grounds = titleTop ? [high] : [ground, floor];
  const cast = titleTop ? 330 : Math.min(330, 545 - horizon);
  const lay = rng.pick([-1, 1]);
  const shadow = polygon([
    { x: at.x - r * 0.62, y: horizon },
    { x: at.x + r * 0.62, y: horizon },
    { x: at.x + r * 0.62 + lay * cast, y: horizon + cast },
    { x: at.x - r * 0.62 + lay * cast, y: horizon + cast },
  ]);
  const halo = rng.chance(0.5);
  const kit = rng.chance(0.5)
    ? { display: face('oswaldThin'), tracking: 0.16, capitals: true, gap: 0.5 }
    : { display: type.display };
  const text = column(design, {
    box: titleTop ? { x: 50, y: 92, w: 500, h: 270 } : { x: 50, y: 560, w: 500, h: 250 },
    align: rng.pick(['centre', 'left'] as const),
    hang: titleTop ? 'top' : 'bottom',
    order: rng.pick([
      ['title', 'native', 'credit'],
      ['credit', 'title', 'native'],
    ] as const),
    grounds,
    inks: !titleTop ? [smallInk] : dark ? [inks.light] : [inks.dark, inks.deep, inks.paper],
    shade: inks.accent,
    small: 15,
    maxSize: 128,
    kit: { ...kit, shape: 'even', finish: 'plain', warp: 'none' },
  });
  const small = {
    grounds: [ground, floor],
    inks: [smallInk],
    small: 13.5,
  };
  return (
    rect(
      { x: 0, y: 0, w: 600, h: horizon + 2 },
      canvas.linear([
        [high, 0],
        [high, 0.56],
        [low, 1],
      ]),
    ) +
    (halo
      ? circle({ x: at.x, y: at.y - r * 0.1 }, r * 1.7, mix(low, inks.light, 0.35), {
          opacity: 0.6,
        })
      : '') +
    rect(
      { x: 0, y: horizon, w: 600, h: 900 - horizon },
      canvas.linear([
        [ground, 0],
        [floor, 1],
      ]),
    ) +
    path(
      shadow,
      canvas.linear([
        [inks.deep, 0, 0.5],
        [inks.deep, 1, 0],
      ]),
    ) +
    sign(design, at, r, low, dark) +
    text.art +
    corner(design, words.year, { ...small, box: { x: 50, y: 852, w: 120, h: 14 }, align: 'left' }) +
    corner(design, words.languages, {
      ...small,
      box: { x: 250, y: 852, w: 300, h: 14 },
      align: 'right',
    }) +
    grain(design, dark ? inks.paper : inks.deep, 0.13)
  );
}
