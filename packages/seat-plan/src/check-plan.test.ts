import { expect, it, test } from 'vitest';
import { checkPlan, FINDINGS_OF_A_KIND_MAX, isPublishable } from './check-plan.ts';
import { changeRows } from './edit/change-design.ts';
import { moveThings } from './edit/move-things.ts';
import { copyThings, pasteThings } from './edit/copy-things.ts';
import { paint } from './edit/paint.ts';
import { setFocalPoint, setDrawingSize } from './edit/change-parts.ts';
import { removeThings } from './edit/remove-things.ts';
import { largePlan } from './large-plan.fixture.ts';
import type { Plan } from './plan.ts';
import { NAMES } from './room-names.fixture.ts';
import { select, selectAll } from './selection.ts';
import { planFrom } from './templates.ts';

const ROOM = planFrom('cinema-120', NAMES);
const BLOCK = new Set(['b1']);
const seat = (...keys: string[]) => select({ seats: new Map([['b1', new Set(keys)]]) });
const codes = (plan: Plan) => checkPlan(plan).map(({ code }) => code);

test.each<[string, (plan: Plan) => Plan, string]>([
  ['seats in one another', (plan) => moveThings(plan, seat('5.5'), 40, 0), 'seats-overlap'],
  ['a seat outside', (plan) => moveThings(plan, seat('5.0'), -2_000, 0), 'seat-outside'],
  ['a focal point outside', (plan) => setFocalPoint(plan, { x: -1, y: 5 }), 'focal-point-outside'],
  ['a drawing that is too small', (plan) => setDrawingSize(plan, 800, 1_720), 'stage-outside'],
  ['a number twice', (plan) => number(plan, '5.3', '1'), 'duplicate-seat'],
  [
    'a companion alone',
    (plan) => paint(plan, seat('7.4'), { kind: 'companion' }),
    'companion-alone',
  ],
  [
    'a wheelchair alone',
    (plan) => paint(plan, seat('7.4'), { kind: 'wheelchair' }),
    'wheelchair-alone',
  ],
  [
    'a category without seats',
    (plan) => paint(plan, select({ blocks: BLOCK }), { categoryId: 'c2' }),
    'empty-category',
  ],
  ['seats on the stage', (plan) => moveThings(plan, seat('0.5'), 0, -440), 'seat-on-stage'],
  ['nothing at all', (plan) => removeThings(plan, select({ blocks: BLOCK })), 'no-places'],
  [
    'rows called alike',
    (plan) => {
      const own = ['A', 'A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K'];
      return changeRows(plan, BLOCK, {
        rowLabels: { scheme: 'own', start: 1, from: 'front', own },
      });
    },
    'duplicate-row',
  ],
])('%s is found', (_, change, code) => {
  expect(codes(ROOM)).not.toContain(code);
  expect(codes(change(ROOM))).toContain(code);
});

function number(plan: Plan, key: string, printed: string): Plan {
  const sections = plan.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => ({
      ...block,
      design: { ...block.design, changes: { [key]: { number: printed } } },
    })),
  }));
  return { ...plan, sections };
}

it('names the seats it is about, so that they can be shown', () => {
  const [first] = checkPlan(moveThings(ROOM, seat('5.5'), 40, 0));
  expect(first?.seats).toEqual([
    { blockId: 'b1', key: '5.6' },
    { blockId: 'b1', key: '5.5' },
  ]);
  expect(first?.values).toMatchObject({ section: 'Seats', row: 'F' });
});

it('lets three companions sit in a row, and not a fourth', () => {
  const wheelchair = paint(ROOM, seat('7.4'), { kind: 'wheelchair' });
  const three = paint(wheelchair, seat('7.5', '7.6', '7.7'), { kind: 'companion' });
  expect(codes(three)).toEqual([]);
  const four = paint(three, seat('7.8'), { kind: 'companion' });
  expect(codes(four)).toEqual(['companion-alone']);
});

it('an aisle parts a companion from a wheelchair', () => {
  const both = paint(paint(ROOM, seat('7.2'), { kind: 'wheelchair' }), seat('7.3'), {
    kind: 'companion',
  });
  expect(codes(both)).toEqual(['companion-alone', 'wheelchair-alone']);
});

it('a pasted copy over the original is found row by row', () => {
  const { plan } = pasteThings(ROOM, copyThings(ROOM, select({ blocks: BLOCK })), 0, 0);
  const findings = checkPlan(plan);
  const overlaps = findings.filter(({ code }) => code === 'seats-overlap');
  expect(overlaps.length).toBe(10);
  expect(overlaps[0]?.values).toMatchObject({ row: 'A', count: 12 });
  expect(findings.filter(({ code }) => code === 'duplicate-seat').length).toBe(10);
  expect(isPublishable(findings)).toBe(false);
});

it('of a thousand findings of a kind some are listed, and the others counted', () => {
  const room = largePlan();
  const { plan } = pasteThings(room, copyThings(room, selectAll(room)), 0, 0);
  const overlaps = checkPlan(plan).filter(({ code }) => code === 'seats-overlap');
  expect(overlaps.length).toBe(FINDINGS_OF_A_KIND_MAX);
  expect(overlaps.at(-1)?.more).toBe(2_000 - FINDINGS_OF_A_KIND_MAX);
});

it('50,000 seats are laid out and checked in less than 200 ms', () => {
  const cpuMs = [1, 2, 3, 4, 5, 6].map((turn) => {
    const plan = setFocalPoint(largePlan(), { x: 14_000 + turn, y: 14_000 });
    // The thread's own time: others may be using the machine, too.
    const before = process.threadCpuUsage();
    expect(checkPlan(plan)).toEqual([]);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  expect(Math.min(...cpuMs)).toBeLessThan(200);
});
