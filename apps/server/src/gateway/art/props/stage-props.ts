import { type Colour, mix } from '../colour.ts';
import type { Design } from '../design.ts';
import { circle, ellipse, n, path, polygon, rect, ring, stroke, upTo } from '../draw.ts';

/** One side of a drawn curtain: folds that gather towards a tie. */
export function drape(
  design: Design,
  outer: number,
  inner: number,
  foot: number,
  cloth: Colour,
): string {
  const { canvas, inks } = design;
  const folds = 7;
  const side = Math.sign(inner - outer);
  const wide = Math.abs(inner - outer);
  return upTo(folds)
    .map((i) => {
      const at = (t: number): number => outer + side * wide * t;
      const a = at(i / folds);
      const b = at((i + 1) / folds + 0.02);
      const waist = (x: number): number => outer + (x - outer) * 0.42;
      const tie = foot * 0.62;
      const d = `M${n(a)} 0H${n(b)}C${n(b)} ${n(tie * 0.6)} ${n(waist(b))} ${n(tie * 0.8)} ${n(waist(b))} ${n(tie)}C${n(waist(b))} ${n(tie * 1.15)} ${n(outer + (b - outer) * 0.72)} ${n(foot * 0.9)} ${n(outer + (b - outer) * 0.74)} ${n(foot)}H${n(outer + (a - outer) * 0.74)}C${n(outer + (a - outer) * 0.72)} ${n(foot * 0.9)} ${n(waist(a))} ${n(tie * 1.15)} ${n(waist(a))} ${n(tie)}C${n(waist(a))} ${n(tie * 0.8)} ${n(a)} ${n(tie * 0.6)} ${n(a)} 0Z`;
      const paint = canvas.linear(
        [
          [mix(cloth, inks.deep, 0.62), 0],
          [cloth, 0.45],
          [mix(cloth, inks.light, 0.22), 0.62],
          [mix(cloth, inks.deep, 0.5), 1],
        ],
        [0, 0, 1, 0],
      );
      return path(d, paint);
    })
    .join('');
}

/** Swags along the top with a fringe. */
export function valance(
  design: Design,
  height: number,
  count: number,
  cloth: Colour,
  fringe: Colour,
): string {
  const { canvas, inks } = design;
  const w = canvas.width / count;
  return upTo(count)
    .map((i) => {
      const x = i * w;
      const swag = (drop: number): string =>
        `M${n(x)} 0V${n(height * 0.46)}Q${n(x + w / 2)} ${n(height * drop)} ${n(x + w)} ${n(height * 0.46)}V0Z`;
      const paint = canvas.linear([
        [mix(cloth, inks.deep, 0.55), 0],
        [mix(cloth, inks.light, 0.12), 0.6],
        [mix(cloth, inks.deep, 0.35), 1],
      ]);
      return (
        path(swag(1.42), fringe) +
        path(swag(1.28), paint) +
        stroke(
          `M${n(x)} ${n(height * 0.2)}Q${n(x + w / 2)} ${n(height * 0.72)} ${n(x + w)} ${n(height * 0.2)}`,
          mix(cloth, inks.deep, 0.5),
          3,
          { opacity: 0.7 },
        )
      );
    })
    .join('');
}

/** A cone of light with its pool on the floor. */
export function spotlight(
  design: Design,
  from: { x: number; y: number },
  to: { x: number; y: number },
  half: number,
  light: Colour,
): string {
  const { canvas } = design;
  const cone = canvas.linear([
    [light, 0, 0.75],
    [light, 1, 0.16],
  ]);
  const pool = canvas.radial([
    [light, 0, 0.95],
    [light, 0.7, 0.5],
    [light, 1, 0.12],
  ]);
  return (
    path(
      polygon([
        { x: from.x - 12, y: from.y },
        { x: from.x + 12, y: from.y },
        { x: to.x + half, y: to.y },
        { x: to.x - half, y: to.y },
      ]),
      cone,
    ) + ellipse(to, half, half * 0.24, pool)
  );
}

/** Boards of a stage floor running to the back. */
export function boards(design: Design, top: number, wood: Colour): string {
  const { canvas, inks } = design;
  const { width: w, height: h } = canvas;
  const lines = upTo(17).map((i) => {
    const t = (i - 8) / 8;
    return `M${n(w / 2 + t * w * 0.42)} ${n(top)}L${n(w / 2 + t * w * 0.95)} ${n(h)}`;
  });
  return (
    rect(
      { x: 0, y: top, w, h: h - top },
      canvas.linear([
        [mix(wood, inks.deep, 0.45), 0],
        [mix(wood, inks.deep, 0.75), 1],
      ]),
    ) + stroke(lines.join(''), inks.deep, 2, { opacity: 0.6 })
  );
}

