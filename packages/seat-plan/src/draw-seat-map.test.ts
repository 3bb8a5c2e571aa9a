import { SeatMap } from '@houseful/contract/seat-map';
import { describe, expect, it, test } from 'vitest';
import { addBlock, addSection } from './edit/add-things.ts';
import { changeRows } from './edit/change-design.ts';
import { drawSeatMap } from './draw-seat-map.ts';
import { labelRows } from './label-rows.ts';
import { emptyPlan, rowDesign } from './new-plan.ts';
import { numberSeats } from './number-seats.ts';
import type { Plan, RowDesign } from './plan.ts';
import { NAMES } from './room-names.fixture.ts';

const NAMED = { seatMapId: 'map_1', name: 'Screen 1' };

function roomWith(own: Partial<Omit<RowDesign, 'type'>>): Plan {
  const pose = { x: 1_000, y: 500, rotation: 0 };
  const added = addBlock(emptyPlan(NAMES), 's1', pose, rowDesign('c1', own));
  if (!added) throw new Error('no room');
  return added.plan;
}

const rowsOf = (plan: Plan) => drawSeatMap(plan, NAMED).sections.flatMap(({ rows }) => rows);
const pointsOf = (plan: Plan) =>
  rowsOf(plan).map(({ seats }) => seats.map(({ x, y }) => [x, y] as const));

describe('numbering', () => {
  test.each([
    ['left-to-right', 6, '1 2 3 4 5 6'],
    ['right-to-left', 6, '6 5 4 3 2 1'],
    ['from-middle', 6, '5 3 1 2 4 6'],
    ['from-middle', 5, '5 3 1 2 4'],
    ['odd-even', 6, '1 3 5 6 4 2'],
    ['odd-even', 5, '1 3 5 4 2'],
    ['odd-even', 1, '1'],
  ] as const)('%s over %i seats', (scheme, count, expected) => {
    const numbers = numberSeats({ scheme, start: 1, digits: 1, countRemoved: false }, count);
    expect(numbers.join(' ')).toBe(expected);
  });

  it('starts where it is told, with as many digits', () => {
    const numbers = { scheme: 'left-to-right', start: 8, digits: 3, countRemoved: false } as const;
    expect(numberSeats(numbers, 3)).toEqual(['008', '009', '010']);
  });

  test.each([
    ['letters-without-i-o', 8, 'front', 'H J K'],
    ['letters', 8, 'front', 'H I J'],
    ['letters-without-i-o', 23, 'front', 'Y Z AA'],
    ['numbers', 1, 'back', '3 2 1'],
  ] as const)('rows by %s from %i, from the %s', (scheme, start, from, expected) => {
    expect(labelRows({ scheme, start, from }, 3).join(' ')).toBe(expected);
  });
});

describe('rows', () => {
  it('stand around the middle of the front row, in whole centimetres', () => {
    const plan = roomWith({ rows: 2, seats: 3, seatSpacing: 60, rowSpacing: 100 });
    expect(pointsOf(plan)).toEqual([
      [[940, 500], [1_000, 500], [1_060, 500]], // biome-ignore format: a row a line
      [
        [940, 600],
        [1_000, 600],
        [1_060, 600],
      ],
    ]);
  });

  it('have aisles that run straight through, and no neighbours across', () => {
    const aisles = [{ after: 2, width: 100 }];
    const plan = roomWith({ rows: 2, seats: [2, 4], seatSpacing: 60, rowSpacing: 100, aisles });
    expect(pointsOf(plan)).toEqual([
      [[920, 500], [1_080, 500]], // biome-ignore format: a row a line
      [
        [860, 600],
        [920, 600],
        [1_080, 600],
        [1_140, 600],
      ],
    ]);
    const gaps = rowsOf(plan).map(({ seats }) =>
      seats.map(({ aisleAfter }) => aisleAfter ?? false),
    );
    expect(gaps).toEqual([
      [true, false],
      [false, true, false, false],
    ]);
  });

  it('bend: the ends come so far before the middle, in each row', () => {
    const plan = roomWith({ rows: 2, seats: 11, seatSpacing: 60, curve: { bend: 50 } });
    for (const row of pointsOf(plan)) {
      expect((row[5]?.[1] ?? 0) - (row[0]?.[1] ?? 0)).toBeGreaterThan(47);
      expect((row[5]?.[1] ?? 0) - (row[0]?.[1] ?? 0)).toBeLessThan(51);
    }
  });

  it('lie on circles around one point', () => {
    const plan = roomWith({ rows: 3, seats: 20, rowSpacing: 100, curve: { radius: 900 } });
    for (const [row, points] of pointsOf(plan).entries()) {
      for (const [x, y] of points) {
        expect(Math.hypot(x - 1_000, y - (500 - 900))).toBeCloseTo(900 + row * 100, -0.5);
      }
    }
  });

  it('turn with their block', () => {
    const plan = roomWith({ rows: 2, seats: 2, seatSpacing: 100, rowSpacing: 100 });
    const turned = {
      ...plan,
      sections: plan.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) => ({ ...block, rotation: 90 })),
      })),
    };
    expect(pointsOf(turned)).toEqual([
      [[1_000, 450], [1_000, 550]], // biome-ignore format: a row a line
      [
        [900, 450],
        [900, 550],
      ],
    ]);
  });

  it('number on over a place without a chair, or leave its number out', () => {
    const changes = { '0.1': { removed: true } } as const;
    const printed = (own: Partial<RowDesign>) =>
      rowsOf(roomWith({ rows: 1, seats: 4, changes, ...own }))[0]?.seats.map(
        ({ number }) => number,
      );
    expect(printed({})).toEqual(['1', '2', '3']);
    const seatNumbers = {
      scheme: 'left-to-right',
      start: 1,
      digits: 1,
      countRemoved: true,
    } as const;
    expect(printed({ seatNumbers })).toEqual(['1', '3', '4']);
    expect(rowsOf(roomWith({ rows: 1, seats: 4, changes }))[0]?.seats[0]?.aisleAfter).toBe(true);
  });

  it('of two blocks side by side are one row, with an aisle between', () => {
    const numbers = { scheme: 'left-to-right', start: 4, digits: 1, countRemoved: false } as const;
    const one = roomWith({ rows: 1, seats: 3, seatNumbers: numbers });
    const pose = { x: 500, y: 500, rotation: 0 };
    const two = addBlock(one, 's1', pose, rowDesign('c1', { rows: 1, seats: 3 }))?.plan ?? one;
    const [row, ...others] = rowsOf(two);
    expect(others).toEqual([]);
    expect(row?.seats.map(({ seatId }) => seatId)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
    expect(row?.seats.map(({ aisleAfter }) => aisleAfter ?? false)).toEqual([
      ...[false, false, true, false, false, false],
    ]);
  });

  it('keep what their seats have of their own', () => {
    const plan = roomWith({
      ...{ rows: 1, seats: 3 },
      changes: { '0.0': { kind: 'wheelchair', dx: -40, view: 'obstructed', number: 'W1' } },
    });
    const seat = { kind: 'wheelchair', view: 'obstructed', number: 'W1', x: 1_000 - 58 - 40 };
    expect(rowsOf(plan)[0]?.seats[0]).toMatchObject(seat);
  });
});

