import { column, corner } from '../column.ts';
import { type Design, emblem } from '../design.ts';
import { circle, path, rect, stroke, upTo } from '../draw.ts';
import { grain } from '../textures.ts';

/** A grid, flat colour, one huge cropped sign and big ranged-left type. */
export function swiss(design: Design): string {
  const { rng, inks, canvas, words, face } = design;
  const inverted = rng.chance(0.35);
  const ground = inverted ? rng.pick([inks.accent, inks.dark]) : rng.pick([inks.paper, inks.light]);
  const dark = ground === inks.dark;
  const ink = dark ? inks.paper : inks.deep;
  const titleTop = rng.chance(0.6);
  const side = rng.pick([-1, 1]);
  const at = {
    x: 300 + side * rng.between(60, 150),
    y: titleTop ? rng.between(590, 640) : rng.between(270, 320),
  };
  const radius = rng.between(250, 300);
  const plate = dark
    ? inks.accent
    : ground === inks.accent
      ? inks.light
      : rng.pick([inks.accent, inks.second, inks.light === ground ? inks.accent : inks.light]);
  const plateKind = rng.pick(['disc', 'block', 'stripes', 'none'] as const);
  const backing =
    plateKind === 'disc'
      ? circle(at, radius * 1.02, plate)
      : plateKind === 'block'
        ? rect(
            { x: side > 0 ? 190 : 0, y: titleTop ? 330 : 0, w: 410, h: titleTop ? 570 : 540 },
            plate,
          )
        : plateKind === 'stripes'
          ? path(
              upTo(9)
                .map((i) => `M0 ${(titleTop ? 345 : 10) + i * 62}h600v${31 - i}h-600z`)
                .join(''),
              plate,
              { opacity: 0.9 },
            )
          : '';
  const sign = emblem(
    design,
    at,
    radius * 0.86,
    {
      main: dark ? inks.light : inks.dark,
      shade: plate === inks.accent ? inks.second : inks.accent,
      light: inks.paper,
      ground: plateKind === 'none' ? ground : plate,
    },
    rng.between(-12, 12),
  );
  const clear = titleTop ? { x: 0, y: 0, w: 600, h: 330 } : { x: 0, y: 556, w: 600, h: 344 };
  const text = column(design, {
    box: titleTop ? { x: 36, y: 76, w: 528, h: 236 } : { x: 36, y: 576, w: 528, h: 240 },
    align: 'left',
    hang: titleTop ? 'top' : 'bottom',
    order: ['title', 'native'],
    grounds: [ground],
    inks: [ink],
    shade: inks.accent,
    small: 17,
    kit: {
      display: face(rng.pick(['grotesk', 'oswald', 'bebas'] as const)),
      finish: 'plain',
      warp: 'none',
      shape: 'even',
      tracking: -0.01,
      gap: 0.16,
    },
  });
  const small = { grounds: [ground], inks: [ink], small: 14 };
  const line = stroke('M36 54H564M36 850H564', ink, 3);
  return (
    rect(canvas.whole, ground) +
    canvas.clipped(rect(canvas.whole, '#000'), backing + sign) +
    rect(clear, ground) +
    rect({ x: 0, y: 0, w: 600, h: 56 }, ground) +
    rect({ x: 0, y: 836, w: 600, h: 64 }, ground) +
    line +
    corner(design, words.year, { ...small, box: { x: 36, y: 30, w: 90, h: 14 }, align: 'left' }) +
    corner(design, words.genres, {
      ...small,
      box: { x: 264, y: 30, w: 300, h: 14 },
      align: 'right',
    }) +
    corner(design, words.credit, {
      ...small,
      box: { x: 36, y: 862, w: 320, h: 14 },
      align: 'left',
    }) +
    corner(design, words.languages, {
      ...small,
      box: { x: 380, y: 862, w: 184, h: 14 },
      align: 'right',
    }) +
    text.art +
    grain(design, dark ? inks.paper : inks.dark, 0.08)
  );
}
