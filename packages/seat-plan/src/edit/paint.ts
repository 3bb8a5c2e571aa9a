import type { SeatKind } from '@houseful/contract/seat-map';
import { layOut } from '../lay-out.ts';
import type { Block, Design, Plan, RowDesign, SeatChange } from '../plan.ts';
import type { Selection } from '../selection.ts';
import { changePlaces, mapAreas, mapBlocks, without, withChanges } from './map-parts.ts';

export interface Paint {
  readonly categoryId?: string;
  readonly kind?: SeatKind;
  readonly view?: 'obstructed' | 'clear';
}

/**
 * Every selected chair of this category, kind or view; areas take the category. A whole block, or a
 * whole row, says so once and not seat by seat.
 */
export function paint(plan: Plan, selection: Selection, brush: Paint): Plan {
  const { categoryId } = brush;
  if (categoryId !== undefined && !plan.categories.some(({ id }) => id === categoryId)) return plan;
  const painted = mapBlocks(plan, (block) => {
    if (selection.blocks.has(block.id)) return paintBlock(block, brush);
    const keys = selection.seats.get(block.id);
    return keys ? paintSeats(block, keys, brush) : block;
  });
  if (categoryId === undefined) return painted;
  return mapAreas(painted, (area) =>
    selection.areas.has(area.id) && area.categoryId !== categoryId ? { ...area, categoryId } : area,
  );
}

function paintBlock(block: Block, { categoryId, kind, view }: Paint): Block {
  let { design } = block;
  if (categoryId !== undefined) design = paintWhole(design, categoryId);
  const isDefault = kind === 'standard' || kind === 'recliner';
  if (kind !== undefined && isDefault) {
    design = forgetEach({ ...design, seatKind: kind }, (change) => without(change, 'kind'));
  }
  if (kind !== undefined && !isDefault) {
    design = changePlaces(design, allKeys(design), (change) => ({ ...change, kind }));
  }
  if (view === 'clear') design = forgetEach(design, (change) => without(change, 'view'));
  if (view === 'obstructed') {
    design = changePlaces(design, allKeys(design), (change) => ({ ...change, view }));
  }
  return design === block.design ? block : { ...block, design };
}

function paintWhole(design: Design, categoryId: string): Design {
  const plain = forgetEach({ ...design, categoryId }, (change) => without(change, 'categoryId'));
  if (plain.type === 'rows') {
    const { rowCategories: _, ...rest } = plain;
    return rest;
  }
  return { ...plain, rows: plain.rows.map((row) => without(row, 'categoryId')) };
}

function paintSeats(block: Block, keys: ReadonlySet<string>, brush: Paint): Block {
  const { categoryId, kind, view } = brush;
  let { design } = block;
  let left: ReadonlySet<string> = keys;
  if (categoryId !== undefined) {
    ({ design, left } = paintRows(design, keys, categoryId));
    const base = design;
    design = changePlaces(design, left, (change, key) => ({
      ...change,
      categoryId:
        categoryOfRow(base, Number(key.split('.')[0])) === categoryId ? undefined : categoryId,
    }));
  }
  if (kind !== undefined || view !== undefined) {
    const usual = design.seatKind;
    design = changePlaces(design, keys, (change) => ({
      ...change,
      ...(kind === undefined ? {} : { kind: kind === usual ? undefined : kind }),
      ...(view === undefined ? {} : { view: view === 'clear' ? undefined : view }),
    }));
  }
  return { ...block, design };
}

function categoryOfRow(design: Design, row: number): string {
  const own =
    design.type === 'rows' ? design.rowCategories?.[String(row)] : design.rows[row]?.categoryId;
  return own ?? design.categoryId;
}

/** Rows of which every chair is painted take the category themselves; the other keys are left. */
function paintRows(
  design: Design,
  keys: ReadonlySet<string>,
  categoryId: string,
): { design: Design; left: ReadonlySet<string> } {
  const left = new Set(keys);
  const whole: number[] = [];
  for (const { row, seats } of layOut(design).rows) {
    if (seats.length === 0 || !seats.every(({ key }) => keys.has(key))) continue;
    whole.push(row);
    for (const { key } of seats) left.delete(key);
  }
  if (whole.length === 0) return { design, left };
  const rows = new Set(whole);
  const plain = forgetEach(design, (change, key) => {
    const { categoryId: own, ...rest } = change;
    return own !== undefined && rows.has(Number(key.split('.')[0])) ? rest : change;
  });
  return { design: categoryForRows(plain, rows, categoryId), left };
}

function categoryForRows(design: Design, rows: ReadonlySet<number>, categoryId: string): Design {
  if (design.type === 'free') {
    return {
      ...design,
      rows: design.rows.map((row, place) => (rows.has(place) ? { ...row, categoryId } : row)),
    };
  }
  const ofRows = { ...design.rowCategories };
  for (const row of rows) ofRows[String(row)] = categoryId;
  return { ...design, rowCategories: ofRows } satisfies RowDesign;
}

function forgetEach<D extends Design>(
  design: D,
  change: (before: SeatChange, key: string) => SeatChange,
): D {
  if (!design.changes) return design;
  const kept = Object.entries(design.changes).flatMap(([key, before]) => {
    const after = change(before, key);
    return Object.keys(after).length > 0 ? [[key, after] as const] : [];
  });
  return withChanges(design, Object.fromEntries(kept));
}

function allKeys(design: Design): string[] {
  return layOut(design).rows.flatMap(({ seats }) => seats.map(({ key }) => key));
}
