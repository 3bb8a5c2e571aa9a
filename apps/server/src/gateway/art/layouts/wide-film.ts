import { column } from '../column.ts';
import { type Colour, mix } from '../colour.ts';
import { type Design, emblem, scene, stencil } from '../design.ts';
import { type Box, circle, n, path, polygon, rect, ring, stroke, upTo } from '../draw.ts';
import { inkOn, quietTint } from '../ink-choice.ts';
import { rays } from '../motifs/scenery.ts';
import { grain, halftone, halftoneDisc, scrim } from '../textures.ts';
import type { Mood } from '../tints.ts';

/** Lettering keeps inside this part, which survives a crop of the banner to 16:9. */
export const WIDE_TEXT: Box = { x: 190, y: 84, w: 600, h: 532 };

const MOODS = ['night', 'blaze', 'dusk', 'night'] as const satisfies readonly Mood[];

type Side = {
  grounds: readonly Colour[];
  inks: readonly Colour[];
  smallInks?: readonly Colour[];
  shade: Colour;
};

/** The column of lettering on the left of a banner. */
export function wideText(
  design: Design,
  side: Side,
  box: Box = WIDE_TEXT,
  align: 'left' | 'centre' = 'left',
): string {
  const { rng, type } = design;
  const order = rng.fork('order').pick([
    ['credit', 'title', 'native', 'facts'],
    ['title', 'native', 'rule', 'credit', 'facts'],
    ['genres', 'title', 'credit', 'facts'],
  ] as const);
  const warp =
    type.warp === 'rise' || type.warp === 'slant' || type.warp === 'none' ? type.warp : 'none';
  return column(design, {
    box,
    align,
    hang: 'middle',
    order,
    ...side,
    small: 22,
    maxSize: 230,
    maxLines: 4,
    kit: { warp },
  }).art;
}

/** Scenery from edge to edge, darkened on the left for the name. */
export function wideVista(design: Design): string {
  const { canvas, inks, rng } = design;
  const veil = scrim(design, 'left', 700, inks.deep, inks.light, 420);
  return (
    scene(design, {
      box: canvas.whole,
      focus: { x: rng.between(1060, 1140), y: rng.between(290, 330) },
      reach: rng.between(200, 240),
      mood: rng.pick(MOODS),
    }) +
    veil.art +
    wideText(design, {
      grounds: veil.grounds,
      inks: [inks.paper, inks.light],
      smallInks: [inks.light],
      shade: inks.accent,
    }) +
    grain(design, inks.paper, 0.14)
  );
}

/** The line along which a panel ends, from top to bottom. */
function panelEdge(kind: 'slant' | 'arc' | 'steps' | 'torn', by: number, design: Design): string {
  const jag = design.rng.fork('edge');
  switch (kind) {
    case 'slant':
      return `M-10 -10H${960 + by}L${790 + by} 710H-10Z`;
    case 'arc':
      return `M-10 -10H${800 + by}Q${1010 + by} 350 ${800 + by} 710H-10Z`;
    case 'steps':
      return `M-10 -10H${960 + by}V175H${905 + by}V350H${850 + by}V525H${795 + by}V710H-10Z`;
    case 'torn':
      return polygon([
        { x: -10, y: -10 },
        ...upTo(15).map((i) => ({ x: 870 + by + jag.between(-26, 26), y: -10 + i * 51.5 })),
        { x: -10, y: 710 },
      ]);
  }
}

/** A flat panel with a shaped edge on the left, the scene on the right. */
export function widePanel(design: Design): string {
  const { inks, rng } = design;
  const kind = rng.pick(['slant', 'arc', 'steps', 'torn'] as const);
  const [panel, edge, ink] = rng.pick([
    [inks.deep, inks.accent, inks.light],
    [inks.paper, inks.accent, inks.deep],
    [inks.accent, inks.deep, inks.deep],
    [inks.dark, inks.second, inks.paper],
    [inks.light, inks.dark, inks.deep],
  ] as const);
  return (
    scene(design, {
      box: { x: 700, y: 0, w: 900, h: 700 },
      focus: { x: 1190, y: 320 },
      reach: rng.between(200, 235),
      mood: rng.pick([...MOODS, 'day']),
    }) +
    path(panelEdge(kind, 34, design), edge) +
    path(panelEdge(kind, 14, design), inks.paper, { opacity: 0.9 }) +
    path(panelEdge(kind, 0, design), panel) +
    wideText(design, { grounds: [panel], inks: [ink], shade: edge }, { ...WIDE_TEXT, w: 560 }) +
    grain(design, panel === inks.deep || panel === inks.dark ? inks.paper : inks.deep, 0.12)
  );
}

