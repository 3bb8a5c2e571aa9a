import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem, stencil } from '../design.ts';
import { rect, stroke } from '../draw.ts';
import { inkOn, quietTint } from '../ink-choice.ts';
import { grain, halftone } from '../textures.ts';

/** The name itself is the picture: letters from edge to edge over a sign in the colour of the ground. */
export function monument(design: Design): string {
  const { rng, inks, canvas, face, type } = design;
  const [ground, tint, wish, smallWish] = rng.pick([
    [inks.deep, inks.accent, inks.light, inks.accent],
    [inks.paper, inks.accent, inks.deep, inks.dark],
    [inks.accent, inks.light, inks.deep, inks.deep],
    [inks.light, inks.second, inks.deep, inks.dark],
    [inks.dark, inks.second, inks.paper, inks.light],
  ] as const);
  const ink = inkOn(inks, ground, [wish]);
  const ghost = quietTint(ground, tint, 0.4, ink);
  const grounds = [ground, ghost];
  const display = type.display.name === 'oswaldThin' ? face('oswald') : type.display;
  const at = { x: 300 + rng.between(-70, 70), y: rng.between(330, 560) };
  const shade = ground === inks.accent ? inks.paper : inks.accent;
  const text = column(design, {
    box: { x: 30, y: 76, w: 540, h: 740 },
    align: 'centre',
    hang: 'middle',
    order: ['title'],
    grounds,
    inks: [ink],
    shade,
    small: 19,
    kit: {
      display,
      shape: 'block',
      capitals: true,
      gap: 0.13,
      warp: rng.pick(['none', 'none', 'none', 'rise', 'bulge'] as const),
      finish: rng.pick(['plain', 'plain', 'inline', 'drop'] as const),
    },
  });
  const head = column(design, {
    box: { x: 34, y: 34, w: 532, h: 30 },
    align: 'left',
    hang: 'top',
    order: ['credit'],
    grounds: [ground],
    inks: [smallWish, ink],
    shade,
    small: 15,
  });
  const foot = column(design, {
    box: { x: 34, y: 832, w: 532, h: 38 },
    align: 'left',
    hang: 'bottom',
    order: [rng.pick(['facts', 'facts', 'genres'] as const)],
    grounds: [ground],
    inks: [smallWish, ink],
    shade,
    small: 15,
  });
  const short = text.box.h < 420;
  return (
    rect(canvas.whole, ground) +
    (rng.chance(0.4) ? halftone({ x: 0, y: 500, w: 600, h: 400 }, ghost, 22, 'down', 0.7) : '') +
    stencil(
      design,
      short ? { x: 300, y: 450 } : at,
      rng.between(300, 360),
      ghost,
      ground,
      rng.between(-14, 14),
    ) +
    (short
      ? emblem(
          design,
          { x: 300, y: (text.box.y - 70) / 2 + 66 },
          Math.min(130, (text.box.y - 90) / 2),
          { main: shade, shade: ink, light: mix(ground, ink, 0.2), ground },
        ) + stroke(`M34 ${Math.round(text.box.y + text.box.h + 40)}H566`, ink, 4)
      : '') +
    rect({ x: 0, y: 0, w: 600, h: 64 }, ground) +
    rect({ x: 0, y: 826, w: 600, h: 74 }, ground) +
    text.art +
    head.art +
    foot.art +
    grain(design, ground === inks.deep || ground === inks.dark ? inks.paper : inks.dark, 0.1)
  );
}
