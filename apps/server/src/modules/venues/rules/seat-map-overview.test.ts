import { OUTLINE_POINTS_MAX, SeatMapOverview, type SeatMap } from '@houseful/contract/seat-map';
import { describe, expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { drawSeatMap, type SeatMapSpec } from '../../../demo/seat-maps/draw-seat-map.ts';
import { contains, type Point } from './polygon.ts';
import { seatMapOverview } from './seat-map-overview.ts';

const spec = (
  template: SeatMapSpec['template'],
  arrangement: SeatMapSpec['arrangement'],
  cut = 0,
): SeatMapSpec => {
  const names = ['Silver', 'Gold', 'Platinum'];
  const categoryNames = template === 'single-screen' ? names.slice(0, 2) : names;
  return {
    seatMapId: 'smp_1',
    name: 'R',
    template,
    arrangement,
    categoryNames,
    cut,
    gateNumber: 1,
  };
};
const ROOMS = [
  spec('multiplex-small', 'screen'),
  spec('multiplex-medium', 'screen', 1),
  spec('multiplex-large', 'screen', 2),
  spec('imax', 'screen'),
  spec('single-screen', 'screen'),
  spec('comedy-club', 'stage'),
  spec('theatre-thrust', 'stage'),
  spec('theatre-studio', 'stage'),
  spec('theatre', 'stage'),
  spec('theatre-grand', 'stage'),
  spec('arena-indoor', 'match'),
  spec('arena', 'stage'),
  spec('stadium', 'stage'),
  spec('stadium-vast', 'match'),
];

const chairsOf = (seatMap: SeatMap) =>
  seatMap.sections.map(({ id, rows }) => ({ id, chairs: rows.flatMap(({ seats }) => seats) }));

/** Points on the polygon's edges, close enough that nothing visible lies between them. */
function walk(outline: readonly Point[]): Point[] {
  return outline.flatMap((a, index) => {
    const b = outline[(index + 1) % outline.length] as Point;
    return [0, 0.25, 0.5, 0.75].map((share) => ({
      x: a.x + (b.x - a.x) * share,
      y: a.y + (b.y - a.y) * share,
    }));
  });
}

describe.each(ROOMS)('the overview of a $template set for $arrangement', (room) => {
  const seatMap = drawSeatMap(room);
  const overview = seatMapOverview(seatMap);

  test('is what the contract says', () => {
    expect(SeatMapOverview.safeParse(overview).error).toBeUndefined();
    for (const { outline } of overview.sections) {
      expect(outline.length).toBeGreaterThanOrEqual(4);
      expect(outline.length).toBeLessThanOrEqual(OUTLINE_POINTS_MAX);
    }
  });

  test('has every chair in the shape of its own section and in no other', () => {
    for (const { id, chairs } of chairsOf(seatMap)) {
      for (const section of overview.sections) {
        const inside = chairs.filter((chair) => contains(section.outline, chair)).length;
        expect(inside).toBe(section.id === id ? chairs.length : 0);
      }
    }
  });

  test('draws sections apart', () => {
    const overlaps = overview.sections.flatMap((section) =>
      walk(section.outline).filter((point) =>
        overview.sections.some(
          (other) => other.id !== section.id && contains(other.outline, point),
        ),
      ),
    );
    expect(overlaps).toEqual([]);
  });

  test('writes each name inside its section', () => {
    const outside = overview.sections.filter(({ outline, centre }) => !contains(outline, centre));
    expect(outside).toEqual([]);
  });

  test('counts what there is', () => {
    const chairs = chairsOf(seatMap).flatMap((section) => section.chairs);
    const standing = seatMap.areas.reduce((sum, { capacity }) => sum + capacity, 0);
    expect(overview.seatsTotal).toBe(chairs.length + standing);
    for (const section of overview.sections) {
      const sum = section.categories.reduce((total, { seats }) => total + seats, 0);
      expect(sum).toBe(section.seatsTotal);
    }
    const wheelchairs = chairs.filter(({ kind }) => kind === 'wheelchair').length;
    const accessible = overview.sections.reduce((sum, each) => sum + each.accessibleSeats, 0);
    expect(accessible).toBe(wheelchairs);
  });
});

test('a stadium of 63,000 seats is looked over in 64 KB', () => {
  const overview = seatMapOverview(drawSeatMap(spec('stadium-vast', 'match')));
  expect(overview.seatsTotal).toBeGreaterThan(63_000);
  expect(JSON.stringify(overview).length).toBeLessThan(64 * 1024);
});

test('a block of curved rows keeps its curve: no straight box would leave out what it leaves out', () => {
  const { sections } = seatMapOverview(drawSeatMap(spec('stadium', 'match')));
  const [block] = sections;
  const corners = block?.outline ?? [];
  const box = {
    left: Math.min(...corners.map(({ x }) => x)),
    top: Math.min(...corners.map(({ y }) => y)),
  };
  expect(corners.length).toBeGreaterThan(6);
  expect(contains(corners, { x: box.left + 5, y: box.top + 5 })).toBe(false);
});

describe('odd sections', () => {
  const room = smallRoom('smp_odd');
  const withRows = (rows: SeatMap['sections'][number]['rows']) =>
    seatMapOverview({ ...room, sections: [{ id: 'odd', name: 'Odd', gate: 'G', rows }] })
      .sections[0];
  const seat = (seatId: string, x: number, y: number) => ({
    ...{ seatId, number: '1', categoryId: 'silver', kind: 'standard' as const, x, y },
  });

  test('one without chairs has no shape', () => {
    expect(withRows([])).toMatchObject({ outline: [], seatsTotal: 0, categories: [] });
  });

  test('a single chair has a small square around it', () => {
    const section = withRows([{ label: 'A', seats: [seat('A1', 100, 100)] }]);
    expect(contains(section?.outline ?? [], { x: 100, y: 100 })).toBe(true);
    expect(contains(section?.outline ?? [], { x: 135, y: 100 })).toBe(false);
  });

  test('rows in no order, or listed from either end, are still all inside', () => {
    const row = (label: string, y: number) =>
      [0, 1, 2, 3, 4].map((n) => seat(`${label}${n}`, 100 + n * 60, y));
    const rows = [
      { label: 'C', seats: row('C', 300) },
      { label: 'A', seats: row('A', 100).toReversed() },
      { label: 'B', seats: row('B', 200) },
      { label: 'Z', seats: [seat('Z1', 900, 900)] },
    ];
    const { outline = [] } = withRows(rows) ?? {};
    const missing = rows.flatMap(({ seats }) => seats).filter((each) => !contains(outline, each));
    expect(missing).toEqual([]);
  });
});
