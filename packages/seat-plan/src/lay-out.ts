import type { SeatKind } from '@houseful/contract/seat-map';
import { type Box, boxAround, type Point } from './geometry.ts';
import { rowLengths } from './integrity.ts';
import { labelRows } from './label-rows.ts';
import { numberSeats } from './number-seats.ts';
import type { Design, FreeDesign, RowDesign, SeatChange } from './plan.ts';

/** A chair where its block has it, on the block's own axes. */
export interface LaidSeat extends Point {
  /** Its row and its place, counted from 0, and both as changes name it: `row.seat`. */
  readonly row: number;
  readonly seat: number;
  readonly key: string;
  /** Radians clockwise from looking straight at the stage. */
  readonly angle: number;
  readonly number: string;
  readonly categoryId: string;
  readonly kind: SeatKind;
  readonly obstructed: boolean;
  /** The next chair of the row is no neighbour. */
  readonly aisleAfter: boolean;
  readonly seatId: string | undefined;
}

export interface LaidRow {
  readonly row: number;
  readonly label: string;
  /** The chairs that are there, from the left as one looks at the stage. */
  readonly seats: readonly LaidSeat[];
}

export interface Layout {
  readonly rows: readonly LaidRow[];
  readonly seatsTotal: number;
  /** Around all chairs, half a chair wider than their middles; empty (left > right) without chairs. */
  readonly box: Box;
}

function placeKey(row: number, seat: number): string {
  return `${row}.${seat}`;
}

export const HALF_SEAT_CM = 26;
/** Chairs that were moved further apart than this many spacings are no neighbours any more. */
const NEIGHBOUR_SPACINGS_MAX = 1.8;

const known = new WeakMap<Design, Layout>();

/** Where a design's chairs stand; computed once for each design, so that moving a block costs nothing. */
export function layOut(design: Design): Layout {
  const before = known.get(design);
  if (before) return before;
  const rows = design.type === 'rows' ? layOutRows(design) : layOutFree(design);
  const seats = rows.flatMap((row) => row.seats);
  const layout = { rows, seatsTotal: seats.length, box: boxAround(seats, HALF_SEAT_CM) };
  known.set(design, layout);
  return layout;
}

interface Place extends Point {
  readonly seat: number;
  readonly angle: number;
  /** Between this place and the next lies an aisle. */
  readonly aisle: boolean;
}

function layOutRows(design: RowDesign): LaidRow[] {
  const lengths = rowLengths(design);
  const labels = labelRows(design.rowLabels, design.rows);
  const columns = Math.max(1, ...lengths);
  const along = columnPositions(design, columns);
  const halfWidth = Math.max(1, along(columns - 1));
  const bent = bendOf(design, halfWidth);
  return lengths.map((length, row) => {
    const share = { left: 0, middle: 0.5, right: 1 }[design.align];
    const first = (columns - length) * share;
    const places = Array.from({ length }, (_, seat): Place => {
      const column = first + seat;
      return { seat, ...bent(along(column), row), aisle: aisleFollows(design, column) };
    });
    const categoryId = design.rowCategories?.[String(row)] ?? design.categoryId;
    const seats = settle(design, { row, places, categoryId }, design.seatSpacing);
    return { row, label: labels[row] ?? String(row + 1), seats };
  });
}

/** How far right of the block's middle a column stands, aisles counted. */
function columnPositions(design: RowDesign, columns: number): (column: number) => number {
  const { aisles, seatSpacing } = design;
  const inside = aisles.filter(({ after }) => after < columns);
  const passed = (column: number) =>
    inside.reduce((sum, { after, width }) => (column + 0.5 > after ? sum + width : sum), 0);
  const total = (columns - 1) * seatSpacing + passed(columns - 1);
  return (column) => column * seatSpacing + passed(column) - total / 2;
}

function aisleFollows({ aisles }: RowDesign, column: number): boolean {
  return aisles.some(({ after }) => column + 0.5 <= after && column + 1.5 > after);
}

type Bend = (along: number, row: number) => Point & { angle: number };

