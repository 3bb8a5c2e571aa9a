import type {
  Area,
  Seat,
  SeatKind,
  SeatMapOverview,
  Section,
  SectionOverview,
} from '@houseful/contract/seat-map';
import {
  type Box,
  boxAround,
  boxOfRect,
  cornersOf,
  distance,
  holds,
  isInside,
  type Point,
} from '../../canvas/geometry.ts';

/** A chair as the picker works with it: positions are the middle, in the drawing's centimetres. */
export interface RoomSeat extends Point {
  /** Names it on the page; no two chairs of a room share it. */
  readonly index: number;
  readonly seatId: string;
  readonly number: string;
  readonly categoryId: string;
  readonly kind: SeatKind;
  /** Something stands between it and the stage; told before it is bought. */
  readonly obstructed: boolean;
  /** Whether the next chair of the row is no neighbour. */
  readonly aisleAfter: boolean;
  /** Drawn this wide and this deep. */
  readonly width: number;
  readonly depth: number;
  /** How far it is turned to look at the stage; in radians, clockwise. */
  readonly angle: number;
  readonly row: RoomRow;
}

export interface RoomRow {
  readonly label: string;
  readonly section: RoomSection;
  /** From one end to the other, as people sit. */
  readonly seats: readonly RoomSeat[];
}

/** A block of chairs as the overview knows it; its point is where its name is written. */
export interface Block extends SectionOverview, Point {
  readonly index: number;
  readonly box: Box;
}

/** A block with its chairs. */
export interface RoomSection {
  readonly block: Block;
  readonly rows: readonly RoomRow[];
  readonly seats: readonly RoomSeat[];
}

/**
 * A room made ready to draw, to hit and to walk through: at first its blocks only, then the chairs
 * of each block that is added. What is there once stays the same object.
 */
export interface Room {
  readonly seatMapId: string;
  readonly name: string;
  /** Around everything there is to see, row letters included. */
  readonly box: Box;
  readonly stage: SeatMapOverview['stage'];
  readonly blocks: readonly Block[];
  readonly areas: readonly Area[];
  /** Too many chairs to be seen at once: one opens a block, and its chairs come then. */
  readonly isLarge: boolean;
  /** Grows when chairs are added. */
  revision(): number;
  subscribe(listener: () => void): () => void;
  add(sections: readonly Section[]): void;
  sectionOf(blockId: string): RoomSection | undefined;
  /** The sections whose chairs are known. */
  sections(): readonly RoomSection[];
  seatById(seatId: string): RoomSeat | undefined;
  seatByIndex(index: number): RoomSeat | undefined;
  blockAt(point: Point): Block | null;
  areaAt(point: Point): Area | null;
  /** Whether a row's letter says which row, without its section. */
  rowsUnique(): boolean;
}

/** Beyond this nobody finds a chair at first sight, and a phone should not load them all. */
const CHAIRS_AT_ONCE_MAX = 2_200;
const ROW_LETTER_CM = 60;
/** How far the middle of a screen stands back, as a share of its width. */
export const SCREEN_BEND = 0.055;

export function createRoom(overview: SeatMapOverview): Room {
  const { seatMapId, name, stage, areas } = overview;
  const blocks = overview.sections.map(
    (section, index): Block => ({
      ...section,
      ...section.centre,
      index,
      box: boxAround(section.outline),
    }),
  );
  const chairs = blocks.reduce((sum, { seatsTotal }) => sum + seatsTotal, 0);
  const isLarge = chairs > CHAIRS_AT_ONCE_MAX;
  const sections = new Map<string, RoomSection>();
  const byId = new Map<string, RoomSeat>();
  const seats: RoomSeat[] = [];
  const listeners = new Set<() => void>();
  const stageMiddle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
  let revision = 0;
  let rowsUnique = false;

  function addOne(source: Section): void {
    const block = blocks.find(({ id }) => id === source.id);
    if (!block || sections.has(block.id)) return;
    const section = buildSection(source, block, stageMiddle, seats.length);
    sections.set(block.id, section);
    for (const seat of section.seats) {
      seats.push(seat);
      byId.set(seat.seatId, seat);
    }
  }

  return {
    ...{ seatMapId, name, stage, areas, blocks, isLarge, box: boxOfRoom(overview, blocks) },
    revision: () => revision,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (added) => {
      for (const source of added) addOne(source);
      rowsUnique = !isLarge && areRowsUnique([...sections.values()]);
      revision += 1;
      for (const listener of listeners) listener();
    },
    sectionOf: (blockId) => sections.get(blockId),
    sections: () => [...sections.values()],
    seatById: (seatId) => byId.get(seatId),
    seatByIndex: (index) => seats[index],
    blockAt: (point) => blocks.find(({ outline }) => isInside(point, outline)) ?? null,
    areaAt: (point) => areas.find((area) => holds(boxOfRect(area), point)) ?? null,
    rowsUnique: () => rowsUnique,
  };
}

