import { column, corner } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, scene } from '../design.ts';
import { circle, n, rect, ring, stroke, upTo } from '../draw.ts';
import { grain } from '../textures.ts';

const EDGE = { x: 42, y: 42, w: 516, h: 816 };
const HOLES_ACROSS = 17;
const HOLES_DOWN = 27;

function perforations(colour: string): string {
  const dx = EDGE.w / HOLES_ACROSS;
  const dy = EDGE.h / HOLES_DOWN;
  const row = (y: number): string =>
    stroke(`M${EDGE.x} ${y}h${EDGE.w + 1}`, colour, dx * 0.58, {
      'stroke-linecap': 'round',
      'stroke-dasharray': `0 ${n(dx)}`,
    });
  const side = (x: number): string =>
    stroke(`M${x} ${EDGE.y}v${EDGE.h + 1}`, colour, dy * 0.58, {
      'stroke-linecap': 'round',
      'stroke-dasharray': `0 ${n(dy)}`,
    });
  return row(EDGE.y) + row(EDGE.y + EDGE.h) + side(EDGE.x) + side(EDGE.x + EDGE.w);
}

/** A postage stamp with its cancellation. */
export function stamp(design: Design): string {
  const { inks, canvas, rng, words } = design;
  const desk = rng.pick([inks.dark, inks.accent, mix(inks.second, inks.dark, 0.4)]);
  const paper = inks.paper;
  const picture = { x: 76, y: 76, w: 448, h: 470 };
  const text = column(design, {
    box: { x: 80, y: 572, w: 440, h: 218 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'middle',
    order: rng.pick([
      ['title', 'native', 'credit'],
      ['native', 'title', 'credit'],
    ] as const),
    grounds: [paper],
    inks: [inks.deep],
    shade: inks.accent,
    small: 15,
    kit: { finish: 'plain', warp: 'none' },
  });
  const at = { x: rng.pick([430, 170]), y: 150 };
  const mark = mix(inks.deep, inks.accent, 0.2);
  const waves = upTo(5).map(
    (i) => `M${at.x > 300 ? 90 : 250} ${128 + i * 15}q22 -10 44 0t44 0t44 0t44 0t44 0`,
  );
  const postmark =
    ring(at, 62, mark, 4) +
    ring(at, 46, mark, 2) +
    circle(at, 10, mark) +
    stroke(waves.join(''), mark, 3.4);
  const small = { grounds: [paper], inks: [inks.deep], small: 15 };
  return (
    rect(canvas.whole, desk) +
    rect({ ...EDGE, x: EDGE.x + 10, y: EDGE.y + 12 }, inks.deep, { opacity: 0.35 }) +
    rect(EDGE, paper) +
    perforations(desk) +
    scene(design, {
      box: picture,
      focus: { x: 300, y: 300 },
      reach: 165,
      mood: rng.pick(['blaze', 'dusk', 'night', 'day'] as const),
    }) +
    rect(picture, 'none', { stroke: inks.deep, 'stroke-width': 3 }) +
    text.art +
    corner(design, words.year, { ...small, box: { x: 80, y: 812, w: 100, h: 14 }, align: 'left' }) +
    corner(design, words.languages ?? words.certificate, {
      ...small,
      box: { x: 260, y: 812, w: 260, h: 14 },
      align: 'right',
    }) +
    canvas.clipped(rect(EDGE, '#000'), `<g opacity=".7">${postmark}</g>`) +
    grain(design, inks.deep, 0.14)
  );
}
