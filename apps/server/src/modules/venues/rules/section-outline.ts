import { OUTLINE_POINTS_MAX, type Section } from '@houseful/contract/seat-map';
import {
  contains,
  distanceToChain,
  hullOf,
  isSimple,
  outerChain,
  type Point,
  simplify,
  straighten,
} from './polygon.ts';

/** Shares of the block's size that a straightened front or back may be off, coarsest first. */
const TOLERANCES = [0.008, 0.004, 0.002, 0.001];
/** Half of a chair that has no neighbour to measure by, in centimetres. */
const LONE_CHAIR_HALF_CM = 30;
/** A notch in a side is filled when it is no deeper than this many chairs. */
const NOTCH_CHAIRS = 1.2;
/** Of the way to the neighbour: a little less than half, so that shapes never touch. */
const REACH_SHARE = 0.45;
/** Rows that stand far apart do not reach for each other. */
const REACH_CM_MAX = 60;

/**
 * The shape around a section's chairs, closed, of at most OUTLINE_POINTS_MAX points in whole
 * centimetres: every chair is inside, and it reaches half a chair and half a row beyond them, so
 * that blocks which stand apart are drawn apart. A block of curved rows keeps its curve. Empty
 * for a section without chairs.
 *
 * It goes along the front row, down the rows' right ends, back along the last row and up the left
 * ends; rows are taken as they are listed. Where that is not a shape around the chairs, because
 * the rows are listed in no order, it is their hull.
 */
export function sectionOutline(section: Section): Point[] {
  const rows = rowsOneWay(section);
  const chairs = rows.flat();
  if (chairs.length === 0) return [];
  const halfChair = reachOf(rows.flatMap(stepsOf)) ?? LONE_CHAIR_HALF_CM;
  const halfRow = reachOf(stepsOf(rows.map(middleOf))) ?? LONE_CHAIR_HALF_CM;
  const { front, right, back, left } = edgesOf(rows, halfChair, halfRow);
  const size = sizeOf([...front, ...back]);
  const notch = NOTCH_CHAIRS * 2 * halfChair;
  const sides = { right: evened(right, left, notch), left: evened(left, right, notch) };
  for (const share of TOLERANCES) {
    const outline = [front, sides.right, back, sides.left]
      .flatMap((edge) => straighten(edge, share * size))
      .map(rounded);
    const fits = outline.length <= OUTLINE_POINTS_MAX && isSimple(outline);
    if (fits && chairs.every((chair) => contains(outline, chair))) return outline;
  }
  return hullAround(chairs, Math.max(halfChair, halfRow));
}

/** The middle of the chairs, or, where that lies outside their curve, the chair nearest to it. */
export function sectionCentre(section: Section, outline: readonly Point[]): Point {
  const chairs = section.rows.flatMap(({ seats }) => seats);
  if (chairs.length === 0) return { x: 0, y: 0 };
  const middle = rounded(middleOf(chairs));
  if (contains(outline, middle)) return middle;
  const { x, y } = chairs.reduce((best, chair) =>
    apart(chair, middle) < apart(best, middle) ? chair : best,
  );
  return { x, y };
}

/** The rows that have chairs, all listed in the direction of the first. */
function rowsOneWay({ rows }: Section): Point[][] {
  const ordered: Point[][] = [];
  let way: Point | undefined;
  for (const { seats } of rows) {
    if (seats.length === 0) continue;
    const along = minus(seats.at(-1) as Point, seats[0] as Point);
    const turned = way !== undefined && along.x * way.x + along.y * way.y < 0;
    ordered.push(turned ? seats.toReversed() : seats);
    way = turned ? scaled(along, -1) : along;
  }
  return ordered;
}

/** The four sides in the order of a walk around the chairs. */
function edgesOf(
  rows: readonly (readonly Point[])[],
  halfChair: number,
  halfRow: number,
): Record<'front' | 'right' | 'back' | 'left', Point[]> {
  const across = acrossOf(rows);
  const longer = rows.map((row) => lengthen(row, across, halfChair));
  return {
    front: shifted(longer[0] as Point[], scaled(across, -1), halfRow),
    right: longer.map((row) => row.at(-1) as Point),
    back: shifted(longer.at(-1) as Point[], across, halfRow).toReversed(),
    left: longer.map((row) => row[0] as Point).toReversed(),
  };
}

/**
 * The side as its longest rows have it: that the others are a chair shorter means nothing. A side
 * with a real notch, where something else may stand, stays as it is.
 */
function evened(side: readonly Point[], opposite: readonly Point[], notch: number): Point[] {
  const outer = outerChain(side, middleOf(opposite));
  const deepest = side.reduce((most, point) => Math.max(most, distanceToChain(point, outer)), 0);
  return deepest <= notch ? outer : [...side];
}

/** From the first row to the last, one centimetre long; down the drawing where there is one row. */
function acrossOf(rows: readonly (readonly Point[])[]): Point {
  const across = minus(middleOf(rows.at(-1) as Point[]), middleOf(rows[0] as Point[]));
  return lengthOf(across) === 0 ? { x: 0, y: 1 } : unit(across);
}

/** The row with half a chair more at each end. */
function lengthen(row: readonly Point[], across: Point, halfChair: number): Point[] {
  const [first, second] = row as [Point, Point | undefined];
  const last = row.at(-1) as Point;
  const aside = { x: -across.y, y: across.x };
  const left = second ? unit(minus(first, second)) : aside;
  const right = second ? unit(minus(last, row.at(-2) as Point)) : scaled(aside, -1);
  return [plus(first, scaled(left, halfChair)), ...row, plus(last, scaled(right, halfChair))];
}

/** The row moved square to itself, at each point, to the side that `towards` points to. */
function shifted(row: readonly Point[], towards: Point, distance: number): Point[] {
  return row.map((point, index) => {
    const along = minus(row[index + 1] ?? point, row[index - 1] ?? point);
    const square = unit({ x: -along.y, y: along.x });
    const side = square.x * towards.x + square.y * towards.y < 0 ? -1 : 1;
    return plus(point, scaled(square, side * distance));
  });
}

function hullAround(chairs: readonly Point[], reach: number): Point[] {
  const corners = chairs.flatMap(({ x, y }) => [
    { x: x - reach, y: y - reach },
    { x: x + reach, y: y - reach },
    { x: x + reach, y: y + reach },
    { x: x - reach, y: y + reach },
  ]);
  const hull = hullOf(corners).map(rounded);
  let outline = hull;
  for (let tolerance = 1; outline.length > OUTLINE_POINTS_MAX; tolerance *= 2) {
    outline = simplify(hull, tolerance);
  }
  return outline;
}

function reachOf(distances: readonly number[]): number | undefined {
  const positive = distances.filter((distance) => distance > 0);
  if (positive.length === 0) return undefined;
  const least = positive.reduce((a, b) => Math.min(a, b));
  return Math.min(least * REACH_SHARE, REACH_CM_MAX);
}

function stepsOf(points: readonly Point[]): number[] {
  return points.slice(1).map((point, index) => apart(point, points[index] as Point));
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(plus, { x: 0, y: 0 });
  return scaled(sum, 1 / points.length);
}

function sizeOf(points: readonly Point[]): number {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const scaled = ({ x, y }: Point, by: number): Point => ({ x: x * by, y: y * by });
const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
const lengthOf = ({ x, y }: Point): number => Math.hypot(x, y);
const apart = (a: Point, b: Point): number => lengthOf(minus(a, b));
const unit = (a: Point): Point => scaled(a, 1 / (lengthOf(a) || 1));
