import { SeatKinds, StageShapes } from './csv-words.ts';
import type { SeatKind } from '@houseful/contract/seat-map';
import type { Plan } from '../plan.ts';
import { AREA_CAPACITY_MAX, DRAWING_CM_MAX, LABEL_LENGTH_MAX } from '../limits.ts';
import { type CellLine, plainText, readCells } from './cells.ts';
import { buildPlan, type CsvRoom } from './csv-plan.ts';
import { type FileFlaw, type FlawCode, FLAWS_MAX } from './flaw.ts';
import { CSV_COLUMNS, type CsvColumn } from './write-csv.ts';

/** Without these a line cannot be a seat. */
const NEEDED: readonly CsvColumn[] = ['row', 'seat', 'x', 'y'];
/** As far from the drawing's corner as anything may stand in a file. */
const CSV_CM_MAX = DRAWING_CM_MAX;

/**
 * Reads a room from lines of seats: a plan of free seats, rows as they are in the file, that can be edited
 * further. Of a line without `what` it takes that it is a seat; sections, categories and gates that are not
 * named get the names of `usual`. Drawing, stage and focal point are made around the seats where the file has none.
 */
export function readCsv(
  text: string,
  usual: CsvUsual,
): { readonly plan: Plan } | { readonly flaws: readonly FileFlaw[] } {
  const read = readCells(text);
  if ('flaw' in read) return { flaws: [read.flaw] };
  const [head, ...lines] = read.lines;
  const columns = readHead(head);
  if (columns.flaws.length > 0) return { flaws: columns.flaws };
  const room: CsvRoom = { seats: [], areas: [] };
  const flaws: FileFlaw[] = [];
  for (const line of lines) {
    const cells = createCells(line, columns.at, columns.count);
    readLine(cells, room, usual);
    flaws.push(...cells.flaws);
    if (flaws.length >= FLAWS_MAX) break;
  }
  if (flaws.length > 0) return { flaws: flaws.slice(0, FLAWS_MAX) };
  return buildPlan(room, usual);
}

/** Names for what a file does not name. */
export interface CsvUsual {
  readonly section: string;
  readonly category: string;
  readonly gate: string;
  readonly stage: string;
}

function readHead(head: CellLine | undefined): {
  at: ReadonlyMap<CsvColumn, number>;
  count: number;
  flaws: FileFlaw[];
} {
  const at = new Map<CsvColumn, number>();
  const flaws: FileFlaw[] = [];
  const line = head?.line ?? 1;
  for (const [place, cell] of (head?.cells ?? []).entries()) {
    const name = cell.trim().toLowerCase().replaceAll(/[ -]/g, '_');
    const column = CSV_COLUMNS.find((one) => one === name);
    const flaw = (code: FlawCode) =>
      flaws.push({ line, column: place + 1, code, values: { name: cell.trim() } });
    if (!column) {
      if (name !== '') flaw('unknown-column');
    } else if (at.has(column)) flaw('same-column');
    else at.set(column, place);
  }
  for (const name of NEEDED) {
    if (!at.has(name)) flaws.push({ line, column: 1, code: 'missing-column', values: { name } });
  }
  return { at, count: head?.cells.length ?? 0, flaws };
}

/** A line's cells by name; what is wrong with one is kept with its place. */
interface Cells {
  readonly line: number;
  readonly flaws: readonly FileFlaw[];
  text(column: CsvColumn, most: number, usual?: string): string;
  whole(column: CsvColumn, least: number, most: number): number;
  choice<T extends string>(column: CsvColumn, words: ReadonlyMap<string, T>, usual: T): T;
  fault(column: CsvColumn, code: FlawCode, values?: FileFlaw['values']): void;
}

