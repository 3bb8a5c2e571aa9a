import type { SeatKind } from '@houseful/contract/seat-map';

/** An ellipse on the drawing, in cm. Angles are radians clockwise from the top (the stage's side). */
export type Oval = { centreX: number; centreY: number; halfWidth: number; halfHeight: number };

type Place = { x: number; y: number; kind: SeatKind };

export function pointOn(oval: Oval, angle: number): { x: number; y: number } {
  return {
    x: oval.centreX + oval.halfWidth * Math.sin(angle),
    y: oval.centreY - oval.halfHeight * Math.cos(angle),
  };
}

/** The next ring outwards: about `distance` cm behind this one all the way round. */
export function widen(oval: Oval, distance: number): Oval {
  return {
    ...oval,
    halfWidth: oval.halfWidth + distance,
    halfHeight: oval.halfHeight + distance,
  };
}

/** Length of the arc in cm, to well under a centimetre for arcs of a seating section. */
export function arcLength(oval: Oval, from: number, to: number): number {
  const middle = (from + to) / 2;
  const sum = speed(oval, from) + 4 * speed(oval, middle) + speed(oval, to);
  return (Math.abs(to - from) * sum) / 6;
}

/**
 * Stands the places side by side along the arc, centred on it, in the order from `from` to `to`
 * (which may run either way round). Places keep their widths, so neighbours never overlap.
 */
export function placeAlong(
  oval: Oval,
  arc: { from: number; to: number },
  kinds: readonly SeatKind[],
  widthOf: Record<SeatKind, number>,
): Place[] {
  const total = kinds.reduce((sum, kind) => sum + widthOf[kind], 0);
  const way = Math.sign(arc.to - arc.from);
  let angle = step(oval, arc.from, way * ((arcLength(oval, arc.from, arc.to) - total) / 2));
  return kinds.map((kind) => {
    angle = step(oval, angle, (way * widthOf[kind]) / 2);
    const point = pointOn(oval, angle);
    angle = step(oval, angle, (way * widthOf[kind]) / 2);
    return { x: Math.round(point.x), y: Math.round(point.y), kind };
  });
}

/** The angle that lies `distance` cm further along. */
function step(oval: Oval, angle: number, distance: number): number {
  const halfway = angle + distance / 2 / speed(oval, angle);
  return angle + distance / speed(oval, halfway);
}

/** Centimetres of arc per radian at the angle. */
function speed(oval: Oval, angle: number): number {
  const across = oval.halfWidth * Math.cos(angle);
  const along = oval.halfHeight * Math.sin(angle);
  return Math.sqrt(across * across + along * along);
}
