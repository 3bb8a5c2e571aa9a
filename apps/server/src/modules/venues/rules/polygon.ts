/** A place on the drawing, in centimetres. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The closed polygon with fewer points, as `straighten` does it. */
export function simplify(polygon: readonly Point[], tolerance: number): Point[] {
  const [first] = polygon;
  if (!first) return [];
  // The point furthest from the first is kept, too: a closed line has no ends of its own.
  const far = furthest(polygon, (point) => distance(point, first)).index;
  const there = straighten(polygon.slice(0, far + 1), tolerance);
  const back = straighten([...polygon.slice(far), first], tolerance);
  return [...there.slice(0, -1), ...back.slice(0, -1)];
}

/**
 * The line with fewer points, from the same start to the same end; none of the dropped ones was
 * further than `tolerance` from what replaces it. Source: Douglas and Peucker, 1973.
 */
export function straighten(line: readonly Point[], tolerance: number): Point[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || line.length <= 2) return [...line];
  const { index, value } = furthest(line, (point) => distanceToEdge(point, first, last));
  if (value <= tolerance) return [first, last];
  const before = straighten(line.slice(0, index + 1), tolerance);
  return [...before.slice(0, -1), ...straighten(line.slice(index), tolerance)];
}

function furthest(
  points: readonly Point[],
  measure: (point: Point) => number,
): { index: number; value: number } {
  let found = { index: 0, value: 0 };
  points.forEach((point, index) => {
    const value = measure(point);
    if (value > found.value) found = { index, value };
  });
  return found;
}

/** Whether the point lies inside. Source: W. R. Franklin, PNPOLY. */
export function contains(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (const [a, b] of edgesOf(polygon)) {
    if (a.y > y === b.y > y) continue;
    if (x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** Whether it has an inside, and no two of its edges cross. */
export function isSimple(polygon: readonly Point[]): boolean {
  const edges = edgesOf(polygon);
  return (
    edges.length >= 3 &&
    edges.every(([a, b], index) => edges.slice(index + 1).every(([c, d]) => !cross(a, b, c, d)))
  );
}

/** The smallest convex polygon around the points. Source: A. M. Andrew's monotone chain, 1979. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (inOrder: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of inOrder) {
      while (chain.length >= 2 && turn(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) {
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/**
 * The line without the points that lie towards `inside`: its hull on the other side. From the same
 * start to the same end.
 */
export function outerChain(line: readonly Point[], inside: Point): Point[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last) return [];
  const inwards = Math.sign(turn(first, last, inside));
  const chain: Point[] = [];
  for (const point of line) {
    while (
      chain.length >= 2 &&
      turn(chain.at(-2) as Point, chain.at(-1) as Point, point) * inwards <= 0
    ) {
      chain.pop();
    }
    chain.push(point);
  }
  return chain;
}

/** From the point to the nearest place of the chain. */
export function distanceToChain(point: Point, chain: readonly Point[]): number {
  return chain
    .slice(1)
    .map((end, index) => distanceToEdge(point, chain[index] as Point, end))
    .reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
}

function edgesOf(polygon: readonly Point[]): [Point, Point][] {
  return polygon.map((point, index) => [point, polygon[(index + 1) % polygon.length] as Point]);
}

/** Whether the two pass through each other; lines that only touch do not. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Positive to one side of the line from a to b, negative to the other. */
function turn(a: Point, b: Point, point: Point): number {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** From the point to the line from a to b, which ends there. */
function distanceToEdge(point: Point, a: Point, b: Point): number {
  const length = distance(a, b);
  if (length === 0) return distance(point, a);
  const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length ** 2;
  const share = Math.min(1, Math.max(0, along));
  return distance(point, { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
}