function boxOfRoom({ stage, areas }: SeatMapOverview, blocks: readonly Block[]): Box {
  const boxes = blocks.map(({ box }) => ({
    ...box,
    left: box.left - ROW_LETTER_CM,
    right: box.right + ROW_LETTER_CM,
  }));
  const bend = stage.shape === 'screen' ? stage.width * SCREEN_BEND : 0;
  const seen = { ...stage, y: stage.y - bend, height: stage.height + bend };
  return boxAround([...boxes, ...[seen, ...areas].map(boxOfRect)].flatMap(cornersOf));
}

function areRowsUnique(sections: readonly RoomSection[]): boolean {
  const labels = sections.flatMap(({ rows }) => rows.map((row) => row.label));
  return new Set(labels).size === labels.length;
}

const SEAT_SIZE_MIN_CM = 32;
const SEAT_SIZE_MAX_CM = 86;
const SEAT_DEPTH_MAX_CM = 52;
const LONELY_SEAT_CM = 48;
/** How much of the room between two chairs' middles the chair itself takes. */
const SEAT_SHARE = 0.86;

function buildSection(
  source: Section,
  block: Block,
  stageMiddle: Point,
  firstIndex: number,
): RoomSection {
  const rows: RoomRow[] = [];
  const seats: RoomSeat[] = [];
  const section: RoomSection = { block, rows, seats };
  for (const { label, seats: chairs } of source.rows) {
    const own: RoomSeat[] = [];
    const row: RoomRow = { label, section, seats: own };
    for (const [place, chair] of chairs.entries()) {
      const { seatId, number, categoryId, kind, x, y, aisleAfter = false, view } = chair;
      const width = seatWidth(chairs, place);
      const seat: RoomSeat = {
        ...{ index: firstIndex + seats.length, seatId, number, categoryId, kind, x, y, aisleAfter },
        ...{ width, depth: Math.min(width, SEAT_DEPTH_MAX_CM), row },
        obstructed: view === 'obstructed',
        angle: seatAngle(chairs, place, stageMiddle),
      };
      own.push(seat);
      seats.push(seat);
    }
    rows.push(row);
  }
  return section;
}

/** As wide as the nearer neighbour in the row allows. */
function seatWidth(row: readonly Seat[], place: number): number {
  const [before, chair, after] = [row[place - 1], row[place], row[place + 1]];
  const room = Math.min(gap(before, chair), gap(chair, after));
  if (!Number.isFinite(room)) return LONELY_SEAT_CM;
  return Math.min(SEAT_SIZE_MAX_CM, Math.max(SEAT_SIZE_MIN_CM, room * SEAT_SHARE));
}

function gap(a: Point | undefined, b: Point | undefined): number {
  return a && b ? distance(a, b) : Number.POSITIVE_INFINITY;
}

/** Along the row, the chair's front to the stage. */
function seatAngle(row: readonly Seat[], place: number, stage: Point): number {
  const chair = row[place];
  const before = row[place - 1] ?? chair;
  const after = row[place + 1] ?? chair;
  if (!chair || !before || !after || before === after) return 0;
  const angle = Math.atan2(after.y - before.y, after.x - before.x);
  const front = { x: Math.sin(angle), y: -Math.cos(angle) };
  const looksAtStage = front.x * (stage.x - chair.x) + front.y * (stage.y - chair.y) >= 0;
  return looksAtStage ? angle : angle + Math.PI;
}
