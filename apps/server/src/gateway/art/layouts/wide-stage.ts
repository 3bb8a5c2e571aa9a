import { mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { ellipse, path, place, rect, stroke } from '../draw.ts';
import {
  boards,
  bricks,
  bubble,
  drape,
  microphone,
  spotlight,
  valance,
} from '../props/stage-props.ts';
import { grain, halftone } from '../textures.ts';
import { WIDE_TEXT, wideText } from './wide-film.ts';

/** Curtains on both sides of a dark stage, the sign in a pool of light. */
export function wideStage(design: Design): string {
  const { canvas, inks, rng } = design;
  const cloth = rng.pick([inks.accent, inks.second, mix(inks.accent, inks.dark, 0.3)]);
  const back = mix(inks.deep, cloth, 0.1);
  return (
    rect(canvas.whole, back) +
    boards(design, 560, mix(cloth, inks.light, 0.2)) +
    rect(
      { x: 0, y: 0, w: 860, h: 700 },
      canvas.linear(
        [
          [back, 0.8],
          [back, 1, 0],
        ],
        [0, 0, 1, 0],
      ),
    ) +
    spotlight(design, { x: 1100, y: -20 }, { x: 1100, y: 612 }, 250, inks.light) +
    ellipse({ x: 1100, y: 612 }, 140, 22, inks.deep, { opacity: 0.5 }) +
    emblem(design, { x: 1100, y: 392 }, 188, {
      main: cloth,
      shade: mix(cloth, inks.deep, 0.55),
      light: inks.paper,
      ground: inks.deep,
    }) +
    drape(design, -10, 196, 760, cloth) +
    drape(design, 1610, 1404, 760, cloth) +
    valance(design, 84, 9, cloth, mix(inks.accent, inks.light, 0.7)) +
    wideText(
      design,
      { grounds: [back], inks: [inks.light, inks.paper], shade: cloth },
      { x: 232, y: 136, w: 560, h: 460 },
    ) +
    grain(design, inks.paper, 0.12)
  );
}

/** The name in a bubble, said into a microphone. */
export function wideBubble(design: Design): string {
  const { canvas, inks, rng } = design;
  const [ground, block] = rng.pick([
    [inks.accent, mix(inks.accent, inks.dark, 0.3)],
    [inks.second, mix(inks.second, inks.dark, 0.3)],
    [inks.light, inks.accent],
  ] as const);
  const mike = microphone(
    design,
    mix(inks.light, inks.dark, 0.25),
    inks.deep,
    inks.paper,
    ground === inks.accent ? inks.second : inks.accent,
  );
  return (
    rect(canvas.whole, ground) +
    path('M700 700L1600 60V700Z', block) +
    halftone({ x: 0, y: 420, w: 1600, h: 280 }, mix(ground, inks.deep, 0.2), 26, 'down', 0.6) +
    bubble(160, 70, 700, 500, 760, inks.paper, inks.deep) +
    place(mike, { x: 1090, y: 430 }, 1.9, -22) +
    emblem(
      design,
      { x: 1390, y: 250 },
      110,
      {
        main: inks.deep,
        shade: ground === inks.light ? inks.accent : inks.light,
        light: inks.paper,
        ground,
      },
      10,
    ) +
    wideText(
      design,
      {
        grounds: [inks.paper],
        inks: [inks.deep],
        shade: ground === inks.light ? inks.accent : ground,
      },
      { x: 210, y: 112, w: 600, h: 416 },
    ) +
    grain(design, inks.deep, 0.12)
  );
}

/** The club wall, a spotlight and a waiting microphone. */
export function wideClub(design: Design): string {
  const { canvas, inks } = design;
  const brick = mix(inks.dark, inks.accent, 0.3);
  const tube = mix(inks.accent, inks.light, 0.4);
  const board = { x: WIDE_TEXT.x - 40, y: 90, w: WIDE_TEXT.w + 80, h: 470 };
  return (
    bricks(design, brick, mix(brick, inks.deep, 0.5)) +
    rect(
      canvas.whole,
      canvas.radial(
        [
          [inks.deep, 0, 0],
          [inks.deep, 1, 0.72],
        ],
        0.6,
        0.4,
        0.8,
      ),
    ) +
    ellipse(
      { x: 490, y: 330 },
      560,
      380,
      canvas.radial([
        [tube, 0, 0.45],
        [tube, 1, 0],
      ]),
    ) +
    rect(board, inks.deep, { rx: 26 }) +
    rect({ x: board.x + 14, y: board.y + 14, w: board.w - 28, h: board.h - 28 }, 'none', {
      stroke: tube,
      'stroke-width': 5,
      rx: 18,
    }) +
    rect({ x: 0, y: 612, w: 1600, h: 88 }, mix(inks.dark, inks.deep, 0.4)) +
    spotlight(design, { x: 1170, y: -20 }, { x: 1170, y: 640 }, 250, inks.light) +
    stroke('M1150 360V634M1090 650Q1150 616 1210 650', inks.deep, 11, {
      'stroke-linecap': 'round',
    }) +
    place(
      microphone(design, mix(inks.light, inks.dark, 0.2), inks.deep, inks.paper, inks.accent),
      { x: 1150, y: 318 },
      0.86,
      24,
    ) +
    stroke('M1294 470H1396M1306 474L1288 652M1384 474L1402 652M1298 570H1392', inks.deep, 11, {
      'stroke-linecap': 'round',
    }) +
    emblem(design, { x: 1345, y: 416 }, 52, {
      main: inks.accent,
      shade: inks.second,
      light: inks.paper,
      ground: brick,
    }) +
    wideText(
      design,
      {
        grounds: [inks.deep],
        inks: [tube, inks.light],
        smallInks: [inks.light],
        shade: inks.accent,
      },
      { x: 196, y: 128, w: 588, h: 394 },
      'centre',
    ) +
    grain(design, inks.paper, 0.12)
  );
}
