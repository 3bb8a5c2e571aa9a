import { column } from '../column.ts';
import { mix } from '../colour.ts';
import { type Design, emblem } from '../design.ts';
import { circle, ellipse, path, rect, stroke, upTo } from '../draw.ts';
import { boards, bulbs, drape, spotlight, valance } from '../props/stage-props.ts';
import { frame, grain } from '../textures.ts';

/** The curtain parts on a lit sign; the name is on the board below. */
export function proscenium(design: Design): string {
  const { inks, canvas, rng } = design;
  const cloth = rng.pick([inks.accent, inks.second, mix(inks.accent, inks.dark, 0.3)]);
  const gold = mix(inks.accent, inks.light, 0.7);
  const floor = 560;
  const plate = inks.deep;
  const text = column(design, {
    box: { x: 62, y: 640, w: 476, h: 204 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'native', 'credit', 'facts'],
    grounds: [plate],
    inks: [inks.light, inks.paper],
    shade: cloth,
    small: 15,
    kit: { finish: 'plain', warp: rng.pick(['none', 'arch', 'none'] as const) },
  });
  const lights = upTo(9).map(
    (i) =>
      ellipse({ x: 60 + i * 60, y: 606 }, 18, 12, gold) +
      circle(
        { x: 60 + i * 60, y: 600 },
        26,
        canvas.radial([
          [inks.paper, 0, 0.8],
          [inks.paper, 1, 0],
        ]),
      ),
  );
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [inks.deep, 0],
        [mix(inks.dark, cloth, 0.3), 0.6],
      ]),
    ) +
    boards(design, floor - 70, mix(cloth, inks.light, 0.2)) +
    spotlight(design, { x: 300, y: -20 }, { x: 300, y: floor - 24 }, 190, inks.light) +
    ellipse({ x: 300, y: floor - 24 }, 112, 20, inks.deep, { opacity: 0.4 }) +
    emblem(design, { x: 300, y: 352 }, 158, {
      main: cloth,
      shade: mix(cloth, inks.deep, 0.55),
      light: inks.paper,
      ground: inks.deep,
    }) +
    drape(design, -10, 214, 640, cloth) +
    drape(design, 610, 386, 640, cloth) +
    valance(design, 128, 5, cloth, gold) +
    lights.join('') +
    rect({ x: 0, y: 610, w: 600, h: 290 }, plate) +
    rect({ x: 0, y: 610, w: 600, h: 8 }, gold) +
    text.art +
    bulbs(24, 632, 552, 246, 40, gold, inks.light) +
    grain(design, inks.paper, 0.1)
  );
}

/** One cone of light in the dark. */
export function limelit(design: Design): string {
  const { inks, canvas, rng } = design;
  const beam = rng.pick([inks.light, mix(inks.accent, inks.light, 0.5)]);
  const at = { x: rng.pick([230, 300, 370]), y: 400 };
  const text = column(design, {
    box: { x: 48, y: 610, w: 504, h: 240 },
    align: rng.pick(['left', 'centre'] as const),
    hang: 'bottom',
    order: ['credit', 'title', 'facts'],
    grounds: [inks.deep],
    inks: [inks.light, inks.paper],
    shade: inks.accent,
    small: 16,
    kit: { finish: 'plain', warp: 'none' },
  });
  return (
    rect(
      canvas.whole,
      canvas.linear([
        [inks.deep, 0],
        [mix(inks.dark, inks.accent, 0.22), 0.55],
        [inks.deep, 0.66],
      ]),
    ) +
    spotlight(
      design,
      { x: at.x + rng.pick([-190, 0, 190]), y: -20 },
      { x: at.x, y: 568 },
      200,
      beam,
    ) +
    ellipse({ x: at.x, y: 566 }, 130, 22, inks.deep, { opacity: 0.5 }) +
    emblem(design, at, 158, {
      main: inks.accent,
      shade: mix(inks.accent, inks.deep, 0.6),
      light: inks.paper,
      ground: inks.deep,
    }) +
    text.art +
    frame(design, rng.pick(['none', 'keyline', 'ticks'] as const), inks.accent, 22) +
    grain(design, inks.paper, 0.16)
  );
}

/** A letterpress bill: rules, two inks, everything centred. */
export function playbill(design: Design): string {
  const { inks, canvas, rng, face } = design;
  const paper = rng.pick([inks.paper, inks.light]);
  const red = mix(inks.accent, inks.dark, 0.25);
  const head = column(design, {
    box: { x: 60, y: 66, w: 480, h: 62 },
    align: 'centre',
    hang: 'middle',
    order: ['credit', 'genres'],
    grounds: [paper],
    inks: [inks.deep],
    shade: red,
    small: 17,
  });
  const text = column(design, {
    box: { x: 56, y: 154, w: 488, h: 360 },
    align: 'centre',
    hang: 'middle',
    order: ['title', 'native'],
    grounds: [paper],
    inks: [rng.pick([inks.deep, red])],
    shade: red,
    small: 18,
    kit: {
      display: face(rng.pick(['rozha', 'abril', 'limelight', 'bebas'] as const)),
      capitals: true,
      shape: 'block',
      finish: 'plain',
      warp: rng.pick(['none', 'arch', 'none'] as const),
      gap: 0.2,
    },
  });
  const foot = column(design, {
    box: { x: 60, y: 808, w: 480, h: 40 },
    align: 'centre',
    hang: 'middle',
    order: ['facts'],
    grounds: [paper],
    inks: [inks.deep],
    shade: red,
    small: 17,
  });
  const double = (y: number): string =>
    stroke(`M56 ${y}H544`, inks.deep, 5) + stroke(`M56 ${y + 8}H544`, inks.deep, 1.5);
  const leaf = (x: number, flip: number): string =>
    path(
      `M${x} 656c${flip * 30} -26 ${flip * 64} -26 ${flip * 92} 0c${flip * -28} 26 ${flip * -62} 26 ${flip * -92} 0z`,
      red,
    );
  return (
    rect(canvas.whole, paper) +
    head.art +
    double(138) +
    text.art +
    double(526) +
    circle({ x: 300, y: 668 }, 118, mix(paper, red, 0.16)) +
    emblem(design, { x: 300, y: 668 }, 100, {
      main: inks.deep,
      shade: red,
      light: paper,
      ground: mix(paper, red, 0.16),
    }) +
    leaf(170, -1) +
    leaf(430, 1) +
    double(794) +
    foot.art +
    frame(design, 'double', inks.deep, 30) +
    grain(design, inks.deep, 0.18)
  );
}
