import { SeatMap } from '@houseful/contract/seat-map';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkPlan, isPublishable } from '../check-plan.ts';
import { drawSeatMap } from '../draw-seat-map.ts';
import { readPlan, writePlan } from '../files/plan-json.ts';
import { beginHistory, HISTORY_STEPS_MAX, redo, takeStep, undo } from '../history.ts';
import { layOut } from '../lay-out.ts';
import { rowDesign } from '../new-plan.ts';
import { Plan } from '../plan.ts';
import { NAMES } from '../room-names.fixture.ts';
import {
  blocksOf,
  boxOfBlock,
  select,
  selectAll,
  type Selection,
  stillThere,
} from '../selection.ts';
import { planFrom, TEMPLATES } from '../templates.ts';
import { addArea, addBlock, addSection } from './add-things.ts';
import { alignThings, distributeThings } from './align-things.ts';
import { changeRows } from './change-design.ts';
import * as parts from './change-parts.ts';
import { addFreeRow, addFreeSeat, labelFreeRow, printNumber } from './change-seats.ts';
import { copyThings, pasteThings } from './copy-things.ts';
import { freeBlocks } from './free-block.ts';
import { goOnWithRows, goOnWithSeats } from './go-on.ts';
import { moveThings } from './move-things.ts';
import { paint } from './paint.ts';
import { bringBackSeats, removeThings } from './remove-things.ts';
import { rotateThings } from './rotate-things.ts';

/** A command as a person gives it: with numbers of any size, about whatever is selected. */
type Command = (plan: Plan, selection: Selection) => Plan;

const far = fc.integer({ min: -3_000_000, max: 3_000_000 });
const some = fc.integer({ min: -10, max: 500 });
const label = fc.string({ maxLength: 12 });
const firstBlock = (plan: Plan) => blocksOf(plan)[0]?.id ?? '';

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(far, far).map(
    ([x, y]): Command =>
      (plan, picked) =>
        moveThings(plan, picked, x, y),
  ),
  fc.integer({ min: -720, max: 720 }).map(
    (by): Command =>
      (plan, picked) =>
        rotateThings(plan, picked, by),
  ),
  fc.constantFrom('left', 'centre', 'right', 'top', 'middle', 'bottom').map(
    (edge): Command =>
      (plan, picked) =>
        alignThings(plan, picked, edge),
  ),
  fc.constantFrom('x', 'y').map(
    (axis): Command =>
      (plan, picked) =>
        distributeThings(plan, picked, axis),
  ),
  fc.tuple(far, far).map(
    ([x, y]): Command =>
      (plan, picked) =>
        pasteThings(plan, copyThings(plan, picked), x, y).plan,
  ),
  fc.constant<Command>(removeThings),
  fc.constant<Command>((plan, { blocks }) => bringBackSeats(plan, blocks)),
  fc.constant<Command>((plan, { blocks }) => freeBlocks(plan, blocks)),
  fc.constantFrom('standard', 'recliner', 'wheelchair', 'companion').map(
    (kind): Command =>
      (plan, picked) =>
        paint(plan, picked, { kind }),
  ),
  fc.constantFrom('c1', 'c2', 'c9').map(
    (categoryId): Command =>
      (plan, picked) =>
        paint(plan, picked, { categoryId }),
  ),
  fc.constantFrom('obstructed', 'clear').map(
    (view): Command =>
      (plan, picked) =>
        paint(plan, picked, { view }),
  ),
  fc.tuple(some, fc.oneof(some, fc.array(some, { maxLength: 12 }))).map(
    ([rows, seats]): Command =>
      (plan, { blocks }) =>
        changeRows(plan, blocks, { rows, seats }),
  ),
  fc.array(label, { maxLength: 4 }).map(
    (own): Command =>
      (plan, { blocks }) =>
        changeRows(plan, blocks, { rowLabels: { scheme: 'own', start: 1, from: 'back', own } }),
  ),
  fc.constant<Command>((plan, { blocks }) =>
    changeRows(plan, blocks, { curve: null, aisles: [{ after: 3, width: 90 }] }),
  ),
  fc.tuple(fc.double({ noNaN: true }), fc.double()).map(
    ([one, other]): Command =>
      (plan, { blocks }) =>
        changeRows(plan, blocks, {
          ...{ seatSpacing: one, rowSpacing: other, curve: { radius: one } },
          aisles: [{ after: one, width: other }],
          seatNumbers: { scheme: 'odd-even', start: one, digits: other, countRemoved: true },
        }),
  ),
  fc.tuple(label, far).map(
    ([text, size]): Command =>
      (plan) => {
        const section = plan.sections[0]?.id ?? '';
        const renamed = parts.changeSection(plan, section, { name: text, gate: text, code: text });
        const staged = parts.changeStage(renamed, { label: `${text} and more than fits in there` });
        const first = plan.areas[0]?.id ?? '';
        const area = parts.changeArea(staged, first, { name: text, capacity: size, width: size });
        return parts.changeCategory(area, 'c1', { name: text });
      },
  ),
  fc.tuple(label, far, far).map(
    ([text, x, y]): Command =>
      (plan) =>
        addFreeSeat(
          addFreeRow(labelFreeRow(plan, firstBlock(plan), 0, text), firstBlock(plan), 'Z', {
            x,
            y,
          }),
          firstBlock(plan),
          0,
          { x, y },
        ),
  ),
  fc.constant<Command>((plan) =>
    goOnWithSeats(goOnWithRows(plan, blocksOf(plan).at(-1)?.id ?? ''), firstBlock(plan)),
  ),
  label.map(
    (text): Command =>
      (plan) =>
        printNumber(plan, firstBlock(plan), '0.0', text),
  ),
  fc.tuple(far, far).map(
    ([x, y]): Command =>
      (plan) =>
        parts.setFocalPoint(parts.setDrawingSize(parts.changeStage(plan, { x, width: y }), x, y), {
          x,
          y,
        }),
  ),
  fc.constant<Command>((plan) => parts.addCategory(plan, 'New')?.plan ?? plan),
  fc.constant<Command>((plan) =>
    parts.removeCategory(plan, 'c1', plan.categories.at(-1)?.id ?? ''),
  ),
  fc.constant<Command>((plan) => addSection(plan, { name: 'New', gate: '1' })?.plan ?? plan),
  fc.constant<Command>((plan, { blocks }) =>
    parts.moveToSection(plan, blocks, plan.sections.at(-1)?.id ?? ''),
  ),
  fc.constant<Command>((plan) =>
    plan.sections.length > 1 ? parts.removeSection(plan, plan.sections[0]?.id ?? '') : plan,
  ),
  fc.tuple(far, far).map(
    ([x, y]): Command =>
      (plan) =>
        addBlock(
          plan,
          plan.sections[0]?.id ?? '',
          { x, y, rotation: 12 },
          rowDesign(plan.categories[0]?.id ?? ''),
        )?.plan ?? plan,
  ),
  fc.tuple(far, far).map(
    ([x, y]): Command =>
      (plan) =>
        addArea(plan, {
          name: 'A',
          gate: '1',
          categoryId: plan.categories[0]?.id ?? '',
          capacity: 5,
          x,
          y,
          width: 100,
          height: 100,
        })?.plan ?? plan,
  ),
);

