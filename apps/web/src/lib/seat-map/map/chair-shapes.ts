import type { SeatKind } from '@houseful/contract/seat-map';
import type { RoomSeat } from '../model/room.ts';

/** How much of a free chair's size a sold one has: state is told by shape before colour. */
const SOLD_SHARE = 0.42;

/**
 * Chairs as shapes around their own middle, front upwards: a cushion and a back; a recliner with a
 * rest for the feet; a round place for a wheelchair; a companion's chair with a notched back. Made
 * once for each size.
 */
export function createChairShapes() {
  const known = new Map<string, Path2D>();
  return (kind: SeatKind, width: number, depth: number): Path2D => {
    const key = `${kind}/${Math.round(width)}/${Math.round(depth)}`;
    const shape = known.get(key) ?? chairShape(kind, width, depth);
    known.set(key, shape);
    return shape;
  };
}

function chairShape(kind: SeatKind, w: number, d: number): Path2D {
  const path = new Path2D();
  const [left, top] = [-w / 2, -d / 2];
  switch (kind) {
    case 'wheelchair':
      path.roundRect(left, top, w, d, Math.min(w, d) * 0.48);
      return path;
    case 'recliner':
      path.roundRect(left + w * 0.08, top - d * 0.1, w * 0.84, d * 0.2, d * 0.1);
      path.roundRect(left, top + d * 0.18, w, d * 0.56, d * 0.14);
      path.roundRect(left, top + d * 0.82, w, d * 0.22, [d * 0.04, d * 0.04, d * 0.12, d * 0.12]);
      return path;
    case 'companion':
      path.roundRect(left, top, w, d * 0.74, [d * 0.4, d * 0.4, d * 0.08, d * 0.08]);
      path.roundRect(left, top + d * 0.82, w * 0.42, d * 0.2, d * 0.06);
      path.roundRect(left + w * 0.58, top + d * 0.82, w * 0.42, d * 0.2, d * 0.06);
      return path;
    case 'standard':
      path.roundRect(left, top, w, d * 0.76, [d * 0.24, d * 0.24, d * 0.08, d * 0.08]);
      path.roundRect(left, top + d * 0.83, w, d * 0.2, [d * 0.04, d * 0.04, d * 0.1, d * 0.1]);
      return path;
  }
}

/** Puts a shape where the chair stands, turned as it is. */
export function addTurned(into: Path2D, shape: Path2D, { x, y, angle }: RoomSeat): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  into.addPath(shape, { a: cos, b: sin, c: -sin, d: cos, e: x, f: y });
}

export function addSquare(into: Path2D, { x, y, width, depth }: RoomSeat, share = 1): void {
  into.rect(x - (width * share) / 2, y - (depth * share) / 2, width * share, depth * share);
}

export function addSold(into: Path2D, seat: RoomSeat): void {
  addSquare(into, seat, SOLD_SHARE);
}

/** The cross of a seat that is gone. */
export function addCross(into: Path2D, { x, y, width }: RoomSeat, share = 0.2): void {
  const arm = width * share;
  into.moveTo(x - arm, y - arm);
  into.lineTo(x + arm, y + arm);
  into.moveTo(x + arm, y - arm);
  into.lineTo(x - arm, y + arm);
}

/** The corner of a chair from which one does not see all: filled. */
export function addCorner(into: Path2D, { x, y, width, depth }: RoomSeat): void {
  const [left, top, side] = [x - width * 0.5, y - depth * 0.5, width * 0.5];
  into.moveTo(left, top);
  into.lineTo(left + side, top);
  into.lineTo(left, top + side);
  into.closePath();
}

/** The tick of a seat that is yours. */
export function addTick(into: Path2D, { x, y }: RoomSeat, unit: number): void {
  into.moveTo(x - 13 * unit, y);
  into.lineTo(x - 4 * unit, y + 10 * unit);
  into.lineTo(x + 14 * unit, y - 11 * unit);
}

/** Upright also on a turned chair; drawn as a line. */
export function addWheelchairSign(into: Path2D, seat: RoomSeat): void {
  into.addPath(wheelchairSign(), { e: seat.x, f: seat.y });
}

/** Filled. */
export function addCompanionSign(into: Path2D, seat: RoomSeat): void {
  into.addPath(companionSign(), { e: seat.x, f: seat.y });
}

const wheelchairSign = once(
  () => new Path2D('M-3-16v.01M-3-9V3H9l6 12M-3-3H8M-9-3a12 12 0 1 0 16 16'),
);
const companionSign = once(
  () => new Path2D('M-6-9a6 6 0 1 0 12 0a6 6 0 1 0-12 0M-12 14a12 12 0 0 1 24 0z'),
);

/** Only a browser knows paths, and this module is loaded elsewhere, too. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
