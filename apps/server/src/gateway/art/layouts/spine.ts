import { turn } from '../canvas.ts';
import { column } from '../column.ts';
import { type Design, scene } from '../design.ts';
import { rect, stroke } from '../draw.ts';
import { grain } from '../textures.ts';

const WIDTH = 212;

/** A shorter name would leave most of the spine empty. */
const LEAST_LETTERS = 6;

/** The name climbs up a solid spine, the scene fills the rest; null for a name too short for that. */
export function spine(design: Design): string | null {
  if (design.words.head.length < LEAST_LETTERS) return null;
  const { rng, inks, canvas } = design;
  const left = rng.chance(0.65);
  const ground = rng.pick([inks.deep, inks.accent, inks.paper, inks.light]);
  const pale = ground !== inks.deep;
  const ink = pale ? inks.deep : inks.light;
  const x = left ? 0 : 600 - WIDTH;
  const matrix = left ? turn(-90, { x: 24, y: 858 }) : turn(90, { x: 600 - 24, y: 42 });
  const text = canvas.moved(
    matrix,
    () =>
      column(design, {
        box: { x: 0, y: 0, w: 814, h: WIDTH - 50 },
        align: 'left',
        hang: 'middle',
        order: ['title'],
        grounds: [ground],
        inks: [ink],
        shade: pale ? inks.accent : inks.second,
        small: 14,
        maxLines: 2,
        kit: { warp: 'none', finish: 'plain', shape: 'even' },
      }).art,
  );
  const foot = column(design, {
    box: { x: (left ? WIDTH : 0) + 24, y: 790, w: 600 - WIDTH - 48, h: 74 },
    align: left ? 'right' : 'left',
    hang: 'bottom',
    order: ['credit', 'facts'],
    grounds: [inks.deep],
    inks: [inks.light],
    shade: inks.deep,
    small: 14,
  });
  const picture = { x: left ? WIDTH : 0, y: 0, w: 600 - WIDTH, h: 900 };
  return (
    scene(design, {
      box: picture,
      focus: { x: picture.x + picture.w / 2, y: 370 },
      reach: rng.between(150, 205),
      mood: rng.pick(['night', 'dusk', 'blaze', 'day'] as const),
    }) +
    rect(
      { x: picture.x, y: 740, w: picture.w, h: 160 },
      canvas.linear([
        [inks.deep, 0, 0],
        [inks.deep, 0.4, 0.9],
        [inks.deep, 1, 0.96],
      ]),
    ) +
    rect({ x, y: 0, w: WIDTH, h: 900 }, ground) +
    stroke(`M${left ? WIDTH - 10 : 600 - WIDTH + 10} 0V900`, pale ? inks.dark : inks.accent, 2.5) +
    text +
    foot.art +
    grain(design, inks.paper, 0.12)
  );
}
