/** Ends of an axis whose half is a whole number, too. */
const ROUND = [2, 4, 6, 8, 10];

/** The least round number that holds the value. */
export function roundMax(value: number): number {
  let unit = 1;
  while (10 * unit < value) unit *= 10;
  return unit * (ROUND.find((step) => step * unit >= value) ?? 10);
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  ...[10 * SECOND_MS, 30 * SECOND_MS],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
];

/**
 * Round times between two moments, at most `ticksMax`: full minutes, hours or days of a place that
 * is `aheadMs` ahead of UTC.
 */
export function timeTicks(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  ticksMax: number,
  aheadMs: number,
): { ticks: number[]; stepMs: number } {
  const spanMs = toMs - fromMs;
  const days = Math.max(1, Math.ceil(spanMs / ticksMax / DAY_MS));
  const stepMs = STEPS_MS.find((step) => spanMs / step <= ticksMax) ?? days * DAY_MS;
  const ticks: number[] = [];
  let tick = Math.ceil((fromMs + aheadMs) / stepMs) * stepMs - aheadMs;
  for (; tick <= toMs && ticks.length < ticksMax; tick += stepMs) ticks.push(tick);
  return { ticks, stepMs };
}

/** The place of the time nearest to `atMs`; times are in order, and there is one at least. */
export function nearest(timesMs: readonly number[], atMs: number): number {
  let low = 0;
  let high = timesMs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((timesMs[middle] ?? 0) <= atMs) low = middle;
    else high = middle;
  }
  return Math.abs((timesMs[high] ?? 0) - atMs) < Math.abs((timesMs[low] ?? 0) - atMs) ? high : low;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An SVG path through the points. */
export function linePath(points: readonly Point[]): string {
  return points
    .map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${near(x)} ${near(y)}`)
    .join('');
}

/** A path that changes at once from value to value, as rules do. */
export function stepPath(points: readonly Point[]): string {
  return points
    .map(({ x, y }, place) => (place === 0 ? `M${near(x)} ${near(y)}` : `H${near(x)}V${near(y)}`))
    .join('');
}

/** The ground below a line, down to `floor`. */
export function areaPath(points: readonly Point[], floor: number): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  return `${linePath(points)}V${near(floor)}H${near(first.x)}Z`;
}

/** Tenths of a pixel are more than can be seen. */
function near(value: number): number {
  return Math.round(value * 10) / 10;
}
