import { type Box, boxAround } from '@houseful/seat-plan/geometry';
import { type LaidRow, type LaidSeat, layOut } from '@houseful/seat-plan/lay-out';
import type { Design } from '@houseful/seat-plan/plan';

/** Some rows of a design as shapes on its block's own axes, made when they are first looked at. */
export interface Chunk {
  readonly box: Box;
  readonly rows: readonly LaidRow[];
  /** A path of chairs for each category. */
  chairs(): ReadonlyMap<string, Path2D>;
  /** From afar: a line for each stretch of a row in one category. */
  stretches(): ReadonlyMap<string, Path2D>;
  /** Signs on chairs: wheelchair places, companions, obstructed view. */
  signs(): Signs;
}

export interface Signs {
  readonly wheelchairs: Path2D;
  readonly companions: Path2D;
  readonly obstructed: Path2D;
}

export interface BlockPaths {
  readonly chunks: readonly Chunk[];
  readonly seat: SeatSize;
  /** How thick a stretch of seats is. */
  readonly stretchCm: number;
}

export interface SeatSize {
  readonly width: number;
  readonly depth: number;
}

/** So many seats are drawn or left out together. */
const SEATS_PER_CHUNK = 600;
const known = new WeakMap<Design, BlockPaths>();

/** Made once for each design; moving a block leaves its shapes as they are. */
export function blockPathsOf(design: Design): BlockPaths {
  const before = known.get(design);
  if (before) return before;
  const seat = seatSizeOf(design);
  const chunks = inChunks(layOut(design).rows).map((rows) => createChunk(rows, seat));
  const stretchCm = design.type === 'rows' ? Math.min(60, design.rowSpacing * 0.6) : 48;
  const paths = { chunks, seat, stretchCm };
  known.set(design, paths);
  return paths;
}

function inChunks(rows: readonly LaidRow[]): LaidRow[][] {
  const chunks: LaidRow[][] = [];
  let seats = 0;
  for (const row of rows) {
    if (row.seats.length === 0) continue;
    const last = chunks.at(-1);
    if (!last || seats + row.seats.length > SEATS_PER_CHUNK) {
      chunks.push([row]);
      seats = row.seats.length;
    } else {
      last.push(row);
      seats += row.seats.length;
    }
  }
  return chunks;
}

function seatSizeOf(design: Design): SeatSize {
  const pitch = design.type === 'rows' ? design.seatSpacing : freePitch(design);
  const room = design.type === 'rows' ? design.rowSpacing : 100;
  const width = Math.min(84, Math.max(26, pitch * 0.84));
  return { width, depth: Math.min(52, width, Math.max(24, room * 0.75)) };
}

/** How far apart most neighbours of a free row stand. */
function freePitch(design: Design): number {
  const gaps = layOut(design)
    .rows.slice(0, 20)
    .flatMap(({ seats }) =>
      seats.slice(1, 12).map((seat, place) => {
        const before = seats[place];
        return before ? Math.hypot(seat.x - before.x, seat.y - before.y) : 58;
      }),
    )
    .toSorted((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? 58;
}

function createChunk(rows: readonly LaidRow[], size: SeatSize): Chunk {
  const seats = rows.flatMap((row) => row.seats);
  return {
    rows,
    box: boxAround(seats, Math.max(size.width, size.depth)),
    chairs: once(() => chairPaths(seats, size)),
    stretches: once(() => stretchPaths(rows)),
    signs: once(() => signPaths(seats, size)),
  };
}

function chairPaths(seats: readonly LaidSeat[], size: SeatSize): ReadonlyMap<string, Path2D> {
  const paths = new Map<string, Path2D>();
  for (const seat of seats) addChair(pathIn(paths, seat.categoryId), seat, size);
  return paths;
}

/** A chair's four corners, the two in front cut a little: its shape says where it looks. */
export function addChair(path: Path2D, seat: LaidSeat, { width, depth }: SeatSize): void {
  const [w, d] = [width / 2, depth / 2];
  const cut = Math.min(w, d) * 0.45;
  const [cos, sin] = [Math.cos(seat.angle), Math.sin(seat.angle)];
  const corner = (x: number, y: number, first = false) => {
    const [px, py] = [seat.x + x * cos - y * sin, seat.y + x * sin + y * cos];
    if (first) path.moveTo(px, py);
    else path.lineTo(px, py);
  };
  corner(-w + cut, -d, true);
  corner(w - cut, -d);
  corner(w, -d + cut);
  corner(w, d);
  corner(-w, d);
  corner(-w, -d + cut);
  path.closePath();
}

/** A stretch keeps so many points: a bend can be seen, and a thousand rows are drawn in a frame. */
const STRETCH_POINTS = 7;

function stretchPaths(rows: readonly LaidRow[]): ReadonlyMap<string, Path2D> {
  const paths = new Map<string, Path2D>();
  for (const { seats } of rows) {
    let from = 0;
    for (let place = 0; place < seats.length; place += 1) {
      const seat = seats[place];
      const next = seats[place + 1];
      if (!seat) continue;
      if (next && !seat.aisleAfter && next.categoryId === seat.categoryId) continue;
      addStretch(pathIn(paths, seat.categoryId), seats.slice(from, place + 1));
      from = place + 1;
    }
  }
  return paths;
}

/** A line along neighbours, from the edge of the first chair to that of the last. */
export function addStretch(path: Path2D, seats: readonly LaidSeat[]): void {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return;
  const half = 24;
  path.moveTo(first.x - half * Math.cos(first.angle), first.y - half * Math.sin(first.angle));
  const step = Math.max(1, Math.ceil(seats.length / STRETCH_POINTS));
  for (let place = step; place < seats.length - 1; place += step) {
    const seat = seats[place];
    if (seat) path.lineTo(seat.x, seat.y);
  }
  path.lineTo(last.x + half * Math.cos(last.angle), last.y + half * Math.sin(last.angle));
}

function signPaths(seats: readonly LaidSeat[], size: SeatSize): Signs {
  const signs = { wheelchairs: new Path2D(), companions: new Path2D(), obstructed: new Path2D() };
  for (const seat of seats) {
    const at = { e: seat.x, f: seat.y };
    if (seat.kind === 'wheelchair') signs.wheelchairs.addPath(wheelchairSign(), at);
    if (seat.kind === 'companion') signs.companions.addPath(companionSign(), at);
    if (seat.obstructed) addBar(signs.obstructed, seat, size);
  }
  return signs;
}

/** A view with something in it: a bar before the chair, which leaves its number to be read. */
function addBar(path: Path2D, { x, y, angle }: LaidSeat, { width, depth }: SeatSize): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [aside, before] = [width * 0.3, depth * 0.34];
  path.moveTo(x - aside * cos + before * sin, y - aside * sin - before * cos);
  path.lineTo(x + aside * cos + before * sin, y + aside * sin - before * cos);
}

function pathIn(paths: Map<string, Path2D>, categoryId: string): Path2D {
  const path = paths.get(categoryId) ?? new Path2D();
  paths.set(categoryId, path);
  return path;
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
