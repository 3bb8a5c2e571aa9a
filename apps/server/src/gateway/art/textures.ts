import { type Colour, mix } from './colour.ts';
import type { Design } from './design.ts';
import { type Box, inset, n, path, type Point, rect, ring, stroke, upTo } from './draw.ts';

const GRAIN_TILE = 150;

/** Printed grain: one small tile of specks repeated, because filters are slow to paint. */
export function grain(
  design: Design,
  colour: Colour,
  opacity: number,
  box: Box = design.canvas.whole,
): string {
  const rng = design.rng.fork('grain');
  const specks = (count: number): string =>
    upTo(count)
      .map(() => `M${n(rng.next() * GRAIN_TILE)} ${n(rng.next() * GRAIN_TILE)}h0`)
      .join('');
  const tile =
    stroke(specks(110), colour, 1.1, { 'stroke-linecap': 'round' }) +
    stroke(specks(16), colour, 2.2, { 'stroke-linecap': 'round' });
  return rect(box, design.canvas.pattern(GRAIN_TILE, GRAIN_TILE, tile), { opacity });
}

/** Rows of dots that shrink along a direction. The dots of a row are one dashed line. */
export function halftone(
  box: Box,
  colour: Colour,
  pitch: number,
  grow: 'down' | 'up',
  most = 0.95,
): string {
  const rows = Math.ceil(box.h / (pitch * 0.87));
  return upTo(rows + 1)
    .map((i) => {
      const t = grow === 'down' ? i / rows : 1 - i / rows;
      const size = pitch * most * Math.sqrt(t);
      if (size < 0.8) return '';
      const y = box.y + i * pitch * 0.87;
      const shift = i % 2 === 0 ? 0 : pitch / 2;
      return stroke(`M${n(box.x - shift)} ${n(y)}H${n(box.x + box.w + pitch)}`, colour, size, {
        'stroke-linecap': 'round',
        'stroke-dasharray': `0 ${n(pitch)}`,
      });
    })
    .join('');
}

/** A disc of dots, largest at the centre. */
export function halftoneDisc(at: Point, radius: number, colour: Colour, pitch: number): string {
  const rows = Math.ceil((radius * 2) / (pitch * 0.87));
  return upTo(rows)
    .map((i) => {
      const y = at.y - radius + i * pitch * 0.87;
      const off = Math.abs(y - at.y) / radius;
      const half = Math.sqrt(Math.max(0, 1 - off * off)) * radius;
      const cells = Math.floor(half / pitch);
      const shift = i % 2 === 0 ? 0 : pitch / 2;
      const size = pitch * (0.92 - 0.62 * off);
      return cells < 1
        ? ''
        : stroke(
            `M${n(at.x - cells * pitch + shift)} ${n(y)}H${n(at.x + cells * pitch - pitch / 2 + shift)}`,
            colour,
            size,
            {
              'stroke-linecap': 'round',
              'stroke-dasharray': `0 ${n(pitch)}`,
            },
          );
    })
    .join('');
}

export type ScrimSide = 'bottom' | 'top' | 'left' | 'right';

/**
 * Darkens (or lightens) one side of the picture up to the edge `upTo`, softly beyond it, so that
 * lettering is readable there. Returns the drawing and the colours lettering must then stand against.
 */
export function scrim(
  design: Design,
  side: ScrimSide,
  reach: number,
  colour: Colour,
  brightest: Colour,
  soft = 170,
): { art: string; grounds: Colour[] } {
  const { w, h } = { w: design.canvas.width, h: design.canvas.height };
  const solid = 0.86;
  const length = reach + soft;
  const stops = [
    [colour, 0, 0.96],
    [colour, reach / length, solid],
    [colour, (reach + soft * 0.45) / length, 0.46],
    [colour, 1, 0],
  ] as const;
  const box: Record<ScrimSide, Box> = {
    bottom: { x: 0, y: h - length, w, h: length },
    top: { x: 0, y: 0, w, h: length },
    left: { x: 0, y: 0, w: length, h },
    right: { x: w - length, y: 0, w: length, h },
  };
  const line = {
    bottom: [0, 1, 0, 0],
    top: [0, 0, 0, 1],
    left: [0, 0, 1, 0],
    right: [1, 0, 0, 0],
  } as const;
  return {
    art: rect(box[side], design.canvas.linear(stops, line[side])),
    grounds: [colour, mix(colour, brightest, 1 - solid)],
  };
}

export type FrameName = 'none' | 'keyline' | 'double' | 'ticks' | 'border' | 'round';

/** A treatment of the picture's edge. */
export function frame(design: Design, name: FrameName, colour: Colour, margin = 20): string {
  const whole = design.canvas.whole;
  const line = (by: number, width: number, attrs = {}): string =>
    rect(inset(whole, by), 'none', { stroke: colour, 'stroke-width': width, ...attrs });
  switch (name) {
    case 'none':
      return '';
    case 'keyline':
      return line(margin, 1.6);
    case 'double':
      return line(margin - 4, 3.4) + line(margin + 4, 1.2);
    case 'round':
      return line(margin, 2.4, { rx: 26 });
    case 'border': {
      const { w, h } = whole;
      const m = margin;
      return path(`M0 0H${w}V${h}H0ZM${m} ${m}V${h - m}H${w - m}V${m}Z`, colour);
    }
    case 'ticks': {
      const { w, h } = whole;
      const m = margin;
      const l = 34;
      return stroke(
        `M${m} ${m + l}V${m}H${m + l}M${w - m - l} ${m}H${w - m}V${m + l}M${w - m} ${h - m - l}V${h - m}H${w - m - l}M${m + l} ${h - m}H${m}V${h - m - l}`,
        colour,
        2.6,
      );
    }
  }
}

/** A printer's register mark. */
export function registerMark(at: Point, size: number, colour: Colour): string {
  return (
    ring(at, size * 0.6, colour, 1.2) +
    stroke(
      `M${n(at.x - size)} ${n(at.y)}h${n(size * 2)}M${n(at.x)} ${n(at.y - size)}v${n(size * 2)}`,
      colour,
      1.2,
    )
  );
}
