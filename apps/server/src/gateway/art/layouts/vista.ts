import { column } from '../column.ts';
import { type Design, scene } from '../design.ts';
import type { Mood } from '../tints.ts';
import { type FrameName, frame, grain, scrim } from '../textures.ts';

const MARGIN = 46;

/** The title at the head of the picture, over a sky, with the scene below. */
function headed(design: Design): string {
  const { rng, inks, canvas } = design;
  const light = rng.chance(0.5);
  const mood: Mood = light ? 'day' : rng.pick(['night', 'dusk', 'blaze'] as const);
  const veil = light ? inks.paper : inks.deep;
  const far = light ? inks.accent : inks.light;
  const text = column(design, {
    box: { x: MARGIN, y: 52, w: 600 - MARGIN * 2, h: 250 },
    align: 'centre',
    hang: 'top',
    order: ['credit', 'title', 'native'],
    grounds: scrim(design, 'top', 10, veil, far).grounds,
    inks: light ? [inks.dark] : [inks.paper, inks.light],
    smallInks: light ? [inks.dark] : [inks.light],
    shade: light ? inks.accent : inks.deep,
    small: 17,
  });
  const reach = text.box.y + text.box.h;
  const foot = column(design, {
    box: { x: MARGIN, y: 790, w: 600 - MARGIN * 2, h: 66 },
    align: 'centre',
    hang: 'bottom',
    order: ['genres', 'facts'],
    grounds: scrim(design, 'bottom', 10, inks.deep, inks.light).grounds,
    inks: [inks.light],
    shade: inks.deep,
    small: 15,
  });
  return (
    scene(design, {
      box: canvas.whole,
      focus: { x: 300 + rng.between(-50, 50), y: Math.max(reach + 190, 480) },
      reach: rng.between(190, 225),
      mood,
    }) +
    scrim(design, 'top', reach - 20, veil, far, 130).art +
    scrim(design, 'bottom', 110, inks.deep, inks.light, 150).art +
    text.art +
    foot.art
  );
}

/** The title at the foot, over the darkening ground, the scene above it. */
function footed(design: Design): string {
  const { rng, inks, canvas, type } = design;
  const align = rng.pick(['centre', 'centre', 'left'] as const);
  const veil = inks.deep;
  const { grounds } = scrim(design, 'bottom', 10, veil, inks.light);
  const text = column(design, {
    box: { x: MARGIN, y: 545, w: 600 - MARGIN * 2, h: 300 },
    align,
    hang: 'bottom',
    order: rng.pick([
      ['credit', 'title', 'native', 'facts'],
      ['title', 'native', 'rule', 'credit', 'facts'],
      ['native', 'title', 'credit', 'genres'],
    ] as const),
    grounds,
    inks: [rng.pick([inks.paper, inks.light, inks.paper])],
    smallInks: [inks.light],
    shade: inks.accent,
    small: 17,
    kit: type.finish === 'extrude' ? { finish: 'plain' } : {},
  });
  const room = text.box.y;
  const reach = Math.min(240, room * rng.between(0.36, 0.46));
  return (
    scene(design, {
      box: canvas.whole,
      focus: {
        x: align === 'left' ? rng.between(300, 380) : rng.between(270, 330),
        y: room * rng.between(0.5, 0.6),
      },
      reach,
      mood: rng.pick(['night', 'blaze', 'dusk', 'night', 'day'] as const),
    }) +
    scrim(design, 'bottom', 900 - text.box.y + 6, veil, inks.light, 150).art +
    text.art
  );
}

/** Edge to edge scenery, as big releases are sold. */
export function vista(design: Design): string {
  const { rng, inks } = design;
  const art = rng.chance(0.3) ? headed(design) : footed(design);
  const edge = rng.weighted<FrameName>({ none: 5, keyline: 2, ticks: 1, round: 1 });
  return art + grain(design, inks.paper, 0.16) + frame(design, edge, inks.light);
}
