import { column } from '../column.ts';
import { mix, readableInk } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { circle, ellipse, path, place, polygon, rect, starPoints, stroke } from '../draw.ts';
import { rays } from '../motifs/scenery.ts';
import { bricks, bubble, laugh, microphone, spotlight } from '../props/stage-props.ts';
import { grain, halftone } from '../textures.ts';

const BOLD = ['grotesk', 'righteous', 'bebas', 'groteskItalic'] as const;

/** A speech bubble that is the title, said into a huge microphone. */
export function bubbleTalk(design: Design): string {
  const { inks, canvas, rng, face } = design;
  const [ground, block] = rng.pick([
    [inks.accent, mix(inks.accent, inks.dark, 0.3)],
    [inks.second, mix(inks.second, inks.dark, 0.3)],
    [inks.light, inks.accent],
  ] as const);
  const right = rng.chance(0.5);
  const x = right ? 430 : 170;
  const text = column(design, {
    box: { x: 66, y: 78, w: 468, h: 290 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'native'],
    grounds: [inks.paper],
    inks: [inks.deep],
    shade: ground,
    small: 17,
    kit: {
      display: face(rng.pick(BOLD)),
      finish: 'plain',
      warp: rng.pick(['none', 'bulge', 'rise'] as const),
    },
  });
  const foot = column(design, {
    box: { x: 48, y: 824, w: 504, h: 52 },
    align: right ? 'left' : 'right',
    hang: 'middle',
    order: ['credit', 'genres'],
    grounds: [inks.deep],
    inks: [inks.light],
    shade: ground,
    small: 16,
  });
  const mike = microphone(
    design,
    mix(inks.light, inks.dark, 0.25),
    inks.deep,
    inks.paper,
    ground === inks.accent ? inks.second : inks.accent,
  );
  const cable = `M${x - (right ? -14 : 14)} 800C${x} 870 ${right ? 280 : 320} 760 ${right ? 160 : 440} 830S${right ? -40 : 640} 780 ${right ? -60 : 660} 860`;
  return (
    rect(canvas.whole, ground) +
    path(right ? 'M0 900L600 300V900Z' : 'M600 900L0 300V900Z', block) +
    halftone({ x: 0, y: 420, w: 600, h: 400 }, mix(block, inks.deep, 0.25), 22, 'down', 0.6) +
    stroke(cable, inks.deep, 9) +
    place(mike, { x: x + (right ? -14 : 14), y: 640 }, 1.34, right ? 14 : -14) +
    bubble(40, 52, 520, 342, right ? 400 : 190, inks.paper, inks.deep) +
    emblem(
      design,
      { x: right ? 140 : 460, y: 620 },
      84,
      {
        main: inks.deep,
        shade: ground === inks.light ? inks.accent : inks.light,
        light: inks.paper,
        ground: block,
      },
      right ? -10 : 10,
    ) +
    text.art +
    rect({ x: 0, y: 810, w: 600, h: 90 }, inks.deep) +
    foot.art +
    grain(design, inks.deep, 0.12)
  );
}

