import { column } from '../column.ts';
import { type Colour, mix } from '../colour.ts';
import type { Design } from '../design.ts';
import { circle, path, polygon, rect, ring, stroke, upTo } from '../draw.ts';
import { awayFrom, inkOn } from '../ink-choice.ts';
import { rays } from '../motifs/scenery.ts';
import { ball, floodlight, type Sport, sportOf, stadium } from '../props/sport-props.ts';
import { grain, halftone } from '../textures.ts';

export const sportFor = (design: Design): Sport =>
  sportOf([design.words.head, design.words.tail ?? '', design.words.genres ?? '']);

/** The name of one side, set as large as its place allows. */
export function sideName(
  design: Design,
  name: string,
  box: { x: number; y: number; w: number; h: number },
  grounds: readonly [Colour, ...Colour[]],
  wishes: readonly Colour[],
  align: 'left' | 'centre' | 'right',
): string {
  const { face, rng } = design;
  return column(design, {
    box,
    align,
    hang: 'middle',
    order: ['title'],
    head: name,
    grounds,
    inks: wishes,
    shade: mix(grounds[0], design.inks.deep, 0.5),
    small: 14,
    maxLines: 3,
    maxSize: 150,
    kit: {
      display: face(rng.fork('side').pick(['groteskItalic', 'bebas', 'oswald'] as const)),
      capitals: true,
      shape: 'even',
      warp: 'none',
      finish: 'plain',
      tracking: -0.01,
      gap: 0.18,
    },
  }).art;
}

/** The letter between two sides, in a disc. */
export function versusMark(
  design: Design,
  at: { x: number; y: number },
  r: number,
  fill: Colour,
  ink: Colour,
): string {
  const mark = column(design, {
    box: { x: at.x - r * 0.6, y: at.y - r * 0.6, w: r * 1.2, h: r * 1.2 },
    align: 'centre',
    hang: 'middle',
    order: ['title'],
    head: 'v',
    grounds: [fill],
    inks: [ink],
    shade: ink,
    small: 10,
    kit: {
      display: design.face('groteskItalic'),
      capitals: true,
      shape: 'even',
      warp: 'none',
      finish: 'plain',
    },
  });
  return circle(at, r + 8, ink) + circle(at, r, fill) + mark.art;
}

/** What is played, and where or for what. */
export function captions(
  design: Design,
  y: number,
  ground: Colour,
  inks: readonly Colour[],
): string {
  const { tail } = design.words;
  const more = tail === null ? design : { ...design, words: { ...design.words, genres: tail } };
  return column(more, {
    box: { x: 40, y, w: 520, h: 62 },
    align: 'centre',
    hang: 'middle',
    order: ['genres', 'credit'],
    grounds: [ground],
    inks,
    shade: ground,
    small: 16,
  }).art;
}

/** Two colours meet on a slant; each side has its name, the ball flies between. */
export function versus(design: Design): string {
  const { inks, canvas, rng, words } = design;
  const sides = words.sides;
  if (sides === null) return floodlit(design);
  const [one, two] = rng.pick([
    [inks.accent, inks.dark],
    [inks.dark, inks.second],
    [inks.second, inks.accent],
  ] as const);
  const slope = rng.pick([-1, 1]) * rng.between(70, 120);
  const middle = 420;
  const lower = polygon([
    { x: 0, y: middle + slope },
    { x: 600, y: middle - slope },
    { x: 600, y: 910 },
    { x: 0, y: 910 },
  ]);
  const texture = (ground: Colour, share: number): Colour =>
    awayFrom(inkOn(inks, ground), ground, share, inks);
  const lines = upTo(7).map(
    (i) => `M0 ${middle + slope + 60 + i * 70}L600 ${middle - slope + 60 + i * 70}`,
  );
  return (
    rect(canvas.whole, one) +
    rays({ x: 300, y: middle }, 900, 26, texture(one, 0.2), rng.between(0, 12), 0.8) +
    path(lower, two) +
    canvas.clipped(
      path(lower, '#000'),
      stroke(lines.join(''), texture(two, 0.16), 20) +
        halftone({ x: 0, y: 560, w: 600, h: 340 }, texture(two, 0.32), 20, 'down', 0.8),
    ) +
    stroke(`M-20 ${middle + slope + (slope > 0 ? 3 : -3)}L620 ${middle - slope}`, inks.paper, 9) +
    ball(
      design,
      sportFor(design),
      { x: slope > 0 ? 440 : 160, y: middle + 6 },
      92,
      inks.accent === one ? inks.second : inks.accent,
      inks.paper,
    ) +
    sideName(
      design,
      sides[0],
      { x: 44, y: 70, w: 512, h: 196 },
      [one],
      [inkOn(inks, one)],
      'left',
    ) +
    sideName(
      design,
      sides[1],
      { x: 44, y: 576, w: 512, h: 196 },
      [two],
      [inkOn(inks, two)],
      'right',
    ) +
    versusMark(
      design,
      { x: slope > 0 ? 190 : 410, y: middle + (slope > 0 ? slope * 0.37 : -slope * 0.37) },
      48,
      inks.paper,
      inks.deep,
    ) +
    rect({ x: 0, y: 806, w: 600, h: 94 }, inks.deep) +
    captions(design, 820, inks.deep, [inks.light]) +
    grain(design, inks.deep, 0.14)
  );
}

