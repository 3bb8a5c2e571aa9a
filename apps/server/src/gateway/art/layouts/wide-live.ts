import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { circle, ellipse, path, polygon, rect, stroke, upTo } from '../draw.ts';
import { awayFrom, inkOn } from '../ink-choice.ts';
import { dots, rays, scatter } from '../motifs/scenery.ts';
import { beams, confetti, crowd, spheres } from '../props/concert-props.ts';
import { ball, floodlight } from '../props/sport-props.ts';
import { grain, halftone } from '../textures.ts';
import { sideName, sportFor, versusMark } from './match.ts';
import { wideText } from './wide-film.ts';

/** Worlds on rings of light to the right, the crowd along the foot. */
export function wideSpheres(design: Design): string {
  const { canvas, inks, rng } = design;
  const veil = inks.deep;
  const at = { x: 1130, y: 270 };
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0],
        [mix(inks.dark, inks.second, 0.4), 0.4],
        [mix(inks.accent, inks.dark, 0.4), 0.85],
      ]),
    ) +
    dots(scatter(rng.fork('sky'), 220, 0, 0, 1600, 560), 2.2, inks.paper, 0.7) +
    circle(
      at,
      460,
      canvas.radial([
        [inks.light, 0, 0.5],
        [inks.accent, 0.4, 0.3],
        [inks.accent, 1, 0],
      ]),
    ) +
    spheres(design, at, 330) +
    confetti(design, 20, 500, 60) +
    crowd(design, 470, 740, [
      mix(inks.dark, inks.accent, 0.34),
      mix(inks.deep, inks.accent, 0.16),
      veil,
    ]) +
    rect(
      canvas.whole,
      canvas.linear(
        [
          [veil, 0, 0.96],
          [veil, 0.46, 0.86],
          [veil, 0.7, 0],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    wideText(design, {
      grounds: [veil, mix(veil, inks.light, 0.14)],
      inks: [inks.paper],
      smallInks: [inks.light],
      shade: inks.accent,
    }) +
    grain(design, inks.paper, 0.14)
  );
}

/** Beams over a stage to the right. */
export function wideBeams(design: Design): string {
  const { canvas, inks } = design;
  const veil = inks.deep;
  const at = { x: 1130, y: 300 };
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0],
        [mix(inks.dark, inks.accent, 0.5), 0.7],
        [inks.accent, 1],
      ]),
    ) +
    circle(
      at,
      236,
      canvas.radial([
        [mix(inks.accent, inks.light, 0.6), 0.2],
        [inks.accent, 0.7],
        [mix(inks.accent, inks.deep, 0.5), 1],
      ]),
    ) +
    emblem(design, at, 164, {
      main: inks.deep,
      shade: mix(inks.dark, inks.accent, 0.3),
      light: inks.paper,
      ground: inks.accent,
    }) +
    beams(
      design,
      upTo(11).map((i) => ({ x: 640 + i * 92, y: 26 })),
      640,
      [inks.light, inks.second, inks.accent],
    ) +
    rect({ x: 560, y: 16, w: 1040, h: 14 }, mix(veil, inks.light, 0.16)) +
    confetti(design, 40, 520, 60) +
    crowd(design, 460, 740, [
      mix(inks.dark, inks.accent, 0.4),
      mix(inks.deep, inks.accent, 0.2),
      veil,
    ]) +
    rect(
      canvas.whole,
      canvas.linear(
        [
          [veil, 0, 0.97],
          [veil, 0.47, 0.86],
          [veil, 0.68, 0],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    wideText(design, {
      grounds: [veil, mix(veil, inks.light, 0.14)],
      inks: [inks.paper],
      smallInks: [inks.light],
      shade: inks.second,
    }) +
    grain(design, inks.paper, 0.14)
  );
}

/** Two colours on a slant, a name on each, the ball where they meet. */
export function wideVersus(design: Design): string {
  const { canvas, inks, rng, words } = design;
  if (words.sides === null) return wideFloodlit(design);
  const [one, two] = rng.pick([
    [inks.accent, inks.dark],
    [inks.dark, inks.second],
    [inks.second, inks.accent],
  ] as const);
  const right = polygon([
    { x: 920, y: -10 },
    { x: 1610, y: -10 },
    { x: 1610, y: 710 },
    { x: 680, y: 710 },
  ]);
  const texture = (ground: string, share: number): string =>
    awayFrom(inkOn(inks, ground), ground, share, inks);
  const { tail } = words;
  const more = tail === null ? design : { ...design, words: { ...words, genres: tail } };
  const foot = column(more, {
    box: { x: 190, y: 616, w: 1220, h: 66 },
    align: 'centre',
    hang: 'middle',
    order: ['genres', 'credit'],
    grounds: [inks.deep],
    inks: [inks.light],
    shade: inks.deep,
    small: 20,
  });
  return (
    rect(canvas.whole, one) +
    rays({ x: 800, y: 320 }, 1300, 36, texture(one, 0.18), rng.between(0, 9), 0.8) +
    path(right, two) +
    canvas.clipped(
      path(right, '#000'),
      halftone({ x: 640, y: 200, w: 960, h: 500 }, texture(two, 0.4), 26, 'down', 0.8),
    ) +
    stroke('M923 -20L677 720', inks.paper, 12) +
    sideName(
      design,
      words.sides[0],
      { x: 170, y: 130, w: 460, h: 360 },
      [one],
      [inkOn(inks, one)],
      'centre',
    ) +
    sideName(
      design,
      words.sides[1],
      { x: 970, y: 130, w: 460, h: 360 },
      [two],
      [inkOn(inks, two)],
      'centre',
    ) +
    ball(
      design,
      sportFor(design),
      { x: 800, y: 250 },
      148,
      inks.accent === one ? inks.second : inks.accent,
      inks.paper,
    ) +
    versusMark(design, { x: 772, y: 478 }, 60, inks.paper, inks.deep) +
    rect({ x: 0, y: 598, w: 1600, h: 102 }, inks.deep) +
    foot.art +
    grain(design, inks.deep, 0.12)
  );
}

/** The ground by night, lamps on the right. */
export function wideFloodlit(design: Design): string {
  const { canvas, inks } = design;
  const veil = inks.deep;
  const grass = mix(inks.second, inks.dark, 0.2);
  const mown = upTo(12).map((i) =>
    path(
      `M${600 + i * 100} 440H${650 + i * 100}L${580 + (i - 3) * 190} 700H${485 + (i - 3) * 190}Z`,
      mix(grass, inks.light, 0.12),
    ),
  );
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0],
        [mix(inks.dark, inks.accent, 0.5), 0.5],
        [mix(inks.accent, inks.light, 0.2), 0.66],
      ]),
    ) +
    ellipse({ x: 1100, y: 470 }, 1000, 130, mix(inks.accent, inks.dark, 0.6)) +
    dots(scatter(design.rng.fork('fans'), 260, 500, 372, 1100, 64), 3, inks.light, 0.8) +
    rect({ x: 0, y: 440, w: 1600, h: 260 }, grass) +
    mown.join('') +
    floodlight(design, 900, 120, 440, 1.4, veil, inks.paper) +
    floodlight(design, 1440, 120, 440, 1.4, veil, inks.paper) +
    ball(
      design,
      sportFor(design),
      { x: 1170, y: 300 },
      150,
      mix(inks.accent, inks.second, 0.3),
      inks.paper,
    ) +
    rect(
      canvas.whole,
      canvas.linear(
        [
          [veil, 0, 0.97],
          [veil, 0.47, 0.87],
          [veil, 0.66, 0],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    wideText(design, {
      grounds: [veil, mix(veil, inks.light, 0.14)],
      inks: [inks.paper],
      smallInks: [inks.light],
      shade: inks.accent,
    }) +
    grain(design, inks.paper, 0.12)
  );
}
