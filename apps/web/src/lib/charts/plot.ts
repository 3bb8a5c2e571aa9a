/** The ground of a chart in pixels: what is drawn stands between its edges. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
}

const HEIGHT = 220;
const EDGE = 6;
const TICKS_HEIGHT = 24;

export function plotOf(width: number): Plot {
  return {
    ...{ width, height: HEIGHT, left: EDGE, top: 12, floor: HEIGHT - TICKS_HEIGHT },
    right: Math.max(EDGE, width - EDGE),
  };
}

/** Places of at most so many of `count` marks, evenly spread, the first among them. */
export function everyNth(count: number, marksMax: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, marksMax)));
  return Array.from({ length: Math.ceil(count / step) }, (_, place) => place * step);
}
