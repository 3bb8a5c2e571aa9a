/** Centimetres of the drawing, y growing downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around the points, with some air on all sides. */
export function boxAround(points: Iterable<Point>, air = 0): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x - air);
    box.top = Math.min(box.top, y - air);
    box.right = Math.max(box.right, x + air);
    box.bottom = Math.max(box.bottom, y + air);
  }
  return box;
}

export function cornersOf({ left, top, right, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: bottom },
  ];
}

export function boxOfRect(rect: Point & { width: number; height: number }): Box {
  const { x, y, width, height } = rect;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;
}

export function holds({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((at, { x, y }) => ({ x: at.x + x, y: at.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Whether the point lies in the closed outline: counts how often a ray to the right crosses it. */
export function isInside({ x, y }: Point, outline: readonly Point[]): boolean {
  let inside = false;
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before && corner.y > y !== before.y > y) {
      const crossing = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

/** How much straying to the side costs against going on. */
const STRAY_COST = 3;

/**
 * What lies nearest in a direction, for the arrow keys: straying to the side costs more than going
 * on. Null where nothing lies that way.
 */
export function nearestAlong<T extends Point>(
  candidates: Iterable<T>,
  from: Point,
  direction: 'left' | 'right' | 'up' | 'down',
  leastCm: number,
): T | null {
  let best: T | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const [x, y] = [candidate.x - from.x, candidate.y - from.y];
    const onward = { left: -x, right: x, up: -y, down: y }[direction];
    if (onward < leastCm) continue;
    const aside = direction === 'left' || direction === 'right' ? Math.abs(y) : Math.abs(x);
    const cost = onward + STRAY_COST * aside;
    if (cost >= bestCost) continue;
    best = candidate;
    bestCost = cost;
  }
  return best;
}