/** Stacked blocks of colour, one laughing. */
export function laughBlocks(design: Design): string {
  const { inks, canvas, rng, face } = design;
  const at = { x: 300, y: 250 };
  const [sky, slab, ink] = rng.pick([
    [inks.second, inks.paper, inks.deep],
    [inks.accent, inks.deep, inks.light],
    [inks.light, inks.dark, inks.paper],
    [inks.dark, inks.accent, inks.deep],
  ] as const);
  const text = column(design, {
    box: { x: 44, y: 522, w: 512, h: 300 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'middle',
    order: ['title', 'native', 'facts'],
    grounds: [slab],
    inks: [readableInk([slab], [ink])],
    shade: sky,
    small: 16,
    kit: {
      display: face(rng.pick(BOLD)),
      finish: 'plain',
      warp: 'none',
      capitals: true,
      shape: 'block',
    },
  });
  const foot = column(design, {
    box: { x: 44, y: 846, w: 512, h: 36 },
    align: 'centre',
    hang: 'middle',
    order: ['credit'],
    grounds: [inks.deep],
    inks: [inks.light],
    shade: inks.deep,
    small: 16,
  });
  const burst = sky === inks.accent ? inks.light : inks.accent;
  return (
    rect({ x: 0, y: 0, w: 600, h: 500 }, sky) +
    canvas.clipped(
      rect({ x: 0, y: 0, w: 600, h: 500 }, '#000'),
      rays(at, 700, 18, mix(sky, inks.light, 0.28), rng.between(0, 20), 1) +
        path(polygon(starPoints(at, 250, 196, 16, rng.between(0, 20))), burst),
    ) +
    place(
      laugh(
        inks.deep,
        mix(inks.dark, inks.accent, 0.35),
        inks.paper,
        mix(inks.accent, inks.second, 0.5),
      ),
      { x: at.x, y: at.y + 46 },
      1.34,
      rng.between(-9, 9),
    ) +
    ellipse({ x: at.x - 62, y: at.y - 84 }, 20, 34, inks.deep) +
    ellipse({ x: at.x + 62, y: at.y - 84 }, 20, 34, inks.deep) +
    circle({ x: at.x - 55, y: at.y - 96 }, 8, inks.paper) +
    circle({ x: at.x + 69, y: at.y - 96 }, 8, inks.paper) +
    rect({ x: 0, y: 500, w: 600, h: 400 }, slab) +
    rect({ x: 0, y: 836, w: 600, h: 64 }, inks.deep) +
    text.art +
    foot.art +
    grain(design, inks.deep, 0.12)
  );
}

/** The club: a brick wall, a stool, a stand, and the name as a lit sign. */
export function club(design: Design): string {
  const { inks, canvas, rng, face } = design;
  const brick = mix(inks.dark, inks.accent, 0.3);
  const board = inks.deep;
  const tube = rng.pick([
    mix(inks.accent, inks.light, 0.4),
    inks.light,
    mix(inks.second, inks.light, 0.5),
  ]);
  const text = column(design, {
    box: { x: 74, y: 92, w: 452, h: 256 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'native'],
    grounds: [board],
    inks: [tube],
    shade: tube === inks.light ? inks.accent : tube,
    small: 17,
    kit: {
      display: face(rng.pick(['righteous', 'limelight', 'bebas', 'righteous'] as const)),
      finish: 'glow',
      warp: 'none',
    },
  });
  const foot = column(design, {
    box: { x: 40, y: 824, w: 520, h: 54 },
    align: 'centre',
    hang: 'middle',
    order: ['credit', 'facts'],
    grounds: [inks.deep],
    inks: [inks.light],
    shade: inks.deep,
    small: 16,
  });
  const glow = canvas.radial([
    [tube, 0, 0.5],
    [tube, 1, 0],
  ]);
  return (
    bricks(design, brick, mix(brick, inks.deep, 0.5)) +
    rect(
      canvas.whole,
      canvas.radial(
        [
          [inks.deep, 0, 0],
          [inks.deep, 1, 0.75],
        ],
        0.5,
        0.36,
        0.8,
      ),
    ) +
    ellipse({ x: 300, y: 220 }, 420, 280, glow) +
    rect({ x: 46, y: 64, w: 508, h: 312 }, board, { rx: 22 }) +
    rect({ x: 58, y: 76, w: 484, h: 288 }, 'none', { stroke: tube, 'stroke-width': 4, rx: 16 }) +
    rect({ x: 0, y: 736, w: 600, h: 164 }, mix(inks.dark, inks.deep, 0.4)) +
    spotlight(design, { x: 300, y: 372 }, { x: 300, y: 760 }, 210, inks.light) +
    stroke('M300 560V752M252 764Q300 736 348 764', inks.deep, 8, { 'stroke-linecap': 'round' }) +
    place(
      microphone(design, mix(inks.light, inks.dark, 0.2), inks.deep, inks.paper, inks.accent),
      { x: 300, y: 530 },
      0.56,
      24,
    ) +
    stroke('M410 640H478M418 642L404 762M470 642L484 762M412 708H476', inks.deep, 8, {
      'stroke-linecap': 'round',
    }) +
    emblem(design, { x: 444, y: 596 }, 40, {
      main: inks.accent,
      shade: inks.second,
      light: inks.paper,
      ground: brick,
    }) +
    text.art +
    rect({ x: 0, y: 812, w: 600, h: 88 }, inks.deep) +
    foot.art +
    grain(design, inks.paper, 0.12)
  );
}
