import { column, corner } from '../column.ts';
import { type Colour, mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import {
  circle,
  ellipse,
  n,
  path,
  polar,
  polygon,
  rect,
  ring,
  starPoints,
  stroke,
  upTo,
} from '../draw.ts';
import { rays } from '../motifs/scenery.ts';
import { grain } from '../textures.ts';

type Edge = 'scooped' | 'rounded' | 'clipped';

/** The label's outline, `by` inside the edge of the poster. */
function outline(kind: Edge, by: number, r: number): string {
  const [l, t, right, b] = [by, by, 600 - by, 900 - by];
  const bend = (to: string, sweep: 0 | 1): string =>
    kind === 'clipped' ? `L${to}` : `A${r} ${r} 0 0 ${sweep} ${to}`;
  const s = kind === 'rounded' ? 1 : 0;
  return `M${l + r} ${t}H${right - r}${bend(`${right} ${t + r}`, s)}V${b - r}${bend(`${right - r} ${b}`, s)}H${l + r}${bend(`${l} ${b - r}`, s)}V${t + r}${bend(`${l + r} ${t}`, s)}Z`;
}

/** A ribbon with folded tails across the label. */
function ribbon(y: number, h: number, face: Colour, fold: Colour): string {
  const sag = 14;
  return (
    path(
      `M22 ${n(y + 22)}L100 ${n(y + 22)}V${n(y + h + 22)}L22 ${n(y + h + 22)}L48 ${n(y + h / 2 + 22)}Z`,
      fold,
    ) +
    path(
      `M578 ${n(y + 22)}L500 ${n(y + 22)}V${n(y + h + 22)}L578 ${n(y + h + 22)}L552 ${n(y + h / 2 + 22)}Z`,
      fold,
    ) +
    path(
      `M62 ${n(y)}Q300 ${n(y - sag)} 538 ${n(y)}V${n(y + h)}Q300 ${n(y + h - sag)} 62 ${n(y + h)}Z`,
      face,
    )
  );
}

/** What carries the name: a ribbon, a bar from edge to edge, or a scroll-ended plate. */
function carrier(
  kind: 'ribbon' | 'bar' | 'plate',
  band: Colour,
  edge: Colour,
  fold: Colour,
): string {
  if (kind === 'ribbon') return ribbon(576, 160, band, fold);
  if (kind === 'bar')
    return (
      rect({ x: 0, y: 572, w: 600, h: 166 }, edge) + rect({ x: 0, y: 582, w: 600, h: 146 }, band)
    );
  const plate = (by: number): string =>
    `M${76 - by} ${580 - by}H${524 + by}Q${540 + by} 654 ${524 + by} ${728 + by}H${76 - by}Q${60 - by} 654 ${76 - by} ${580 - by}Z`;
  return path(plate(10), edge) + path(plate(0), band);
}

type Medal = {
  at: { x: number; y: number };
  disc: Colour;
  border: Colour;
  beam: Colour;
  accent: Colour;
};

/** The frame of the sign: a flower, a burst, an arch or an oval. */
function medallion(
  kind: 'flower' | 'burst' | 'arch' | 'oval',
  { at, disc, border, beam, accent }: Medal,
): string {
  switch (kind) {
    case 'flower': {
      const petals = upTo(28).map((i) =>
        circle(polar(at, 206, (i * 360) / 28), 17, i % 2 === 0 ? border : beam),
      );
      return petals.join('') + circle(at, 204, disc) + ring(at, 190, border, 3);
    }
    case 'burst':
      return (
        path(polygon(starPoints(at, 234, 200, 30)), border) +
        path(polygon(starPoints(at, 220, 188, 30)), disc) +
        ring(at, 172, accent, 3)
      );
    case 'arch': {
      const arch = (by: number): string =>
        `M${110 - by} ${548 + by}V320A${190 + by} ${190 + by} 0 0 1 ${490 + by} 320V${548 + by}Z`;
      return path(arch(12), border) + path(arch(0), disc) + stroke(arch(-12), border, 2.5);
    }
    case 'oval': {
      const beads = upTo(44).map((i) => {
        const a = (i * Math.PI * 2) / 44;
        return circle(
          { x: at.x + Math.cos(a) * 212, y: at.y + Math.sin(a) * 226 },
          7,
          i % 2 === 0 ? border : beam,
        );
      });
      return ellipse(at, 204, 218, border) + ellipse(at, 194, 208, disc) + beads.join('');
    }
  }
}

/** The year on a small plate at the top. */
function yearPlate(design: Design, plate: Colour, ink: Colour): string {
  const { words, inks } = design;
  if (words.year === '') return '';
  const year = corner(design, words.year, {
    box: { x: 230, y: 65, w: 140, h: 18 },
    align: 'centre',
    grounds: [plate],
    inks: [ink, inks.paper, inks.deep],
    small: 17,
  });
  return rect({ x: 252, y: 56, w: 96, h: 32 }, plate, { rx: 16 }) + year;
}

/** A matchbox label: bright flat inks, ornate border, the sign in a medallion, the name below it. */
export function matchbox(design: Design): string {
  const { rng, inks, canvas, face } = design;
  const [field, beam, border, band] = rng.pick([
    [inks.accent, mix(inks.accent, inks.light, 0.55), inks.dark, inks.paper],
    [inks.light, inks.paper, inks.accent, inks.dark],
    [inks.second, mix(inks.second, inks.light, 0.5), inks.deep, inks.light],
    [inks.dark, mix(inks.dark, inks.accent, 0.45), inks.accent, inks.paper],
  ] as const);
  const edge = rng.pick(['scooped', 'rounded', 'clipped'] as const);
  const disc = field === inks.light ? inks.accent : inks.light;
  const at = { x: 300, y: 330 };
  const label = path(outline(edge, 34, 58), '#000');
  const rayed = rng.chance(0.65);
  const text = column(design, {
    box: { x: 84, y: 594, w: 432, h: 124 },
    align: 'centre',
    hang: 'middle',
    order: ['title'],
    grounds: [band],
    inks: [band === inks.dark ? inks.light : inks.deep],
    shade: inks.accent,
    small: 14,
    kit: {
      display: face(rng.pick(['rozha', 'bebas', 'righteous', 'limelight', 'grotesk'] as const)),
      warp: 'none',
      finish: 'plain',
      shape: 'even',
    },
  });
  const foot = column(design, {
    box: { x: 110, y: 764, w: 380, h: 82 },
    align: 'centre',
    hang: 'middle',
    order: ['native', 'credit'],
    grounds: [field],
    inks: [border, inks.deep, inks.paper],
    shade: border,
    small: 15,
  });
  const star = (x: number): string => path(polygon(starPoints({ x, y: 126 }, 24, 10, 5)), border);
  const stripes = upTo(9).map((i) =>
    rect({ x: 34 + i * 62, y: 0, w: 31, h: 900 }, beam, { opacity: 0.55 }),
  );
  const pattern = rayed ? rays(at, 800, rng.pick([16, 20, 24]), beam) : stripes.join('');
  return (
    rect(canvas.whole, border) +
    rect({ x: 12, y: 12, w: 576, h: 876 }, 'none', { stroke: band, 'stroke-width': 3 }) +
    canvas.clipped(
      label,
      rect(canvas.whole, field) +
        canvas.clipped(rect({ x: 0, y: 0, w: 600, h: 740 }, '#000'), pattern),
    ) +
    stroke(outline(edge, 34, 58), band, 5) +
    stroke(outline(edge, 44, 54), border, 2) +
    medallion(rng.pick(['flower', 'burst', 'arch', 'oval'] as const), {
      at,
      disc,
      border,
      beam,
      accent: inks.accent,
    }) +
    emblem(design, at, 148, {
      main: inks.dark,
      shade: disc === inks.accent ? inks.second : inks.accent,
      light: inks.paper,
      ground: disc,
    }) +
    rect({ x: 47, y: 740, w: 506, h: 4 }, border) +
    star(108) +
    star(492) +
    carrier(
      rng.pick(['ribbon', 'bar', 'plate'] as const),
      band,
      border,
      mix(band, inks.dark, 0.35),
    ) +
    yearPlate(design, border, band) +
    text.art +
    foot.art +
    grain(design, inks.deep, 0.14)
  );
}
