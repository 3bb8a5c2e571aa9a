import type { Area, SeatKind, SeatMap, Section } from '@houseful/contract/seat-map';

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

/** A chair as the picker works with it: positions are the middle, in the drawing's centimetres. */
export interface RoomSeat extends Point {
  /** Its place in `Room.seats`. */
  readonly index: number;
  readonly seatId: string;
  readonly number: string;
  readonly categoryId: string;
  readonly kind: SeatKind;
  /** Drawn this wide and this deep. */
  readonly width: number;
  readonly depth: number;
  readonly row: RoomRow;
}

export interface RoomRow {
  readonly label: string;
  readonly section: RoomSection;
  /** From one end to the other, as people sit. */
  readonly seats: readonly RoomSeat[];
}

export interface RoomSection {
  readonly index: number;
  readonly name: string;
  readonly rows: readonly RoomRow[];
  readonly box: Box;
  /** The convex outline around its chairs, with some air. */
  readonly outline: readonly Point[];
}

/** A seat map made ready to draw, to hit and to walk through with the keyboard. */
export interface Room {
  readonly name: string;
  /** Around everything there is to see, row letters included. */
  readonly box: Box;
  readonly stage: SeatMap['stage'];
  readonly seats: readonly RoomSeat[];
  readonly sections: readonly RoomSection[];
  readonly areas: readonly Area[];
  /** Whether a row's letter says which row, without its section. */
  readonly rowsUnique: boolean;
  seatById(seatId: string): RoomSeat | undefined;
}

const SEAT_SIZE_MIN_CM = 32;
const SEAT_SIZE_MAX_CM = 86;
const SEAT_DEPTH_MAX_CM = 52;
const LONELY_SEAT_CM = 48;
/** How much of the room between two chairs' middles the chair itself takes. */
const SEAT_SHARE = 0.84;
const OUTLINE_AIR_CM = 45;
const ROW_LETTER_CM = 60;

export function buildRoom(seatMap: SeatMap): Room {
  const seats: RoomSeat[] = [];
  const sections = seatMap.sections.map((section, index) => buildSection(section, index, seats));
  const byId = new Map(seats.map((seat) => [seat.seatId, seat]));
  return {
    name: seatMap.name,
    box: boxOfRoom(seatMap, sections),
    stage: seatMap.stage,
    seats,
    sections,
    areas: seatMap.areas,
    rowsUnique: areRowsUnique(sections),
    seatById: (seatId) => byId.get(seatId),
  };
}

function boxOfRoom({ stage, areas }: SeatMap, sections: readonly RoomSection[]): Box {
  const boxes = sections.map(({ box }) => ({
    ...box,
    left: box.left - ROW_LETTER_CM,
    right: box.right + ROW_LETTER_CM,
  }));
  for (const { x, y, width, height } of [stage, ...areas]) {
    boxes.push({ left: x, top: y, right: x + width, bottom: y + height });
  }
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };

function areRowsUnique(sections: readonly RoomSection[]): boolean {
  const labels = sections.flatMap(({ rows }) => rows.map((row) => row.label));
  return new Set(labels).size === labels.length;
}

function buildSection(source: Section, index: number, into: RoomSeat[]): RoomSection {
  const rows: RoomRow[] = [];
  const first = into.length;
  const section: Growing<RoomSection> = {
    index,
    name: source.name,
    rows,
    box: boxAround([]),
    outline: [],
  };
  for (const { label, seats: chairs } of source.rows) {
    const seats: RoomSeat[] = [];
    const row: RoomRow = { label, section, seats };
    chairs.forEach((chair, place) => {
      const width = seatWidth(chairs, place);
      const { seatId, number, categoryId, kind, x, y } = chair;
      const depth = Math.min(width, SEAT_DEPTH_MAX_CM);
      seats.push({ index: into.length, seatId, number, categoryId, kind, x, y, width, depth, row });
      into.push(seats[place] as RoomSeat);
    });
    rows.push(row);
  }
  const own = into.slice(first);
  section.box = boxAround(own);
  section.outline = outlineAround(own);
  return section;
}

/** As wide as the nearer neighbour in the row allows. */
function seatWidth(row: readonly Point[], place: number): number {
  const [before, chair, after] = [row[place - 1], row[place], row[place + 1]];
  if (!chair) return LONELY_SEAT_CM;
  const room = Math.min(distance(before, chair), distance(chair, after));
  if (!Number.isFinite(room)) return LONELY_SEAT_CM;
  return Math.min(SEAT_SIZE_MAX_CM, Math.max(SEAT_SIZE_MIN_CM, room * SEAT_SHARE));
}

function distance(a: Point | undefined, b: Point | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY;
}

export function boxAround(points: readonly Point[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x - OUTLINE_AIR_CM);
    box.top = Math.min(box.top, y - OUTLINE_AIR_CM);
    box.right = Math.max(box.right, x + OUTLINE_AIR_CM);
    box.bottom = Math.max(box.bottom, y + OUTLINE_AIR_CM);
  }
  return box;
}

/** Convex hull by the monotone chain, first of the chairs' middles, then of their corners. */
function outlineAround(points: readonly Point[]): Point[] {
  const air = OUTLINE_AIR_CM;
  const corners = convexHull(points).flatMap(({ x, y }) => [
    { x: x - air, y: y - air },
    { x: x + air, y: y - air },
    { x: x - air, y: y + air },
    { x: x + air, y: y + air },
  ]);
  return convexHull(corners);
}

function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(sorted: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of sorted) {
    while (hull.length >= 2 && !turnsLeft(hull.at(-2), hull.at(-1), point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
