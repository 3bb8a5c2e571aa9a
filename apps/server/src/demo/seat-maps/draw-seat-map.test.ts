import { createHash } from 'node:crypto';
import { SeatId } from '@houseful/contract/primitives';
import { SeatMap } from '@houseful/contract/seat-map';
import { describe, expect, it, test } from 'vitest';
import {
  countPlaces,
  drawSeatMap,
  FILM_TEMPLATES,
  filmCategoryNames,
  isFilmTemplate,
  LIVE_TEMPLATES,
  type SeatMapSpec,
} from './draw-seat-map.ts';

const SEAT_APART_CM = 50;
const FIVE = ['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond'];

function spec(over: Partial<SeatMapSpec>): SeatMapSpec {
  const template = over.template ?? 'theatre';
  return {
    seatMapId: 'smp_somewhere-v1',
    name: 'Somewhere',
    template,
    arrangement: isFilmTemplate(template) ? 'screen' : 'stage',
    categoryNames: isFilmTemplate(template) ? filmCategoryNames(template) : FIVE.slice(1, 4),
    cut: 0,
    gateNumber: 3,
    ...over,
  };
}

const ROOMS: SeatMapSpec[] = [
  ...FILM_TEMPLATES.flatMap((template) => [0, 1, 2].map((cut) => spec({ template, cut }))),
  ...LIVE_TEMPLATES.map((template) => spec({ template })),
  ...(['arena-indoor', 'arena', 'stadium', 'stadium-vast'] as const).map((template) =>
    spec({ template, arrangement: 'match' }),
  ),
];

function seatsOf(seatMap: SeatMap) {
  return seatMap.sections.flatMap((section) => section.rows.flatMap((row) => row.seats));
}

/** The smallest distance between two chairs, found by looking only at each chair's own square metre. */
function closestPair(seats: { x: number; y: number }[]): number {
  const cell = 100;
  const cells = new Map<string, { x: number; y: number }[]>();
  let closest = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const column = Math.floor(seat.x / cell);
    const row = Math.floor(seat.y / cell);
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const other of cells.get(`${column + dx} ${row + dy}`) ?? []) {
          closest = Math.min(closest, Math.hypot(other.x - seat.x, other.y - seat.y));
        }
      }
    }
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), seat]);
  }
  return closest;
}

