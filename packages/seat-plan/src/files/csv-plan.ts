import type { SeatKind } from '@houseful/contract/seat-map';
import { nextId } from '../edit/map-parts.ts';
import { boxAround, boxOfRect, cornersOf, type Point, unite } from '../geometry.ts';
import {
  AREAS_MAX,
  CATEGORIES_MAX,
  CATEGORY_COLOURS,
  DRAWING_CM_MAX,
  PLACES_MAX,
  PLAN_FORMAT,
  PLAN_VERSION,
  ROWS_PER_BLOCK_MAX,
  SEATS_PER_ROW_MAX,
  SECTIONS_MAX,
} from '../limits.ts';
import { type FreeSeat, freeSection } from './free-section.ts';
import type { Plan, PlanArea, PlanStage } from '../plan.ts';
import type { FileFlaw } from './flaw.ts';
import type { CsvUsual } from './read-csv.ts';

interface CsvSeat extends FreeSeat {
  readonly line: number;
  readonly section: string;
  readonly row: string;
  readonly category: string;
  readonly gate: string;
}

interface CsvArea extends Omit<PlanArea, 'id' | 'categoryId'> {
  readonly line: number;
  readonly id: string | undefined;
  readonly category: string;
}

/** What the lines of a file say, before it is a plan. */
export interface CsvRoom {
  readonly seats: (Omit<CsvSeat, 'categoryId'> & { readonly kind: SeatKind })[];
  readonly areas: CsvArea[];
  stage?: PlanStage;
  focalPoint?: Point;
  size?: { readonly width: number; readonly height: number };
}

type Built = { readonly plan: Plan } | { readonly flaws: readonly FileFlaw[] };

/** A plan of free seats: a block for each section, rows and their seats in the order of the file. */
export function buildPlan(room: CsvRoom, usual: CsvUsual): Built {
  const flaws = limitFlaws(room);
  if (flaws.length > 0) return { flaws };
  const names = [...room.seats, ...room.areas].map(({ category }) => category);
  const categories = [...new Set(names.length > 0 ? names : [usual.category])].map(
    (name, place) => ({
      ...{ id: `c${place + 1}`, name, colour: (place % CATEGORY_COLOURS) + 1 },
    }),
  );
  const idOf = new Map(categories.map(({ id, name }) => [name, id]));
  const bySection = Map.groupBy(room.seats, ({ section }) => section);
  const sections = [...bySection].map(([name, seats], place) => {
    const rows = [...Map.groupBy(seats, ({ row }) => row)].map(([label, own]) => ({
      label,
      seats: own.map((seat): FreeSeat => ({ ...seat, categoryId: idOf.get(seat.category) ?? '' })),
    }));
    const gate = seats[0]?.gate ?? usual.gate;
    return freeSection({ id: `s${place + 1}`, name, gate, blockId: `b${place + 1}`, rows });
  });
  const areas = room.areas.reduce<PlanArea[]>((all, read) => {
    const { id, category, name, gate, capacity, x, y, width, height } = read;
    const area = { name, gate, capacity, x, y, width, height };
    const own =
      id ??
      nextId(
        'STAND',
        all.map((one) => one.id),
      );
    return [...all, { ...area, id: own, categoryId: idOf.get(category) ?? '' }];
  }, []);
  return { plan: { ...sheetAround(room, usual), categories, sections, areas } };
}

/** Drawing, stage and focal point: of the file, or made around the seats. */
function sheetAround(room: CsvRoom, usual: CsvUsual) {
  const seats = room.seats.length > 0 ? [boxAround(room.seats)] : [];
  const things = [...room.areas, ...(room.stage ? [room.stage] : [])].map(boxOfRect);
  const all = unite([...seats, ...things]);
  const right = Number.isFinite(all.right) ? all.right : 1_000;
  const bottom = Number.isFinite(all.bottom) ? all.bottom : 1_000;
  const size = room.size ?? {
    width: Math.min(DRAWING_CM_MAX, Math.max(400, right + 120)),
    height: Math.min(DRAWING_CM_MAX, Math.max(400, bottom + 120)),
  };
  const stageWidth = Math.max(100, Math.round(size.width / 2));
  const stage = room.stage ?? {
    ...{ label: usual.stage, shape: 'stage' as const, width: stageWidth, height: 60 },
    ...{ x: Math.round((size.width - stageWidth) / 2), y: 40 },
  };
  const [first] = cornersOf(boxOfRect(stage));
  const focalPoint = room.focalPoint ?? {
    x: Math.round((first?.x ?? 0) + stage.width / 2),
    y: stage.y + stage.height,
  };
  return { format: PLAN_FORMAT, version: PLAN_VERSION, ...size, stage, focalPoint } as const;
}

function limitFlaws({ seats, areas }: CsvRoom): FileFlaw[] {
  const tooMany = (line: number, name: string, most: number): FileFlaw => ({
    ...{ line, column: 1, code: 'too-many', values: { name, most } },
  });
  const flaws: FileFlaw[] = [];
  if (seats.length > PLACES_MAX) {
    flaws.push(tooMany(seats[PLACES_MAX]?.line ?? 1, 'seat', PLACES_MAX));
  }
  if (areas.length > AREAS_MAX) flaws.push(tooMany(areas[AREAS_MAX]?.line ?? 1, 'area', AREAS_MAX));
  const categories = new Set<string>();
  const sections = new Map<string, Map<string, number>>();
  const areaIds = new Set<string>();
  for (const { line, category, section, row } of seats) {
    const knew = categories.size;
    categories.add(category);
    if (categories.size > knew && knew === CATEGORIES_MAX) {
      flaws.push(tooMany(line, 'category', CATEGORIES_MAX));
    }
    const rows = sections.get(section) ?? new Map<string, number>();
    if (!sections.has(section) && sections.size === SECTIONS_MAX) {
      flaws.push(tooMany(line, 'section', SECTIONS_MAX));
    }
    sections.set(section, rows);
    if (!rows.has(row) && rows.size === ROWS_PER_BLOCK_MAX) {
      flaws.push(tooMany(line, 'row', ROWS_PER_BLOCK_MAX));
    }
    const inRow = (rows.get(row) ?? 0) + 1;
    rows.set(row, inRow);
    if (inRow === SEATS_PER_ROW_MAX + 1) flaws.push(tooMany(line, 'seat', SEATS_PER_ROW_MAX));
  }
  for (const { line, id, category } of areas) {
    categories.add(category);
    if (id === undefined) continue;
    if (areaIds.has(id)) flaws.push({ line, column: 1, code: 'same-id', values: { text: id } });
    areaIds.add(id);
  }
  if (flaws.length === 0 && categories.size > CATEGORIES_MAX) {
    flaws.push(tooMany(areas.at(-1)?.line ?? 1, 'category', CATEGORIES_MAX));
  }
  return flaws;
}
