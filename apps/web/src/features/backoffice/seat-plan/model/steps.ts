import { addBlock } from '@houseful/seat-plan/edit/add-things';
import { alignThings, distributeThings, type Edge } from '@houseful/seat-plan/edit/align-things';
import { addFreeRow, addFreeSeat } from '@houseful/seat-plan/edit/change-seats';
import { copyThings, pasteThings } from '@houseful/seat-plan/edit/copy-things';
import { moveThings } from '@houseful/seat-plan/edit/move-things';
import { type Paint, paint } from '@houseful/seat-plan/edit/paint';
import { removeThings } from '@houseful/seat-plan/edit/remove-things';
import { rotateThings } from '@houseful/seat-plan/edit/rotate-things';
import type { Box, Point } from '@houseful/seat-plan/geometry';
import { labelRows } from '@houseful/seat-plan/label-rows';
import type { Block, Plan } from '@houseful/seat-plan/plan';
import { blocksOf, isNothing, select, selectAll } from '@houseful/seat-plan/selection';
import { draftRows } from './draft-rows.ts';
import type { Editor } from './editor.ts';

/** How far a copy stands from what was copied. */
const PASTE_CM = 100;

export function removeSelected(editor: Editor): void {
  editor.step('delete', (plan) => removeThings(plan, editor.state().selection));
}

export function copySelected(editor: Editor): void {
  const { selection } = editor.state();
  if (selection.blocks.size + selection.areas.size + selection.seats.size === 0) return;
  editor.set({ clip: copyThings(editor.plan(), selection) });
}

/** Beside what was copied, or beside the copy before. */
export function pasteCopied(editor: Editor): void {
  const { clip } = editor.state();
  if (!clip) return;
  const { plan, selection } = pasteThings(editor.plan(), clip, PASTE_CM, PASTE_CM);
  editor.step('paste', () => plan, { selection });
  if (!isNothing(selection)) editor.set({ clip: copyThings(plan, selection) });
}

export function duplicateSelected(editor: Editor): void {
  const { clip } = editor.state();
  copySelected(editor);
  pasteCopied(editor);
  editor.set({ clip });
}

export function selectEverything(editor: Editor): void {
  editor.select(selectAll(editor.plan()));
}

/** A few centimetres; a key held down is one step. */
export function nudge(editor: Editor, dx: number, dy: number): void {
  const { selection } = editor.state();
  editor.step('move', (plan) => moveThings(plan, selection, dx, dy), { mark: 'nudge' });
}

export function rotateSelected(editor: Editor, degrees: number): void {
  const { selection } = editor.state();
  editor.step('rotate', (plan) => rotateThings(plan, selection, degrees), { mark: 'rotate' });
}

export function alignSelected(editor: Editor, edge: Edge): void {
  editor.step('align', (plan) => alignThings(plan, editor.state().selection, edge));
}

export function distributeSelected(editor: Editor, axis: 'x' | 'y'): void {
  editor.step('distribute', (plan) => distributeThings(plan, editor.state().selection, axis));
}

export function paintSelected(editor: Editor, brush: Paint): void {
  editor.step('paint', (plan) => paint(plan, editor.state().selection, brush));
}

/** Rows that fill the box; they are selected then, to be changed. */
export function addRows(editor: Editor, box: Box): void {
  const plan = editor.plan();
  const { sectionId } = editor.state();
  const categoryId = plan.categories[0]?.id ?? '';
  const { pose, design } = draftRows(plan, box, sectionId, categoryId);
  const added = addBlock(plan, sectionId, pose, design);
  if (!added) return;
  editor.step('add-rows', () => added.plan, {
    selection: select({ blocks: new Set([added.id]) }),
  });
}

/** One chair: at the end of the selected free row, or the first of a new block. */
export function addSeatAt(editor: Editor, point: Point): void {
  const plan = editor.plan();
  const { block, row } = freeRowSelected(editor) ?? {};
  if (block && row !== undefined) {
    editor.step('add-seat', (before) => addFreeSeat(before, block.id, row, point));
    return;
  }
  const { sectionId } = editor.state();
  const [label = 'A'] = labelRows(
    { scheme: 'letters-without-i-o', start: rowsIn(plan, sectionId) + 1, from: 'front' },
    1,
  );
  const categoryId = plan.categories[0]?.id ?? '';
  const design = {
    ...{ type: 'free' as const, categoryId, seatKind: 'standard' as const },
    rows: [{ label, numbers: ['1'], at: [0, 0] }],
  };
  const added = addBlock(plan, sectionId, { ...point, rotation: 0 }, design);
  if (!added) return;
  editor.step('add-seat', () => added.plan, {
    selection: select({ blocks: new Set([added.id]) }),
  });
}

/** Another row for the free block that is selected, a step behind its last one. */
export function addRowBehind(editor: Editor): void {
  const { block, row } = freeRowSelected(editor) ?? {};
  if (!block || row === undefined || block.design.type !== 'free') return;
  const { rows } = block.design;
  const [x = 0, y = 0] = rows[row]?.at ?? [];
  const [label = 'A'] = labelRows(
    { scheme: 'letters-without-i-o', start: rows.length + 1, from: 'front' },
    1,
  );
  const at = { x: block.x + x, y: block.y + y + PASTE_CM };
  editor.step('add-row', (plan) => addFreeRow(plan, block.id, label, at));
}

function rowsIn(plan: Plan, sectionId: string): number {
  const section = plan.sections.find(({ id }) => id === sectionId);
  return (section?.blocks ?? []).reduce((sum, { design }) => {
    return sum + (design.type === 'rows' ? design.rows : design.rows.length);
  }, 0);
}

/** The one free block that is selected, or has selected seats, and the row that goes on. */
function freeRowSelected(editor: Editor): { block: Block; row: number } | null {
  const { selection } = editor.state();
  const ids = [...selection.blocks, ...selection.seats.keys()];
  const [id, ...others] = ids;
  const block = blocksOf(editor.plan()).find((one) => one.id === id);
  if (!block || others.length > 0 || block.design.type !== 'free') return null;
  const key = [...(selection.seats.get(block.id) ?? [])].at(-1);
  const row = key ? Number(key.split('.')[0]) : block.design.rows.length - 1;
  return { block, row };
}