const picks = fc.record({
  all: fc.boolean(),
  stage: fc.boolean(),
  places: fc.array(fc.tuple(fc.nat(13), fc.nat(20)), { maxLength: 30 }),
});

function pick(
  plan: Plan,
  { all, stage, places }: { all: boolean; stage: boolean; places: [number, number][] },
) {
  if (all) return { ...selectAll(plan), stage };
  const keys = new Set(places.map(([row, seat]) => `${row}.${seat}`));
  const seats = new Map(keys.size > 0 ? [[firstBlock(plan), keys]] : []);
  return stillThere(select({ seats, stage, focalPoint: stage }), plan);
}

describe('commands', () => {
  const stories = fc.array(fc.tuple(command, picks), { maxLength: 12 });

  test.prop([fc.constantFrom(...TEMPLATES), stories], { numRuns: 100 })(
    'each leaves a plan that can be read and drawn, and does not touch the one it was given',
    (template, story) => {
      let plan: Plan = planFrom(template, NAMES);
      for (const [run, picked] of story) {
        const before = JSON.stringify(plan);
        const after = run(plan, pick(plan, picked));
        expect(JSON.stringify(plan)).toBe(before);
        const parsed = Plan.safeParse(after);
        expect(parsed.error?.issues ?? []).toEqual([]);
        plan = after;
      }
      expect(readPlan(writePlan(plan))).toEqual({ plan });
      if (isPublishable(checkPlan(plan))) {
        SeatMap.parse(drawSeatMap(plan, { seatMapId: 'map_1', name: 'Room' }));
      }
    },
  );

  test.prop([stories], { numRuns: 50 })('undo and redo end where they began', (story) => {
    let history = beginHistory<Plan>(planFrom('theatre', NAMES));
    for (const [run, picked] of story) {
      history = takeStep(history, { name: 'step' }, run(history.now, pick(history.now, picked)));
      if (history.done.length > 0) expect(redo(undo(history)).now).toBe(history.now);
    }
    const { now, done } = history;
    let back = history;
    for (let left = done.length; left > 0; left -= 1) back = undo(back);
    expect(back.now).toBe(done[0]?.before ?? now);
    for (let left = done.length; left > 0; left -= 1) back = redo(back);
    expect(back.now).toBe(now);
  });
});

