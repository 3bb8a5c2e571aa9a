import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { circle, rect, upTo } from '../draw.ts';
import { dots, scatter } from '../motifs/scenery.ts';
import { beams, confetti, crowd, meter, spheres } from '../props/concert-props.ts';
import { grain, halftone } from '../textures.ts';

const NIGHT_KIT = { finish: 'plain', warp: 'none' } as const;

/** Worlds on rings of light over a crowd. */
export function gigSpheres(design: Design): string {
  const { inks, canvas, rng, type } = design;
  const at = { x: 300, y: 350 };
  const veil = inks.deep;
  const text = column(design, {
    box: { x: 40, y: 564, w: 520, h: 290 },
    align: 'centre',
    hang: 'bottom',
    order: ['title', 'facts', 'credit'],
    grounds: [veil, mix(veil, inks.accent, 0.1)],
    inks: [inks.paper, inks.light],
    smallInks: [inks.light],
    shade: inks.accent,
    small: 17,
    kit: { ...NIGHT_KIT, warp: type.warp === 'bulge' || type.warp === 'arch' ? type.warp : 'none' },
  });
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0],
        [mix(inks.dark, inks.second, 0.5), 0.34],
        [mix(inks.accent, inks.dark, 0.45), 0.6],
        [veil, 0.84],
      ]),
    ) +
    dots(scatter(rng.fork('sky'), 120, 0, 0, 600, 560), 2, inks.paper, 0.7) +
    circle(
      at,
      330,
      canvas.radial([
        [inks.light, 0, 0.5],
        [inks.accent, 0.4, 0.3],
        [inks.accent, 1, 0],
      ]),
    ) +
    spheres(design, at, 260) +
    confetti(design, 40, 560, 46) +
    crowd(design, text.box.y - 190, text.box.y, [
      mix(inks.dark, inks.accent, 0.34),
      mix(inks.deep, inks.accent, 0.16),
      veil,
    ]) +
    rect({ x: 0, y: text.box.y - 30, w: 600, h: 900 - text.box.y + 30 }, veil) +
    text.art +
    grain(design, inks.paper, 0.14)
  );
}

/** Beams over a stage, the sign as the great screen behind it. */
export function gigBeams(design: Design): string {
  const { inks, canvas, rng } = design;
  const veil = inks.deep;
  const text = column(design, {
    box: { x: 40, y: 48, w: 520, h: 262 },
    align: 'centre',
    hang: 'top',
    order: ['title', 'facts'],
    grounds: [veil, mix(veil, inks.accent, 0.12)],
    inks: [inks.paper],
    smallInks: [inks.light],
    shade: inks.second,
    small: 17,
    kit: { finish: rng.pick(['plain', 'echo', 'drop'] as const), warp: 'none' },
  });
  const foot = column(design, {
    box: { x: 40, y: 836, w: 520, h: 34 },
    align: 'centre',
    hang: 'middle',
    order: ['credit'],
    grounds: [veil],
    inks: [inks.light],
    shade: veil,
    small: 18,
  });
  const truss = text.box.y + text.box.h + 34;
  const at = { x: 300, y: truss + 222 };
  const lamps = upTo(7).map((i) => ({ x: 60 + i * 80, y: truss }));
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [veil, 0.3],
        [mix(inks.dark, inks.accent, 0.45), 0.78],
        [mix(inks.accent, inks.light, 0.2), 1],
      ]),
    ) +
    circle(
      at,
      215,
      canvas.radial([
        [mix(inks.accent, inks.light, 0.6), 0.2],
        [inks.accent, 0.7],
        [mix(inks.accent, inks.deep, 0.5), 1],
      ]),
    ) +
    emblem(design, at, 150, {
      main: inks.deep,
      shade: mix(inks.dark, inks.accent, 0.3),
      light: inks.paper,
      ground: inks.accent,
    }) +
    beams(design, lamps, 560, [inks.light, inks.second, inks.accent]) +
    rect({ x: 20, y: truss - 9, w: 560, h: 12 }, mix(veil, inks.light, 0.16)) +
    confetti(design, truss, 720, 40) +
    crowd(design, 612, 900, [
      mix(inks.dark, inks.accent, 0.4),
      mix(inks.deep, inks.accent, 0.22),
      veil,
    ]) +
    rect({ x: 0, y: 822, w: 600, h: 78 }, veil) +
    rect({ x: 0, y: 0, w: 600, h: truss - 30 }, veil, { opacity: 0.75 }) +
    text.art +
    foot.art +
    grain(design, inks.paper, 0.14)
  );
}

/** A screen print in flat ink: the sign inside a ring of level bars. */
export function gigPrint(design: Design): string {
  const { inks, canvas, rng } = design;
  const [ground, one, two, ink] = rng.pick([
    [inks.paper, inks.accent, inks.dark, inks.deep],
    [inks.dark, inks.accent, inks.light, inks.light],
    [inks.accent, inks.deep, inks.light, inks.deep],
    [inks.light, inks.second, inks.dark, inks.deep],
  ] as const);
  const at = { x: 300, y: 318 };
  const text = column(design, {
    box: { x: 40, y: 610, w: 520, h: 246 },
    align: 'centre',
    hang: 'bottom',
    order: ['title', 'rule', 'credit', 'facts'],
    grounds: [ground],
    inks: [ink],
    shade: one,
    small: 17,
    kit: { finish: rng.pick(['plain', 'drop', 'echo'] as const) },
  });
  return (
    rect(canvas.whole, ground) +
    (rng.chance(0.5)
      ? halftone({ x: 0, y: 20, w: 600, h: 380 }, mix(ground, one, 0.35), 20, 'up', 0.8)
      : '') +
    meter(design, at, 164, [one, two]) +
    circle(at, 148, two === inks.light ? one : two) +
    emblem(design, at, 112, {
      main: two === inks.light ? inks.deep : one,
      shade: two === inks.light ? inks.dark : inks.light,
      light: inks.paper,
      ground: two === inks.light ? one : two,
    }) +
    rect({ x: 0, y: 598, w: 600, h: 302 }, ground) +
    text.art +
    grain(design, inks.deep, 0.14)
  );
}
