import { readFileSync } from 'node:fs';
import { SeatMap } from '@houseful/contract/seat-map';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { checkPlan } from '../check-plan.ts';
import { drawSeatMap } from '../draw-seat-map.ts';
import { largePlan } from '../large-plan.fixture.ts';
import schema from '../plan.schema.json' with { type: 'json' };
import { Plan, PlanShape } from '../plan.ts';
import { planOf } from '../plan-of.ts';
import { NAMES } from '../room-names.fixture.ts';
import { planFrom, TEMPLATES } from '../templates.ts';
import { plainText, readCells, safeText, writeCells } from './cells.ts';
import { readPlan, writePlan } from './plan-json.ts';
import { type CsvUsual, readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

const NAMED = { seatMapId: 'map_1', name: 'Room' };
const USUAL: CsvUsual = { section: 'Seats', category: 'Standard', gate: 'Gate 1', stage: 'Stage' };
const ROOMS = TEMPLATES.filter((template) => template !== 'empty');
const DOC = readFileSync(new URL('../../../../docs/seat-plans.md', import.meta.url), 'utf8');

function planIn(read: { plan: Plan } | { flaws: unknown }): Plan {
  if (!('plan' in read)) throw new Error(JSON.stringify(read.flaws));
  return read.plan;
}

function flawsIn(read: object): readonly { line: number; column: number; code: string }[] {
  return 'flaws' in read ? (read.flaws as { line: number; column: number; code: string }[]) : [];
}

describe('a plan as JSON', () => {
  it('has the shape that is published', () => {
    expect(schema).toEqual(z.toJSONSchema(PlanShape, { io: 'input' }));
  });

  test.each(TEMPLATES)('%s comes back as it went', (template) => {
    const plan = planFrom(template, NAMES);
    expect(readPlan(writePlan(plan))).toEqual({ plan });
  });

  it('is small: 50,000 seats of a bowl are a few kilobytes', () => {
    expect(writePlan(largePlan()).length).toBeLessThan(60_000);
  });

  const theatre = writePlan(planFrom('theatre', NAMES));
  test.each([
    ['{"format": "houseful-seat-plan",,}', 'not-json', 1, 33],
    ['[]', 'not-a-plan', 1, 1],
    [theatre.replace('"version": 1', '"version": 2'), 'newer-version', 1, 1],
    [theatre.replace('"rows": 14', '"rows": "14"'), 'wrong-type', 26, 21],
    [theatre.replace('"rows": 5', '"rows": 500'), 'too-large', 0, 0],
    [theatre.replace('"from-middle"', '"from-nowhere"'), 'not-allowed', 0, 0],
    [theatre.replace('"rowSpacing"', '"rowSpace"'), 'missing', 0, 0],
    [theatre.replace('"categoryId": "c2"', '"categoryId": "c7"'), 'unknown-category', 0, 0],
    [theatre.replace('"id": "b2"', '"id": "b1"'), 'same-id', 0, 0],
    [theatre.replace('"0.24"', '"0.99"'), 'unknown-place', 0, 0],
  ])('what is wrong is told with its place (%#)', (text, code, line, column) => {
    const [flaw] = flawsIn(readPlan(text));
    expect(flaw?.code).toBe(code);
    if (line > 0) expect([flaw?.line, flaw?.column]).toEqual([line, column]);
    else expect(flaw?.line).toBeGreaterThan(1);
  });

  property.prop([fc.nat(120), fc.jsonValue(), fc.nat(40)], { numRuns: 300 })(
    'is read just when its schema takes it',
    (turn, value, deeper) => {
      const plan = JSON.parse(writePlan(planFrom('club', NAMES)));
      replaceSomewhere(plan, turn, deeper, value);
      expect('plan' in readPlan(JSON.stringify(plan))).toBe(Plan.safeParse(plan).success);
    },
  );
});

/** Puts a value in the place of some other, found by walking. */
function replaceSomewhere(whole: unknown, turn: number, depth: number, value: unknown): void {
  let at = whole as Record<string, unknown>;
  for (let left = depth % 6; ; left -= 1) {
    const keys = Object.keys(at);
    const key = keys[turn % Math.max(1, keys.length)] ?? 'more';
    const next = at[key];
    if (left === 0 || next === null || typeof next !== 'object') {
      at[key] = value;
      return;
    }
    at = next as Record<string, unknown>;
  }
}

describe('a room as CSV', () => {
  test.each(ROOMS)('%s comes back as the same seat map', (template) => {
    const plan = planFrom(template, NAMES);
    const back = planIn(readCsv(writeCsv(plan), USUAL));
    expect(Plan.safeParse(back).error).toBeUndefined();
    expect(byName(drawSeatMap(back, NAMED))).toEqual(byName(drawSeatMap(plan, NAMED)));
    expect(writeCsv(back)).toBe(writeCsv(plan));
    expect(checkPlan(back)).toEqual([]);
  });

  it('needs no more than row, seat and place', () => {
    const plan = planIn(readCsv('row;seat;x;y\nA;1;100;200\nA;2;150;200\n\n', USUAL));
    const [section] = drawSeatMap(plan, NAMED).sections;
    expect(section).toMatchObject({ name: 'Seats', gate: 'Gate 1' });
    expect(section?.rows[0]?.seats.map(({ seatId }) => seatId)).toEqual(['A1', 'A2']);
    expect(checkPlan(plan).filter(({ level }) => level === 'error')).toEqual([]);
  });

  test.each([
    ['row,seat,x\nA,1,5', 'missing-column', 1, 1],
    ['row,seat,x,y,colour\n', 'unknown-column', 1, 5],
    ['row,seat,x,y,x\n', 'same-column', 1, 5],
    ['row,seat,x,y\nA,1,far,5', 'not-a-number', 2, 3],
    ['row,seat,x,y\nA,1,5,5\nA,2,,5', 'empty-cell', 3, 3],
    ['row,seat,x,y\nA,123456789,5,5', 'too-large', 2, 2],
    ['row,seat,x,y\nA,1,5,5,9', 'too-many-cells', 2, 5],
    ['row,seat,x,y,kind\nA,1,5,5,throne', 'not-allowed', 2, 5],
    ['row,seat,x,y\n"A\nB",1,5,5\nA,1,5,?', 'not-a-number', 4, 4],
    ['row,seat,x,y\nA,"1,5,5', 'open-quote', 2, 2],
    ['row,seat,x,y,seat_id\nA,1,5,5,#1', 'wrong-form', 2, 5],
  ])('what is wrong is told with line and column (%#)', (text, code, line, column) => {
    expect(flawsIn(readCsv(text, USUAL))[0]).toMatchObject({ code, line, column });
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', "'=1", "'", 'plain', '', '5'])(
    '%j is no formula, and comes back',
    (text) => {
      expect(safeText(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(plainText(safeText(text))).toBe(text);
    },
  );

  property.prop([
    fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
  ])('any cells come back', (lines) => {
    const said = lines.map((cells) => ['x', ...cells]);
    const head = ['a,b'];
    const read = readCells(writeCells([[...head, 'b'], ...said]));
    expect('lines' in read && read.lines.slice(1).map(({ cells }) => cells)).toEqual(said);
  });
});

/** Categories and sections by their names: a CSV file does not know their ids. */
function byName(map: SeatMap): unknown {
  const nameOf = new Map(map.categories.map(({ categoryId, name }) => [categoryId, name]));
  const text = JSON.stringify({
    ...map,
    categories: map.categories.map(({ name }) => name).toSorted(),
    sections: map.sections.map((section) => ({ ...section, id: '' })),
  });
  return JSON.parse(text, (key, value) => (key === 'categoryId' ? nameOf.get(value) : value));
}

describe('any seat map', () => {
  test.each(ROOMS)('of %s is a plan that draws the same seat map', (template) => {
    const map = SeatMap.parse(drawSeatMap(planFrom(template, NAMES), NAMED));
    expect(drawSeatMap(Plan.parse(planOf(map)), NAMED)).toEqual(map);
  });

  it('of 50,000 seats is a plan of some hundred kilobytes', () => {
    const map = drawSeatMap(largePlan(), NAMED);
    const plan = planOf(map);
    expect(drawSeatMap(plan, NAMED)).toEqual(map);
    expect(JSON.stringify(plan).length).toBeLessThan(1_200_000);
    expect(plan.sections[3]?.blocks[0]?.design.changes).toBeUndefined();
  });
});

describe('docs/seat-plans.md', () => {
  const examples = (language: string) =>
    [...DOC.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(
      (match) => match[1] ?? '',
    );

  it('shows a plan that can be read, and its seats', () => {
    const [text = ''] = examples('json');
    const plan = planIn(readPlan(text));
    const [csv = '', least = ''] = examples('csv');
    expect(writeCsv(plan).replaceAll('\r', '')).toBe(csv);
    expect(flawsIn(readCsv(csv, USUAL))).toEqual([]);
    expect(flawsIn(readCsv(least, USUAL))).toEqual([]);
  });

  it('names every finding and every flaw of a file', () => {
    const sources = ['../checks/finding.ts', './flaw.ts']
      .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
      .join('\n');
    const codes = [...sources.matchAll(/'([a-z]+(?:-[a-z]+)+|missing)'/g)].map(
      (match) => match[1] ?? '',
    );
    expect(codes.length).toBeGreaterThan(35);
    expect(codes.filter((code) => !DOC.includes(`\`${code}\``))).toEqual([]);
  });
});
