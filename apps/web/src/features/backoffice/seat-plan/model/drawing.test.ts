import { checkPlan } from '@houseful/seat-plan/check-plan';
import { NAMES } from '@houseful/seat-plan/room-names.fixture';
import { boxOfSelection, countSeats, select, selectAll } from '@houseful/seat-plan/selection';
import { planFrom } from '@houseful/seat-plan/templates';
import { describe, expect, it } from 'vitest';
import { createEditor } from './editor.ts';
import { snapLines, snapMove } from './snap.ts';
import {
  addRowBehind,
  addRows,
  addSeatAt,
  copySelected,
  duplicateSelected,
  nudge,
  pasteCopied,
  removeSelected,
} from './steps.ts';

const empty = () => createEditor(planFrom('empty', NAMES));
const namesOf = (editor: ReturnType<typeof empty>) =>
  editor.state().history.done.map(({ name }) => name);

describe('drawing rows', () => {
  it('fills the box, and is selected to be changed', () => {
    const editor = empty();
    addRows(editor, { left: 400, top: 300, right: 400 + 20 * 58, bottom: 300 + 14 * 110 + 50 });
    const { selection } = editor.state();
    expect(countSeats(editor.plan(), selection)).toBe(300);
    const box = boxOfSelection(editor.plan(), selection);
    expect(Math.abs(box.left - 400)).toBeLessThan(10);
    expect(Math.abs(box.top - 300)).toBeLessThan(10);
  });

  it('names the next rows on from the last', () => {
    const editor = empty();
    addRows(editor, { left: 400, top: 300, right: 980, bottom: 700 });
    addRows(editor, { left: 400, top: 1_000, right: 980, bottom: 1_400 });
    const found = checkPlan(editor.plan()).map(({ code }) => code);
    expect(found).not.toContain('duplicate-seat');
  });
});

describe('single seats', () => {
  it('begin a row, and go on in it', () => {
    const editor = empty();
    addSeatAt(editor, { x: 500, y: 500 });
    addSeatAt(editor, { x: 560, y: 500 });
    addRowBehind(editor);
    addSeatAt(editor, { x: 560, y: 600 });
    const [block] = editor.plan().sections[0]?.blocks ?? [];
    expect(block?.design.rows).toEqual([
      { label: 'A', numbers: ['1', '2'], at: [0, 0, 60, 0] },
      { label: 'B', numbers: ['1', '2'], at: [0, 100, 60, 100] },
    ]);
    expect(namesOf(editor)).toEqual(['add-seat', 'add-seat', 'add-row', 'add-seat']);
  });
});

describe('the editor', () => {
  it('undoes what was done, with what was selected still there', () => {
    const editor = createEditor(planFrom('club', NAMES));
    const first = editor.plan();
    editor.select(selectAll(first));
    removeSelected(editor);
    expect(editor.state().selection.blocks.size).toBe(0);
    editor.undo();
    expect(editor.plan()).toBe(first);
    editor.redo();
    expect(editor.plan().areas).toEqual([]);
  });

  it('leaves what is selected as it is when all of it is still there', () => {
    const editor = createEditor(planFrom('club', NAMES));
    editor.select(select({ seats: new Map([['b3', new Set(['0.1', '0.2'])]]) }));
    const { selection } = editor.state();
    editor.step('drawing', (plan) => ({ ...plan, width: 3_000 }));
    expect(editor.state().selection).toBe(selection);
    removeSelected(editor);
    expect(editor.state().selection.seats.size).toBe(0);
  });

  it('takes a key held down for one step', () => {
    const editor = createEditor(planFrom('club', NAMES));
    editor.select(select({ stage: true }));
    for (let times = 0; times < 5; times += 1) nudge(editor, 1, 0);
    expect(namesOf(editor)).toEqual(['move']);
    expect(editor.plan().stage.x).toBe(505);
  });

  it('pastes beside the copy before, and keeps what was copied when it duplicates', () => {
    const editor = createEditor(planFrom('club', NAMES));
    editor.select(select({ areas: new Set(['FLOOR']) }));
    copySelected(editor);
    pasteCopied(editor);
    pasteCopied(editor);
    expect(editor.plan().areas.map(({ x }) => x)).toEqual([400, 500, 600]);
    const { clip } = editor.state();
    duplicateSelected(editor);
    expect(editor.state().clip).toBe(clip);
  });

  it('puts new rows into a section that is there', () => {
    const editor = createEditor(planFrom('theatre', NAMES));
    editor.set({ sectionId: 's2' });
    editor.step('remove-section', (plan) => ({ ...plan, sections: plan.sections.slice(0, 1) }));
    expect(editor.state().sectionId).toBe('s1');
  });
});

describe('snapping', () => {
  const plan = planFrom('club', NAMES);
  const moving = select({ areas: new Set(['FLOOR']) });
  const box = boxOfSelection(plan, moving);

  it('meets the middle of the drawing, and says with which line', () => {
    const snapped = snapMove(box, snapLines(plan, moving), { dx: 4, dy: 33 }, 10);
    expect(snapped.dx).toBe(0);
    expect(snapped.guides).toContainEqual({ axis: 'x', at: 1_000 });
  });

  it('leaves alone what is far from every line, and everything when it is told to', () => {
    expect(snapMove(box, snapLines(plan, moving), { dx: 57, dy: 33 }, 3)).toMatchObject({ dx: 57 });
    expect(snapMove(box, snapLines(plan, moving), { dx: 4, dy: 33 }, 0)).toMatchObject({ dx: 4 });
  });
});