/** The field from above, a name at either end. */
export function field(design: Design): string {
  const { inks, canvas, words, rng } = design;
  const sides = words.sides;
  if (sides === null) return floodlit(design);
  const grass = rng.pick([
    mix(inks.accent, inks.dark, 0.3),
    inks.second,
    mix(inks.second, inks.dark, 0.35),
  ]);
  const sport = sportFor(design);
  const mown = upTo(9).map((i) =>
    rect({ x: 0, y: i * 100, w: 600, h: 50 }, mix(grass, inks.light, 0.1)),
  );
  const lineInk = inks.paper;
  const marks =
    sport === 'cricket'
      ? ring({ x: 300, y: 450 }, 286, lineInk, 6) +
        ring({ x: 300, y: 450 }, 190, lineInk, 2.5, { 'stroke-dasharray': '12 10' }) +
        rect({ x: 270, y: 350, w: 60, h: 200 }, mix(grass, inks.light, 0.6)) +
        stroke('M262 376H338M262 524H338', lineInk, 4)
      : stroke('M36 36H564V864H36ZM36 450H564M180 36V150H420V36M180 864V750H420V864', lineInk, 5) +
        ring({ x: 300, y: 450 }, 96, lineInk, 5);
  const plates = [
    { y: 90, colour: inks.deep, ink: inks.light },
    { y: 640, colour: inks.paper, ink: inks.deep },
  ] as const;
  return (
    rect(canvas.whole, grass) +
    mown.join('') +
    marks +
    plates.map(({ y, colour }) => rect({ x: 30, y, w: 540, h: 170 }, colour)).join('') +
    sideName(
      design,
      sides[0],
      { x: 52, y: 106, w: 496, h: 138 },
      [inks.deep],
      [inks.light],
      'centre',
    ) +
    sideName(
      design,
      sides[1],
      { x: 52, y: 656, w: 496, h: 138 },
      [inks.paper],
      [inks.deep],
      'centre',
    ) +
    ball(design, sport, { x: 300, y: 450 }, 112, inks.accent, inks.paper) +
    versusMark(design, { x: 460, y: 450 }, 44, inks.paper, inks.deep) +
    rect({ x: 0, y: 830, w: 600, h: 70 }, inks.deep) +
    captions(design, 832, inks.deep, [inks.light]) +
    grain(design, inks.deep, 0.14)
  );
}

/** The ground by night under its lamps. */
export function floodlit(design: Design): string {
  const { inks, canvas, rng } = design;
  const veil = inks.deep;
  const text = column(design, {
    box: { x: 40, y: 560, w: 520, h: 290 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'bottom',
    order: ['genres', 'title', 'credit'],
    grounds: [veil, mix(veil, inks.accent, 0.12)],
    inks: [inks.paper, inks.light],
    smallInks: [inks.light],
    shade: inks.accent,
    small: 17,
  });
  const reach = text.box.y;
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0],
        [mix(inks.dark, inks.accent, 0.5), 0.36],
        [mix(inks.accent, inks.light, 0.3), 0.6],
      ]),
    ) +
    stadium(design, 330, mix(inks.second, inks.dark, 0.2), mix(inks.accent, inks.dark, 0.4)) +
    floodlight(design, 96, 130, 400, 1.15, veil, inks.paper) +
    floodlight(design, 504, 130, 400, 1.15, veil, inks.paper) +
    ball(
      design,
      sportFor(design),
      { x: rng.between(240, 360), y: 214 },
      104,
      mix(inks.accent, inks.second, 0.3),
      inks.paper,
    ) +
    rect(
      { x: 0, y: reach - 130, w: 600, h: 900 - reach + 130 },
      canvas.linear([
        [veil, 0, 0],
        [veil, 120 / (1030 - reach), 0.9],
        [veil, 1],
      ]),
    ) +
    text.art +
    grain(design, inks.paper, 0.14)
  );
}
