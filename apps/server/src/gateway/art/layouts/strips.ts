import { column } from '../column.ts';
import { type Design, scene } from '../design.ts';
import { path, polygon, rect, upTo } from '../draw.ts';
import type { Mood } from '../tints.ts';
import { grain } from '../textures.ts';

/** One scene seen through slats, by turns in two lights. */
export function strips(design: Design): string {
  const { rng, inks, canvas } = design;
  const [one, two] = rng.pick<readonly [Mood, Mood]>([
    ['blaze', 'night'],
    ['day', 'dusk'],
    ['night', 'day'],
    ['dusk', 'blaze'],
  ]);
  const gap = rng.pick([0, 8, 12]);
  const mat = rng.pick([inks.deep, inks.paper, inks.light]);
  const count = rng.int(4, 7);
  const lean = rng.pick([0, 0, 70, -70]);
  const box = { x: 30, y: 30, w: 540, h: 566 };
  const wide = (box.w + Math.abs(lean)) / count;
  const slat = (i: number): string => {
    const x = box.x + Math.min(0, -lean) + i * wide;
    return polygon([
      { x: x + gap / 2 + lean, y: box.y },
      { x: x + wide - gap / 2 + lean, y: box.y },
      { x: x + wide - gap / 2, y: box.y + box.h },
      { x: x + gap / 2, y: box.y + box.h },
    ]);
  };
  const wish = { box: { x: 0, y: 0, w: 600, h: 640 }, focus: { x: 300, y: 270 }, reach: 190 };
  const even = upTo(count)
    .filter((i) => i % 2 === 0)
    .map(slat)
    .join('');
  const odd = upTo(count)
    .filter((i) => i % 2 === 1)
    .map(slat)
    .join('');
  const inside = rect(box, '#000');
  const text = column(design, {
    box: { x: 36, y: 630, w: 528, h: 226 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'middle',
    order: rng.pick([
      ['title', 'native', 'credit', 'facts'],
      ['credit', 'title', 'facts'],
    ] as const),
    grounds: [mat],
    inks: mat === inks.deep ? [inks.light] : [inks.dark],
    shade: inks.accent,
    small: 15,
    kit: { warp: 'none' },
  });
  return (
    rect(canvas.whole, mat) +
    canvas.clipped(
      inside,
      scene(design, { ...wish, mood: one }, path(even, '#000')) +
        scene(design, { ...wish, mood: two }, path(odd, '#000')),
    ) +
    text.art +
    grain(design, mat === inks.deep ? inks.paper : inks.deep, 0.1)
  );
}