/** A hand microphone, upright around the origin: ball at the top, 260 tall. */
export function microphone(
  design: Design,
  metal: Colour,
  body: Colour,
  light: Colour,
  grip: Colour,
): string {
  const { canvas } = design;
  const mesh = canvas.pattern(
    13,
    13,
    stroke('M0 0L13 13M13 0L0 13', mix(metal, body, 0.7), 1.8),
    'scale(1 1)',
  );
  return (
    path('M-32 -38H32L22 150Q0 162 -22 150Z', body) +
    path('M6 -38H32L22 150Q14 156 4 157Z', mix(body, '#000000', 0.3)) +
    rect({ x: -9, y: 20, w: 14, h: 32 }, grip, { rx: 7 }) +
    circle({ x: 0, y: -92 }, 62, metal) +
    circle({ x: 0, y: -92 }, 62, mesh) +
    path('M10 -153A62 62 0 0 1 10 -31A80 80 0 0 0 10 -153Z', mix(metal, body, 0.5), {
      opacity: 0.6,
    }) +
    stroke('M-42 -112A46 46 0 0 1 -16 -136', light, 7, { 'stroke-linecap': 'round' }) +
    rect({ x: -66, y: -98, w: 132, h: 16 }, light, { rx: 5 }) +
    rect({ x: -40, y: -44, w: 80, h: 15 }, light, { rx: 4 })
  );
}

/** A wide laughing mouth around the origin, 200 wide. */
export function laugh(lip: Colour, inside: Colour, teeth: Colour, tongue: Colour): string {
  return (
    path('M-100 -34Q0 -62 100 -34Q96 84 0 92Q-96 84 -100 -34Z', lip) +
    path('M-84 -24Q0 -46 84 -24Q78 68 0 76Q-78 68 -84 -24Z', inside) +
    path('M-84 -24Q0 -46 84 -24L80 8Q0 -10 -80 8Z', teeth) +
    path('M-52 54Q0 8 52 54Q30 75 0 76Q-30 75 -52 54Z', tongue)
  );
}

/** Courses of bricks. */
export function bricks(design: Design, brick: Colour, mortar: Colour): string {
  const { canvas } = design;
  const tile =
    rect({ x: 0, y: 0, w: 88, h: 56 }, mortar) +
    rect({ x: 2, y: 2, w: 84, h: 24 }, brick) +
    rect({ x: -42, y: 30, w: 84, h: 24 }, mix(brick, mortar, 0.14)) +
    rect({ x: 46, y: 30, w: 84, h: 24 }, mix(brick, mortar, 0.07));
  return rect(canvas.whole, canvas.pattern(88, 56, tile));
}

/** A speech bubble around a box, its tail pointing down at `tail`. */
export function bubble(
  x: number,
  y: number,
  w: number,
  h: number,
  tail: number,
  fill: Colour,
  edge: Colour,
): string {
  const r = 38;
  const d = `M${n(x + r)} ${n(y)}H${n(x + w - r)}Q${n(x + w)} ${n(y)} ${n(x + w)} ${n(y + r)}V${n(y + h - r)}Q${n(x + w)} ${n(y + h)} ${n(x + w - r)} ${n(y + h)}H${n(tail + 40)}L${n(tail - 14)} ${n(y + h + 62)}L${n(tail - 8)} ${n(y + h)}H${n(x + r)}Q${n(x)} ${n(y + h)} ${n(x)} ${n(y + h - r)}V${n(y + r)}Q${n(x)} ${n(y)} ${n(x + r)} ${n(y)}Z`;
  return (
    path(d, edge, { transform: 'translate(10 10)' }) +
    path(d, fill, { stroke: edge, 'stroke-width': 5, 'stroke-linejoin': 'round' })
  );
}

/** Rings of a lamp or badge, for marquee bulbs: dots along a rectangle. */
export function bulbs(
  x: number,
  y: number,
  w: number,
  h: number,
  gap: number,
  light: Colour,
  glow: Colour,
): string {
  const across = Math.round(w / gap);
  const down = Math.round(h / gap);
  const spots = [
    ...upTo(across + 1).flatMap((i) => [
      { x: x + (w * i) / across, y },
      { x: x + (w * i) / across, y: y + h },
    ]),
    ...upTo(down - 1).flatMap((i) => [
      { x, y: y + (h * (i + 1)) / down },
      { x: x + w, y: y + (h * (i + 1)) / down },
    ]),
  ];
  return spots
    .map((p) => circle(p, gap * 0.22, light) + ring(p, gap * 0.3, glow, 1.4, { opacity: 0.6 }))
    .join('');
}