function bendOf({ curve, rowSpacing }: RowDesign, halfWidth: number): Bend {
  if (curve && 'radius' in curve) {
    return (along, row) => {
      const radius = curve.radius + row * rowSpacing;
      const turn = along / radius;
      return { ...onCircle(radius, turn, row * rowSpacing), angle: turn };
    };
  }
  const bend = curve?.bend ?? 0;
  if (bend === 0) return (along, row) => ({ x: along, y: row * rowSpacing, angle: 0 });
  const depth = Math.abs(bend);
  const radius = (halfWidth * halfWidth + depth * depth) / (2 * depth);
  const way = Math.sign(bend);
  return (along, row) => {
    const turn = along / radius;
    const { x, y } = onCircle(radius, turn, 0);
    return { x, y: row * rowSpacing + way * y, angle: way * turn };
  };
}

/** A point of a circle whose middle lies before the row: the ends come forward. */
function onCircle(radius: number, turn: number, back: number): Point {
  return { x: radius * Math.sin(turn), y: back - radius * (1 - Math.cos(turn)) };
}

function layOutFree(design: FreeDesign): LaidRow[] {
  return design.rows.map(({ label, numbers, at, aisles, categoryId }, row) => {
    const point = (seat: number): Point => ({ x: at[2 * seat] ?? 0, y: at[2 * seat + 1] ?? 0 });
    const after = new Set(aisles);
    const places = numbers.map((_, seat): Place => {
      const before = point(Math.max(0, seat - 1));
      const next = point(Math.min(numbers.length - 1, seat + 1));
      const angle = Math.atan2(next.y - before.y, next.x - before.x);
      return { seat, ...point(seat), angle, aisle: after.has(seat + 1) };
    });
    const own = { row, places, categoryId: categoryId ?? design.categoryId };
    return { row, label, seats: settle(design, own, Number.POSITIVE_INFINITY, numbers) };
  });
}

interface RowOfPlaces {
  readonly row: number;
  readonly places: readonly Place[];
  readonly categoryId: string;
}

/** The chairs of one row: what was changed is changed, what was removed is gone, the rest numbered. */
function settle(
  design: Design,
  { row, places, categoryId }: RowOfPlaces,
  spacing: number,
  printed?: readonly string[],
): LaidSeat[] {
  const { changes: ofAll } = design;
  const changes = places.map(({ seat }) => ofAll?.[placeKey(row, seat)]);
  const isThere = (seat: number) => !changes[seat]?.removed;
  const numbers = printed ?? numbersOf(design, changes);
  const standing = places.filter(({ seat }) => isThere(seat));
  const moved = standing.map((place) => shifted(place, changes[place.seat]));
  return standing.map((place, index) => {
    const { seat, angle } = place;
    const change = changes[seat];
    const here = moved[index] ?? place;
    const next = standing[index + 1];
    const there = moved[index + 1];
    return {
      ...{ row, seat, key: placeKey(row, seat), x: here.x, y: here.y, angle },
      number: change?.number ?? numbers[seat] ?? '',
      categoryId: change?.categoryId ?? categoryId,
      kind: change?.kind ?? design.seatKind,
      obstructed: change?.view === 'obstructed',
      aisleAfter:
        next !== undefined &&
        there !== undefined &&
        (aisleBetween(places, seat, next.seat) ||
          Math.hypot(there.x - here.x, there.y - here.y) > spacing * NEIGHBOUR_SPACINGS_MAX),
      seatId: change?.seatId,
    };
  });
}

/** A place without a chair between two is a gap as good as an aisle. */
function aisleBetween(places: readonly Place[], seat: number, next: number): boolean {
  return next !== seat + 1 || (places[seat]?.aisle ?? false);
}

function shifted({ x, y }: Place, change: SeatChange | undefined): Point {
  return change ? { x: x + (change.dx ?? 0), y: y + (change.dy ?? 0) } : { x, y };
}

function numbersOf(
  design: Design,
  changes: readonly (SeatChange | undefined)[],
): readonly (string | undefined)[] {
  if (design.type === 'free') return [];
  const { seatNumbers } = design;
  if (seatNumbers.countRemoved) return numberSeats(seatNumbers, changes.length);
  const there = changes.flatMap((change, seat) => (change?.removed ? [] : [seat]));
  const given = numberSeats(seatNumbers, there.length);
  const numbers: (string | undefined)[] = [];
  for (const [index, seat] of there.entries()) numbers[seat] = given[index];
  return numbers;
}