function createCells(
  { line, cells }: CellLine,
  at: ReadonlyMap<CsvColumn, number>,
  count: number,
): Cells {
  const flaws: FileFlaw[] = [];
  const cell = (column: CsvColumn) => (cells[at.get(column) ?? -1] ?? '').trim();
  const fault = (column: CsvColumn, code: FlawCode, values: FileFlaw['values'] = {}) =>
    void flaws.push({
      line,
      column: (at.get(column) ?? 0) + 1,
      code,
      values: { name: column, ...values },
    });
  if (cells.slice(count).some((extra) => extra.trim() !== '')) {
    flaws.push({ line, column: count + 1, code: 'too-many-cells', values: {} });
  }
  return {
    ...{ line, flaws, fault },
    text: (column, most, usual) => {
      const text = plainText(cell(column));
      if (text === '' && usual === undefined) fault(column, 'empty-cell');
      if (text.length > most) fault(column, 'too-large', { most });
      return text === '' ? (usual ?? '') : text;
    },
    whole: (column, least, most) => {
      const text = cell(column);
      const value = text === '' ? Number.NaN : Math.round(Number(text));
      if (text === '') fault(column, 'empty-cell');
      else if (!Number.isFinite(value)) fault(column, 'not-a-number', { text });
      else if (value < least) fault(column, 'too-small', { least });
      else if (value > most) fault(column, 'too-large', { most });
      return Number.isFinite(value) ? value + 0 : least;
    },
    choice: (column, words, usual) => {
      const text = cell(column).toLowerCase();
      const word = text === '' ? usual : words.get(text);
      if (word !== undefined) return word;
      fault(column, 'not-allowed', { text, allowed: [...new Set(words.values())].join(', ') });
      return usual;
    },
  };
}

const WHAT = choices('seat', 'area', 'stage', 'focal_point', 'drawing');
const YES = new Map(['yes', 'y', 'true', '1', 'x'].map((word) => [word, 'yes' as const]));
const YES_OR_NO = new Map<string, 'yes' | 'no'>([
  ...YES,
  ...['no', 'n', 'false', '0'].map((word) => [word, 'no'] as const),
]);
const VIEWS = choices('obstructed', 'clear');
const KINDS: ReadonlyMap<string, SeatKind> = choices(...SeatKinds);
const SHAPES = choices(...StageShapes);

function choices<T extends string>(...all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((word) => [word, word]));
}

function readLine(cells: Cells, room: CsvRoom, usual: CsvUsual): void {
  const point = () => ({
    x: cells.whole('x', -CSV_CM_MAX, CSV_CM_MAX),
    y: cells.whole('y', -CSV_CM_MAX, CSV_CM_MAX),
  });
  const size = () => ({
    width: cells.whole('width', 1, DRAWING_CM_MAX),
    height: cells.whole('height', 1, DRAWING_CM_MAX),
  });
  const { line } = cells;
  switch (cells.choice('what', WHAT, 'seat')) {
    case 'seat':
      room.seats.push({
        ...{ line, ...point(), section: cells.text('section', 60, usual.section) },
        row: cells.text('row', LABEL_LENGTH_MAX),
        number: cells.text('seat', LABEL_LENGTH_MAX),
        category: cells.text('category', 40, usual.category),
        gate: cells.text('gate', 20, usual.gate),
        kind: cells.choice('kind', KINDS, 'standard'),
        obstructed: cells.choice('view', VIEWS, 'clear') === 'obstructed',
        aisleAfter: cells.choice('aisle_after', YES_OR_NO, 'no') === 'yes',
        seatId: seatIdOf(cells),
      });
      return;
    case 'area':
      room.areas.push({
        ...{ line, ...point(), ...size() },
        name: cells.text('section', 60),
        id: areaIdOf(cells),
        category: cells.text('category', 40, usual.category),
        gate: cells.text('gate', 20, usual.gate),
        capacity: cells.whole('capacity', 1, AREA_CAPACITY_MAX),
      });
      return;
    case 'stage':
      room.stage = {
        ...{ ...point(), ...size(), label: cells.text('section', 30, usual.stage) },
        shape: cells.choice('kind', SHAPES, 'stage'),
      };
      return;
    case 'focal_point':
      room.focalPoint = point();
      return;
    case 'drawing':
      room.size = size();
  }
}

function seatIdOf(cells: Cells): string | undefined {
  const id = cells.text('seat_id', 24, '');
  if (id !== '' && !/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id)) {
    cells.fault('seat_id', 'wrong-form', { text: id });
  }
  return id === '' ? undefined : id;
}

function areaIdOf(cells: Cells): string | undefined {
  const id = cells.text('seat_id', 16, '');
  if (id !== '' && !/^[A-Z][A-Z0-9]*$/.test(id)) cells.fault('seat_id', 'wrong-form', { text: id });
  return id === '' ? undefined : id;
}
