import { column, corner } from '../column.ts';
import type { Colour } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { circle, path, rect, stroke, upTo, type Point } from '../draw.ts';
import { grain } from '../textures.ts';

const PLATES = ['disc', 'block', 'stripes', 'none'] as const;

type Plate = { at: Point; radius: number; plate: Colour; right: boolean; titleTop: boolean };

/** The flat shape behind the sign. */
function plateArt(kind: (typeof PLATES)[number], wish: Plate): string {
  const { at, radius, plate, right, titleTop } = wish;
  switch (kind) {
    case 'none':
      return '';
    case 'disc':
      return circle(at, radius * 1.02, plate);
    case 'block': {
      const [y, h] = titleTop ? [330, 570] : [0, 540];
      return rect({ x: right ? 190 : 0, y, w: 410, h }, plate);
    }
    case 'stripes': {
      const bars = upTo(9).map((i) => `M0 ${(titleTop ? 345 : 10) + i * 62}h600v${31 - i}h-600z`);
      return path(bars.join(''), plate, { opacity: 0.9 });
    }
  }
}

/** The small type in the four corners. */
function edges(design: Design, ground: Colour, ink: Colour): string {
  const { words } = design;
  const put = (
    text: string | null,
    x: number,
    y: number,
    w: number,
    align: 'left' | 'right',
  ): string =>
    corner(design, text, {
      box: { x, y, w, h: 14 },
      align,
      grounds: [ground],
      inks: [ink],
      small: 14,
    });
  return (
    put(words.year, 36, 30, 90, 'left') +
    put(words.genres, 264, 30, 300, 'right') +
    put(words.credit, 36, 862, 320, 'left') +
    put(words.languages, 380, 862, 184, 'right')
  );
}

/** A grid, flat colour, one huge cropped sign and big ranged-left type. */
export function swiss(design: Design): string {
  const { rng, inks, canvas, face } = design;
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
  const plateKind = rng.pick(PLATES);
  const backing = plateArt(plateKind, { at, radius, plate, right: side > 0, titleTop });
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
  const line = stroke('M36 54H564M36 850H564', ink, 3);
  return (
    rect(canvas.whole, ground) +
    canvas.clipped(rect(canvas.whole, '#000'), backing + sign) +
    rect(clear, ground) +
    rect({ x: 0, y: 0, w: 600, h: 56 }, ground) +
    rect({ x: 0, y: 836, w: 600, h: 64 }, ground) +
    line +
    edges(design, ground, ink) +
    text.art +
    grain(design, dark ? inks.paper : inks.dark, 0.08)
  );
}
