import { type Colour, mix } from '../colour.ts';
import type { Design } from '../design.ts';
import { path, polygon, rect, stroke, upTo } from '../draw.ts';
import { awayFrom, inkOn } from '../ink-choice.ts';
import { ball, floodlight, stadium } from '../props/sport-props.ts';
import { bulbs } from '../props/stage-props.ts';
import { grain, halftone } from '../textures.ts';
import { captions, floodlit, sideName, sportFor, versusMark } from './match.ts';

/** The names on the board over the stands, by night. */
export function scoreboard(design: Design): string {
  const { inks, canvas, words } = design;
  if (words.sides === null) return floodlit(design);
  const veil = inks.deep;
  const lamp = mix(inks.accent, inks.light, 0.55);
  const board = { x: 40, y: 70, w: 520, h: 420 };
  const row = (y: number): string =>
    rect({ x: 62, y, w: 476, h: 152 }, mix(veil, inks.accent, 0.07));
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0],
        [mix(inks.dark, inks.accent, 0.45), 0.5],
        [mix(inks.accent, inks.light, 0.25), 0.66],
      ]),
    ) +
    stadium(design, 470, mix(inks.second, inks.dark, 0.2), mix(inks.accent, inks.dark, 0.4)) +
    floodlight(design, 70, 500, 640, 0.7, veil, inks.paper) +
    floodlight(design, 530, 500, 640, 0.7, veil, inks.paper) +
    stroke('M170 480V640M430 480V640', veil, 16) +
    rect(board, veil, { rx: 10 }) +
    row(92) +
    row(310) +
    sideName(
      design,
      words.sides[0],
      { x: 80, y: 100, w: 440, h: 136 },
      [mix(veil, inks.accent, 0.07)],
      [lamp],
      'centre',
    ) +
    sideName(
      design,
      words.sides[1],
      { x: 80, y: 322, w: 440, h: 134 },
      [mix(veil, inks.accent, 0.07)],
      [inks.paper],
      'centre',
    ) +
    bulbs(50, 80, 500, 400, 50, lamp, inks.light) +
    ball(
      design,
      sportFor(design),
      { x: 300, y: 690 },
      96,
      mix(inks.accent, inks.second, 0.3),
      inks.paper,
    ) +
    versusMark(design, { x: 300, y: 279 }, 27, lamp, veil) +
    rect({ x: 0, y: 812, w: 600, h: 88 }, veil) +
    captions(design, 824, veil, [inks.light]) +
    grain(design, inks.paper, 0.14)
  );
}

/** Chevrons run down from one side to the other, the ball in the notch. */
export function chevrons(design: Design): string {
  const { inks, canvas, words, rng } = design;
  if (words.sides === null) return floodlit(design);
  const [one, two] = rng.pick([
    [inks.light, inks.dark],
    [inks.accent, inks.deep],
    [inks.dark, inks.accent],
    [inks.second, inks.light],
  ] as const);
  const texture = (ground: Colour, share: number): Colour =>
    awayFrom(inkOn(inks, ground), ground, share, inks);
  const chevron = (y: number, colour: Colour): string =>
    path(
      polygon([
        { x: -5, y },
        { x: 300, y: y + 150 },
        { x: 605, y },
        { x: 605, y: 905 },
        { x: -5, y: 905 },
      ]),
      colour,
    );
  const stripes = upTo(5).map((i) =>
    chevron(276 + i * 26, i % 2 === 0 ? inks.paper : mix(one, two, 0.2 + i * 0.18)),
  );
  return (
    rect(canvas.whole, one) +
    halftone({ x: 0, y: 0, w: 600, h: 330 }, texture(one, 0.18), 20, 'up', 0.8) +
    stripes.join('') +
    chevron(408, two) +
    upTo(6)
      .map((i) =>
        stroke(
          `M-5 ${560 + i * 60}L300 ${710 + i * 60}L605 ${560 + i * 60}`,
          texture(two, 0.14),
          16,
        ),
      )
      .join('') +
    sideName(
      design,
      words.sides[0],
      { x: 44, y: 54, w: 512, h: 190 },
      [one, texture(one, 0.18)],
      [inkOn(inks, one)],
      'centre',
    ) +
    sideName(
      design,
      words.sides[1],
      { x: 44, y: 610, w: 512, h: 180 },
      [two, texture(two, 0.14)],
      [inkOn(inks, two)],
      'centre',
    ) +
    ball(
      design,
      sportFor(design),
      { x: 300, y: 384 },
      112,
      one === inks.accent ? inks.second : inks.accent,
      inks.paper,
    ) +
    versusMark(design, { x: 300, y: 548 }, 34, inks.paper, inks.deep) +
    rect({ x: 0, y: 812, w: 600, h: 88 }, inks.deep) +
    captions(design, 824, inks.deep, [inks.light]) +
    grain(design, inks.deep, 0.14)
  );
}