describe('history', () => {
  it('forgets the oldest of more steps than its limit', () => {
    let history = beginHistory(0);
    for (let step = 1; step <= HISTORY_STEPS_MAX + 5; step += 1)
      history = takeStep(history, { name: 's' }, step);
    expect(history.done.length).toBe(HISTORY_STEPS_MAX);
    expect(history.done[0]?.before).toBe(5);
  });

  it('makes one step of a key held down, and none of nothing', () => {
    let history = beginHistory(0);
    for (const after of [1, 2, 3, 3])
      history = takeStep(history, { name: 'move', mark: 'keys' }, after);
    expect(history.done.length).toBe(1);
    expect(undo(history).now).toBe(0);
    expect(takeStep(undo(history), { name: 'move' }, 0).undone.length).toBe(1);
  });
});

describe('a theatre', () => {
  const plan = planFrom('theatre', NAMES);
  const blockAt = (one: Plan, place: number) => blocksOf(one)[place];

  it('moves seats along the drawing, also in a turned block', () => {
    const turned = rotateThings(plan, select({ blocks: new Set(['b1']) }), 90);
    const one = select({ seats: new Map([['b1', new Set(['2.3'])]]) });
    const seatAt = (where: Plan) => {
      const { sections } = drawSeatMap(where, { seatMapId: 'm', name: 'n' });
      return sections[0]?.rows[2]?.seats[3];
    };
    const before = seatAt(turned);
    const after = seatAt(moveThings(turned, one, 30, -20));
    expect(after).toMatchObject({ x: (before?.x ?? 0) + 30, y: (before?.y ?? 0) - 20 });
  });

  it('aligns edges and spreads the room between', () => {
    const { plan: copied } = pasteThings(
      plan,
      copyThings(plan, select({ blocks: new Set(['b2']) })),
      137,
      900,
    );
    const aligned = alignThings(copied, selectAll(copied), 'left');
    const lefts = blocksOf(aligned).map((block) => Math.round(boxOfBlock(block).left));
    expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThanOrEqual(1);
    const spread = blocksOf(distributeThings(aligned, selectAll(aligned), 'y')).map(boxOfBlock);
    const [a, b, c] = spread;
    expect(
      Math.abs((b?.top ?? 0) - (a?.bottom ?? 0) - ((c?.top ?? 0) - (b?.bottom ?? 0))),
    ).toBeLessThanOrEqual(2);
  });

  it('turned four times stands as before', () => {
    let turned = plan;
    for (let turn = 0; turn < 4; turn += 1) turned = rotateThings(turned, selectAll(plan), 90);
    for (const [place, block] of blocksOf(turned).entries()) {
      expect(
        Math.hypot(
          block.x - (blockAt(plan, place)?.x ?? 0),
          block.y - (blockAt(plan, place)?.y ?? 0),
        ),
      ).toBeLessThan(4);
      expect(Math.abs(block.rotation % 360)).toBe(0);
    }
  });

  it('paints a whole row as one word, and a whole block as one', () => {
    const row = new Set(
      layOut(blockAt(plan, 1)?.design ?? rowDesign('')).rows[1]?.seats.map(
        ({ seat }) => `1.${seat}`,
      ),
    );
    const painted = paint(plan, select({ seats: new Map([['b2', row]]) }), { categoryId: 'c1' });
    const design = blockAt(painted, 1)?.design;
    expect(design).toMatchObject({ rowCategories: { 1: 'c1' } });
    expect(Object.keys(design?.changes ?? {})).toHaveLength(4);
    const whole = blockAt(
      paint(painted, select({ blocks: new Set(['b2']) }), { categoryId: 'c2' }),
      1,
    )?.design;
    expect(whole).toMatchObject({ categoryId: 'c2' });
    expect(whole).not.toHaveProperty('rowCategories');
  });

  it('goes on after other rows with a copy behind them, and after their seats with one beside', () => {
    const { plan: copied, selection } = pasteThings(
      plan,
      copyThings(plan, select({ blocks: new Set(['b2']) })),
      0,
      900,
    );
    const [copy = ''] = selection.blocks;
    const found = (one: Plan) =>
      checkPlan(one).filter(({ code }) => code === 'duplicate-seat').length;
    expect(found(copied)).toBe(5);
    const behind = goOnWithRows(copied, copy);
    expect(found(behind)).toBe(0);
    expect(blocksOf(behind).at(-1)?.design).toMatchObject({ rowLabels: { start: 6 } });
    const beside = goOnWithSeats(copied, copy);
    expect(found(beside)).toBe(0);
    expect(blocksOf(beside).at(-1)?.design).toMatchObject({ seatNumbers: { start: 31 } });
  });

  it('brings removed seats back', () => {
    const keys = new Set(['0.1', '0.2']);
    const without = removeThings(plan, select({ seats: new Map([['b1', keys]]) }));
    expect(layOut(blockAt(without, 0)?.design ?? rowDesign('')).rows[0]?.seats.length).toBe(14);
    expect(bringBackSeats(without, new Set(['b1']))).toEqual(plan);
  });

  it('taken apart is the same drawing', () => {
    const named = { seatMapId: 'map_1', name: 'Room' };
    const apart = freeBlocks(plan, new Set(['b1', 'b2']));
    expect(drawSeatMap(apart, named)).toEqual(drawSeatMap(plan, named));
  });
});