/** A huge sign in two inks, cropped, on paper. */
export function widePrint(design: Design): string {
  const { canvas, inks, rng } = design;
  const [ground, one, two] = rng.pick([
    [inks.paper, inks.accent, inks.dark],
    [inks.light, inks.second, inks.dark],
    [inks.accent, inks.light, inks.deep],
    [inks.deep, inks.accent, inks.light],
  ] as const);
  const at = { x: 1140, y: 350 };
  const dots = rng.chance(0.5)
    ? halftoneDisc({ x: at.x + 40, y: at.y - 20 }, 330, mix(ground, one, 0.75), 22)
    : circle(at, 318, mix(ground, one, 0.8)) + ring(at, 340, one, 4);
  const dark = ground === inks.deep;
  const ink = inkOn(inks, ground, [two]);
  const texture = quietTint(ground, one, 0.22, ink);
  return (
    rect(canvas.whole, ground) +
    (rng.chance(0.5) ? halftone({ x: 0, y: 400, w: 1600, h: 300 }, texture, 24, 'down', 0.8) : '') +
    dots +
    stencil(design, { x: at.x + 12, y: at.y + 10 }, 265, mix(one, two, 0.3), ground) +
    emblem(design, at, 265, {
      main: two,
      shade: dark ? mix(one, ground, 0.4) : mix(two, one, 0.5),
      light: dark ? inks.paper : mix(ground, inks.paper, 0.7),
      ground,
    }) +
    (rng.chance(0.5)
      ? rect({ x: 0, y: 0, w: 1600, h: 16 }, one) + rect({ x: 0, y: 684, w: 1600, h: 16 }, one)
      : '') +
    wideText(design, {
      grounds: [ground, texture],
      inks: [ink],
      shade: one,
    }) +
    grain(design, dark ? inks.paper : inks.deep, 0.12)
  );
}

/** Three arches that look out on one scene. */
export function wideArcade(design: Design): string {
  const { canvas, inks, rng } = design;
  const wall = rng.pick([inks.paper, inks.light, inks.deep, inks.dark]);
  const dark = wall === inks.deep || wall === inks.dark;
  const line = dark ? inks.light : inks.dark;
  const tall = rng.chance(0.5);
  const w = 176;
  const arch = (i: number, by: number): string => {
    const x = 862 + i * 206;
    const top = tall ? ([150, 80, 150][i] ?? 80) : 92;
    const r = w / 2 + by;
    return `M${n(x - by)} ${n(612 + by)}V${n(top + w / 2)}A${n(r)} ${n(r)} 0 0 1 ${n(x + w + by)} ${n(top + w / 2)}V${n(612 + by)}Z`;
  };
  const all = (by: number): string =>
    upTo(3)
      .map((i) => arch(i, by))
      .join('');
  return (
    rect(canvas.whole, wall) +
    scene(
      design,
      {
        box: { x: 850, y: 60, w: 640, h: 570 },
        focus: { x: 1156, y: 310 },
        reach: 190,
        mood: rng.pick([...MOODS, 'day']),
      },
      path(all(0), '#000'),
    ) +
    stroke(all(9), line, 2.5) +
    rect({ x: 836, y: 634, w: 640, h: 8 }, line) +
    rect({ x: 0, y: 634, w: 836, h: 2.5 }, line) +
    rect({ x: 1476, y: 634, w: 124, h: 2.5 }, line) +
    wideText(
      design,
      {
        grounds: [wall],
        inks: dark ? [inks.light] : [inks.dark],
        shade: dark ? inks.second : inks.accent,
      },
      { ...WIDE_TEXT, h: 510 },
    ) +
    grain(design, dark ? inks.paper : inks.deep, 0.12)
  );
}

