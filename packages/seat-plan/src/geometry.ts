/** Centimetres; y grows away from the stage. */
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

/** Where a block stands, and how far it is turned. */
export interface Pose extends Point {
  /** Degrees clockwise. */
  readonly rotation: number;
}

/** From a block's own axes to the drawing's. */
export function intoDrawing({ x, y, rotation }: Pose): (local: Point) => Point {
  const [cos, sin] = [Math.cos(radians(rotation)), Math.sin(radians(rotation))];
  return (local) => ({
    x: x + local.x * cos - local.y * sin,
    y: y + local.x * sin + local.y * cos,
  });
}

/** From the drawing's axes to a block's own. */
export function outOfDrawing({ x, y, rotation }: Pose): (point: Point) => Point {
  const [cos, sin] = [Math.cos(radians(rotation)), Math.sin(radians(rotation))];
  return (point) => ({
    x: (point.x - x) * cos + (point.y - y) * sin,
    y: (point.y - y) * cos - (point.x - x) * sin,
  });
}

export function turnAround(point: Point, centre: Point, degrees: number): Point {
  return intoDrawing({ ...centre, rotation: degrees })({
    x: point.x - centre.x,
    y: point.y - centre.y,
  });
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Any number of degrees as one from −180 to 180, to a tenth. */
export function normalDegrees(degrees: number): number {
  const turned = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return Math.round(turned * 10) / 10;
}

export function boxAround(points: Iterable<Point>, air = 0): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left: left - air, top: top - air, right: right + air, bottom: bottom + air };
}

export function boxOfRect(rect: Point & { width: number; height: number }): Box {
  const { x, y, width, height } = rect;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

export function cornersOf({ left, top, right, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

export function isEmptyBox({ left, right }: Box): boolean {
  return !(left <= right);
}

export function unite(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

export function centreOf({ left, top, right, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

export function holds({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;
}