describe('seat ids', () => {
  it('are made of section code, row and number', () => {
    const plan = roomWith({ rows: 1, seats: 2 });
    const coded = { ...plan, sections: plan.sections.map((one) => ({ ...one, code: 'L2' })) };
    const ids = (one: Plan) =>
      rowsOf(one).flatMap(({ seats }) => seats.map(({ seatId }) => seatId));
    expect(ids(plan)).toEqual(['A1', 'A2']);
    expect(ids(coded)).toEqual(['L2-A1', 'L2-A2']);
    const numbered = roomWith({
      ...{ rows: 1, seats: 2, rowLabels: { scheme: 'numbers', start: 7, from: 'front' } },
    });
    expect(ids(numbered)).toEqual(['7-1', '7-2']);
  });

  it('are unique and well formed where sections, rows and numbers are called alike or in other scripts', () => {
    const own = ['अ', 'अ', 'A'];
    const first = roomWith({
      ...{ rows: 3, seats: 2, rowLabels: { scheme: 'own', start: 1, from: 'front', own } },
    });
    const second = addSection(first, { name: 'Balcony', gate: '2' });
    const pose = { x: 500, y: 1_500, rotation: 0 };
    const plan =
      addBlock(second?.plan ?? first, 's2', pose, rowDesign('c1', { rows: 1, seats: 2 }))?.plan ??
      first;
    const map = SeatMap.parse(drawSeatMap(plan, NAMED));
    const ids = map.sections.flatMap(({ rows }) =>
      rows.flatMap(({ seats }) => seats.map((seat) => seat.seatId)),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('A1');
    expect(ids).toContain('S2-A1');
  });

  it('are never those of a standing area', () => {
    const plan = roomWith({
      ...{
        rows: 1,
        seats: 2,
        rowLabels: { scheme: 'own', start: 1, from: 'front', own: ['STAND1-'] },
      },
    });
    const area = {
      name: 'Floor',
      gate: '1',
      categoryId: 'c1',
      capacity: 5,
      x: 0,
      y: 0,
      width: 9,
      height: 9,
    };
    const map = drawSeatMap({ ...plan, areas: [{ id: 'STAND1', ...area }] }, NAMED);
    const ids = map.sections.flatMap(({ rows }) =>
      rows.flatMap(({ seats }) => seats.map((seat) => seat.seatId)),
    );
    expect(ids).not.toContain('STAND1-1');
    expect(SeatMap.safeParse(map).success).toBe(true);
  });
});

it('a block with other lengths forgets only places that are gone', () => {
  const plan = roomWith({
    rows: 3,
    seats: 5,
    changes: { '0.4': { view: 'obstructed' }, '0.1': { view: 'obstructed' } },
  });
  const after = changeRows(plan, new Set(['b1']), { seats: 4, rows: 2 });
  expect(after.sections[0]?.blocks[0]?.design.changes).toEqual({ '0.1': { view: 'obstructed' } });
});
