import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, stencil, emblem } from '../design.ts';
import { circle, group, rect } from '../draw.ts';
import { grain, halftone, halftoneDisc, registerMark } from '../textures.ts';

/** Two inks on paper, printed slightly out of register. */
export function riso(design: Design): string {
  const { rng, inks, canvas } = design;
  const [one, two] = rng.chance(0.5) ? [inks.accent, inks.dark] : [inks.second, inks.dark];
  const paper = inks.paper;
  const top = rng.chance(0.3);
  const at = { x: 300, y: top ? 560 : 320 };
  const slip = { x: rng.between(-13, 13), y: rng.between(6, 14) };
  const disc = rng.chance(0.6);
  const dots = disc
    ? halftoneDisc(
        { x: at.x + rng.between(-60, 60), y: at.y + rng.between(-40, 40) },
        250,
        mix(one, paper, 0.25),
        rng.int(15, 24),
      )
    : halftone(
        { x: 40, y: at.y - 260, w: 510, h: 520 },
        mix(one, paper, 0.3),
        rng.int(14, 20),
        rng.pick(['down', 'up'] as const),
      );
  const sun = disc ? '' : circle({ x: at.x + 40, y: at.y - 20 }, 190, mix(one, paper, 0.12));
  const grounds = [paper];
  const text = column(design, {
    box: top ? { x: 40, y: 56, w: 520, h: 236 } : { x: 40, y: 618, w: 520, h: 232 },
    align: rng.pick(['left', 'centre'] as const),
    hang: top ? 'top' : 'bottom',
    order: rng.pick([
      ['title', 'native', 'facts'],
      ['credit', 'title', 'facts'],
      ['title', 'credit', 'facts'],
    ] as const),
    grounds,
    inks: [two],
    shade: one,
    small: 16,
    kit: { finish: rng.pick(['echo', 'plain', 'drop'] as const) },
  });
  return (
    rect(canvas.whole, paper) +
    canvas.clipped(rect({ x: 28, y: 28, w: 544, h: 844 }, '#000'), sun + dots) +
    group(stencil(design, { x: at.x + slip.x, y: at.y + slip.y }, 212, one, paper), {
      opacity: 0.85,
    }) +
    emblem(design, at, 212, {
      main: two,
      shade: mix(two, one, 0.45),
      light: mix(paper, one, 0.3),
      ground: paper,
    }) +
    rect(top ? { x: 0, y: 0, w: 600, h: 306 } : { x: 0, y: 604, w: 600, h: 296 }, paper) +
    text.art +
    registerMark({ x: 300, y: 16 }, 8, two) +
    registerMark({ x: 300, y: 884 }, 8, two) +
    rect({ x: 24, y: 10, w: 14, h: 14 }, one) +
    rect({ x: 42, y: 10, w: 14, h: 14 }, two) +
    rect({ x: 60, y: 10, w: 14, h: 14 }, mix(one, two, 0.5)) +
    grain(design, two, 0.14)
  );
}