describe.each(ROOMS)('a $template set for $arrangement, cut $cut', (room) => {
  const seatMap = drawSeatMap(room);
  const seats = seatsOf(seatMap);

  it('is what the contract calls a seat map', () => {
    expect(SeatMap.safeParse(seatMap).error).toBeUndefined();
  });

  it('names every place once', () => {
    const standing = seatMap.areas.flatMap((area) =>
      Array.from({ length: area.capacity }, (_, index) => `${area.id}-${index + 1}`),
    );
    const ids = [...seats.map((seat) => seat.seatId), ...standing];
    expect(new Set(ids).size).toBe(countPlaces(seatMap));
    expect(ids.filter((id) => !SeatId.safeParse(id).success)).toEqual([]);
    expect(new Set(seatMap.sections.map((section) => section.id)).size).toBe(
      seatMap.sections.length,
    );
  });

  it('keeps chairs apart and everything on the paper', () => {
    expect(closestPair(seats)).toBeGreaterThanOrEqual(SEAT_APART_CM);
    const { stage, focalPoint, areas, width, height } = seatMap;
    const boxes = [stage, ...areas, { ...focalPoint, width: 0, height: 0 }];
    const corners = boxes.flatMap((box) => [
      { x: box.x, y: box.y },
      { x: box.x + box.width, y: box.y + box.height },
    ]);
    const outside = [...seats, ...corners].filter(
      ({ x, y }) => x < 0 || y < 0 || x > width || y > height,
    );
    expect(outside).toEqual([]);
  });

  it('puts no chair on the stage or into the standing area', () => {
    const inside = seats.filter((seat) =>
      [seatMap.stage, ...seatMap.areas].some(
        (box) =>
          seat.x > box.x &&
          seat.x < box.x + box.width &&
          seat.y > box.y &&
          seat.y < box.y + box.height,
      ),
    );
    expect(inside).toEqual([]);
  });

  it('lists the neighbours of a row in the order they sit, with aisles where the gaps are', () => {
    const wrong = seatMap.sections.flatMap((section) =>
      section.rows.flatMap((row) =>
        row.seats.filter((seat, index) => {
          const next = row.seats[index + 1];
          const gap = next ? Math.hypot(next.x - seat.x, next.y - seat.y) : 0;
          return seat.aisleAfter ? gap < 140 : gap > 120;
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has wheelchair places, each with a companion’s chair beside it', () => {
    const wheelchairs = seats.filter((seat) => seat.kind === 'wheelchair');
    const alone = seatMap.sections.flatMap((section) =>
      section.rows.flatMap(({ seats: row }) =>
        row.filter((seat, index) => {
          const before = row[index - 1];
          const left = before && !before.aisleAfter ? before.kind : 'none';
          const right = seat.aisleAfter ? 'none' : row[index + 1]?.kind;
          return seat.kind === 'wheelchair' && ![left, right].includes('companion');
        }),
      ),
    );
    expect(wheelchairs.length).toBeGreaterThanOrEqual(2);
    expect(alone).toEqual([]);
  });

  it('has a place in every category and a gate for every section', () => {
    const used = new Set([...seats, ...seatMap.areas].map((place) => place.categoryId));
    expect([...used].sort()).toEqual(seatMap.categories.map((one) => one.categoryId).sort());
    expect(seatMap.categories.map((one) => one.name)).toEqual(room.categoryNames);
    expect(seatMap.sections.filter((section) => !/^Gate \d+$/.test(section.gate))).toEqual([]);
  });
});

test.each([
  ['multiplex-small', 80, 110],
  ['multiplex-medium', 160, 220],
  ['multiplex-large', 280, 340],
  ['imax', 400, 400],
  ['single-screen', 500, 800],
] as const)('a %s room has %i to %i seats in every cut', (template, least, most) => {
  for (const cut of [0, 1, 2]) {
    const seats = countPlaces(drawSeatMap(spec({ template, cut })));
    expect(seats).toBeGreaterThanOrEqual(least);
    expect(seats).toBeLessThanOrEqual(most);
  }
});

test('rooms of one template come in different cuts', () => {
  const sizes = [0, 1, 2].map((cut) =>
    countPlaces(drawSeatMap(spec({ template: 'multiplex-medium', cut }))),
  );
  expect(new Set(sizes).size).toBe(3);
});

test.each([
  ['arena', 12_000],
  ['stadium', 40_001],
  ['stadium-vast', 40_001],
] as const)('a %s has at least %i places for a match and for a stage', (template, least) => {
  for (const arrangement of ['match', 'stage'] as const) {
    expect(countPlaces(drawSeatMap(spec({ template, arrangement })))).toBeGreaterThanOrEqual(least);
  }
});

test('a stadium has standing room before the stage, and for a match none', () => {
  const concert = drawSeatMap(spec({ template: 'stadium', arrangement: 'stage' }));
  const match = drawSeatMap(spec({ template: 'stadium', arrangement: 'match' }));
  expect(concert.areas.map((area) => [area.name, area.categoryId])).toEqual([
    ['Platinum Standing', 'platinum'],
  ]);
  expect(seatsOf(concert).filter((seat) => seat.categoryId === 'platinum')).toEqual([]);
  expect(match.areas).toEqual([]);
});

test.each(LIVE_TEMPLATES)(
  'a %s takes up to six categories, of up to five the cheapest larger than the dearest',
  (template) => {
    for (const count of [1, 2, 3, 4, 5, 6]) {
      const categoryNames = [...FIVE, 'Box'].slice(0, count);
      const seatMap = drawSeatMap(spec({ template, arrangement: 'match', categoryNames }));
      const sizes = seatMap.categories.map(
        ({ categoryId }) =>
          seatsOf(seatMap).filter((seat) => seat.categoryId === categoryId).length,
      );
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(count > 5 || (sizes[0] ?? 0) >= (sizes.at(-1) ?? 0)).toBe(true);
    }
  },
);

test('two categories with one name, or none at all, are refused', () => {
  expect(() => drawSeatMap(spec({ categoryNames: ['Gold', 'gold'] }))).toThrow(RangeError);
  expect(() => drawSeatMap(spec({ categoryNames: [] }))).toThrow(RangeError);
});

test('drawings are what they were when their version was published', () => {
  const hash = createHash('sha256');
  for (const room of ROOMS) {
    hash.update(JSON.stringify(drawSeatMap(room)));
  }
  // When this fails and the change is meant: raise DRAWING_VERSION in rooms.ts, then write the new
  // fingerprint here. A shop that is open keeps selling from the drawings that it has.
  expect(hash.digest('hex').slice(0, 16)).toBe('4f1bd7f75df8d878');
});