/** The sign at the middle of light, the name centred below it. */
export function wideCentre(design: Design): string {
  const { canvas, inks, rng } = design;
  const ground = rng.pick([inks.deep, inks.dark]);
  const gold = mix(inks.accent, inks.light, 0.4);
  const at = { x: 800, y: 214 };
  const kind = rng.pick(['rays', 'discs', 'columns'] as const);
  const around =
    kind === 'rays'
      ? rays(at, 1200, rng.int(28, 44), mix(ground, inks.accent, 0.32))
      : kind === 'discs'
        ? upTo(9)
            .map((i) =>
              circle(
                at,
                900 - i * 92,
                mix(ground, i % 2 === 0 ? inks.accent : inks.second, 0.1 + i * 0.05),
              ),
            )
            .join('')
        : stroke(
            upTo(41)
              .map((i) => `M${i * 40} ${n(60 + Math.abs(i - 20) * 22)}V700`)
              .join(''),
            mix(ground, inks.accent, 0.45),
            12,
          );
  const text = column(design, {
    box: { x: 330, y: 408, w: 940, h: 230 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'native', 'facts'],
    grounds: [ground],
    inks: [inks.light, gold],
    shade: inks.accent,
    small: 22,
    maxLines: 2,
    kit: { warp: 'none' },
  });
  return (
    rect(canvas.whole, ground) +
    around +
    rect({ x: 0, y: 390, w: 1600, h: 310 }, ground) +
    stroke('M0 390H640M960 390H1600M0 400H660M940 400H1600', gold, 2.5) +
    circle(at, 200, ground) +
    ring(at, 196, gold, 4) +
    ring(at, 186, gold, 1.5) +
    emblem(design, at, 148, { main: gold, shade: inks.accent, light: inks.paper, ground }) +
    text.art +
    grain(design, inks.paper, 0.12)
  );
}

/** One scene through slanting slats, by turns in two lights. */
export function wideStrips(design: Design): string {
  const { canvas, inks, rng } = design;
  const mat = rng.pick([inks.deep, inks.paper]);
  const dark = mat === inks.deep;
  const [one, two] = rng.pick<readonly [Mood, Mood]>([
    ['blaze', 'night'],
    ['dusk', 'day'],
    ['night', 'blaze'],
  ]);
  const slats = (odd: number): string =>
    upTo(8)
      .filter((i) => i % 2 === odd)
      .map((i) => `M${900 + i * 98} -10H${984 + i * 98}L${824 + i * 98} 710H${740 + i * 98}Z`)
      .join('');
  const wish = { box: { x: 720, y: 0, w: 900, h: 700 }, focus: { x: 1190, y: 320 }, reach: 220 };
  return (
    rect(canvas.whole, mat) +
    scene(design, { ...wish, mood: one }, path(slats(0), '#000')) +
    scene(design, { ...wish, mood: two }, path(slats(1), '#000')) +
    wideText(
      design,
      { grounds: [mat], inks: dark ? [inks.light] : [inks.dark], shade: inks.accent },
      { ...WIDE_TEXT, w: 530 },
    ) +
    grain(design, dark ? inks.paper : inks.deep, 0.12)
  );
}

/** The name from edge to edge over the sign in the colour of the ground. */
export function wideMonument(design: Design): string {
  const { canvas, inks, rng, face, type } = design;
  const [ground, tint, wish] = rng.pick([
    [inks.deep, inks.accent, inks.light],
    [inks.accent, inks.light, inks.deep],
    [inks.light, inks.accent, inks.deep],
    [inks.dark, inks.second, inks.paper],
  ] as const);
  const ink = inkOn(inks, ground, [wish]);
  const ghost = quietTint(ground, tint, 0.42, ink);
  const text = column(design, {
    box: { x: 190, y: 60, w: 1220, h: 580 },
    align: 'centre',
    hang: 'middle',
    order: ['credit', 'title', 'facts'],
    grounds: [ground, ghost],
    inks: [ink],
    shade: ground === inks.accent ? inks.paper : inks.accent,
    small: 22,
    maxLines: 3,
    kit: {
      display: type.display.name === 'oswaldThin' ? face('oswald') : type.display,
      capitals: true,
      warp: 'none',
      finish: rng.pick(['plain', 'drop', 'inline'] as const),
      gap: 0.13,
    },
  });
  return (
    rect(canvas.whole, ground) +
    stencil(
      design,
      { x: 800 + rng.between(-120, 120), y: 350 },
      rng.between(420, 520),
      ghost,
      ground,
      rng.between(-12, 12),
    ) +
    text.art +
    grain(design, ground === inks.light || ground === inks.accent ? inks.deep : inks.paper, 0.12)
  );
}
