import { outOfDrawing, type Point } from '../geometry.ts';
import { LABEL_LENGTH_MAX, ROWS_PER_BLOCK_MAX, SEATS_PER_ROW_MAX } from '../limits.ts';
import type { Block, FreeDesign, FreeRow, Plan } from '../plan.ts';
import { changePlaces, cm, mapBlocks, mapDesigns } from './map-parts.ts';

/** What is printed on one chair; an empty text gives it back the number of its row's scheme. */
export function printNumber(plan: Plan, blockId: string, key: string, number: string): Plan {
  const text = number.trim().slice(0, LABEL_LENGTH_MAX);
  return mapDesigns(plan, new Set([blockId]), (design) => {
    if (design.type === 'rows') {
      return changePlaces(design, [key], (change) => ({ ...change, number: text || undefined }));
    }
    const [row = 0, seat = 0] = key.split('.').map(Number);
    if (text === '') return design;
    return changeFreeRow(design, row, (own) => ({
      ...own,
      numbers: own.numbers.map((before, place) => (place === seat ? text : before)),
    }));
  });
}

/** A free row by another name. */
export function labelFreeRow(plan: Plan, blockId: string, row: number, label: string): Plan {
  const text = label.trim().slice(0, LABEL_LENGTH_MAX);
  if (text === '') return plan;
  return mapDesigns(plan, new Set([blockId]), (design) =>
    design.type === 'free'
      ? changeFreeRow(design, row, (own) => ({ ...own, label: text }))
      : design,
  );
}

/** A chair at the end of a free row, with the next number; the plan as it is when the row is full. */
export function addFreeSeat(plan: Plan, blockId: string, row: number, at: Point): Plan {
  return mapBlocks(plan, (block) => {
    if (block.id !== blockId || block.design.type !== 'free') return block;
    const own = block.design.rows[row];
    if (!own || own.numbers.length >= SEATS_PER_ROW_MAX) return block;
    return { ...block, design: withSeat(block, block.design, row, at) };
  });
}

/** Another row for a free block, with one chair in it. */
export function addFreeRow(plan: Plan, blockId: string, label: string, at: Point): Plan {
  return mapBlocks(plan, (block) => {
    const { design } = block;
    if (block.id !== blockId || design.type !== 'free') return block;
    if (design.rows.length >= ROWS_PER_BLOCK_MAX) return block;
    const rows = [...design.rows, { label, numbers: [], at: [] }];
    return { ...block, design: withSeat(block, { ...design, rows }, rows.length - 1, at) };
  });
}

function withSeat(block: Block, design: FreeDesign, row: number, at: Point): FreeDesign {
  const { x, y } = outOfDrawing(block)(at);
  return changeFreeRow(design, row, (own) => ({
    ...own,
    numbers: [...own.numbers, nextNumber(own.numbers.at(-1))],
    at: [...own.at, cm(x), cm(y)],
  }));
}

/** `7` after 6, `08` after 07, and 1 where nothing can be counted on from. */
function nextNumber(last: string | undefined): string {
  if (last === undefined || !/^\d{1,7}$/.test(last)) return '1';
  return String(Number(last) + 1).padStart(last.length, '0');
}

function changeFreeRow(
  design: FreeDesign,
  row: number,
  change: (own: FreeRow) => FreeRow,
): FreeDesign {
  return {
    ...design,
    rows: design.rows.map((own, place) => (place === row ? change(own) : own)),
  };
}
