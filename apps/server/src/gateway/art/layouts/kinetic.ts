import { column } from '../column.ts';
import { mix, readableInk } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { n, path, rect, upTo } from '../draw.ts';
import { drawable, pathData, setRun } from '../glyph-run.ts';
import { grain } from '../textures.ts';

/** Loud type: the first word of the name as a wall of outlined rows, ornament rather than reading matter. */
function wall(design: Design, line: string, colour: string): string {
  const display = design.face('bebas');
  const word = drawable(display, line.toUpperCase()).text.split(' ')[0] ?? '';
  const run = setRun(display, word, 0.02);
  if (run.steps.length === 0) return '';
  const size = 118;
  const width = (run.width + 0.12) * size;
  const d = pathData(run.steps.map(({ op, at }) => ({ op, at: at.map((v) => v * size) })));
  const tile = design.canvas.pattern(
    width,
    104,
    path(d, 'none', { stroke: colour, 'stroke-width': 2, transform: `translate(0 ${n(96)})` }),
  );
  return upTo(9)
    .map((i) =>
      rect({ x: 0, y: 0, w: 900, h: 104 }, tile, {
        transform: `translate(${n(-((i * 97) % 240))} ${i * 104 - 20})`,
      }),
    )
    .join('');
}

/** A wall of outlined letters, a solid plate in front of it. */
export function kinetic(design: Design): string {
  const { inks, canvas, rng } = design;
  const [ground, line, plate, ink] = rng.pick([
    [inks.accent, mix(inks.accent, inks.dark, 0.55), inks.deep, inks.light],
    [inks.deep, mix(inks.deep, inks.accent, 0.6), inks.accent, inks.deep],
    [inks.light, mix(inks.light, inks.accent, 0.7), inks.dark, inks.paper],
    [inks.second, mix(inks.second, inks.deep, 0.5), inks.paper, inks.deep],
  ] as const);
  const text = column(design, {
    box: { x: 66, y: 520, w: 468, h: 280 },
    align: 'left',
    hang: 'middle',
    order: ['title', 'rule', 'credit', 'facts'],
    grounds: [plate],
    inks: [ink],
    shade: inks.accent,
    small: 16,
    kit: { finish: 'plain', warp: 'none' },
  });
  const top = text.box.y - 34;
  const box = { x: 36, y: top, w: 528, h: text.box.h + 68 };
  const sign = readableInk([ground], [inks.deep, inks.paper]);
  return (
    rect(canvas.whole, ground) +
    wall(design, design.words.head, line) +
    emblem(
      design,
      { x: 330, y: Math.min(300, top - 120) },
      200,
      {
        main: sign,
        shade: ground === inks.accent ? inks.second : inks.accent,
        light: inks.paper,
        ground,
      },
      rng.between(-10, 10),
    ) +
    rect({ ...box, x: box.x + 12, y: box.y + 12 }, mix(ground, inks.deep, 0.5)) +
    rect(box, plate) +
    text.art +
    grain(design, inks.deep, 0.12)
  );
}
