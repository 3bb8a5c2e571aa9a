import { PLAN_FORMAT, PLAN_VERSION } from './limits.ts';
import { emptyPlan, type RoomNames, rowDesign } from './new-plan.ts';
import type { Block, Plan, RowDesign, SeatChange } from './plan.ts';

/** Rooms to begin with. */
export const TEMPLATES = ['empty', 'cinema-120', 'cinema-300', 'theatre', 'club'] as const;
export type Template = (typeof TEMPLATES)[number];

/** A whole room that could be published as it is; the empty one only with seats in it. */
export function planFrom(template: Template, names: RoomNames): Plan {
  switch (template) {
    case 'empty':
      return emptyPlan(names);
    case 'cinema-120':
      return smallCinema(names);
    case 'cinema-300':
      return largeCinema(names);
    case 'theatre':
      return theatre(names);
    case 'club':
      return club(names);
  }
}

const SHEET = { format: PLAN_FORMAT, version: PLAN_VERSION } as const;

function block(id: string, x: number, y: number, design: RowDesign, rotation = 0): Block {
  return { id, x, y, rotation, design };
}

/** At both ends of a row a place for a wheelchair, a little to the side, and a companion's chair next to it. */
function accessibleEnds(row: number, seats: number, asideCm: number): Record<string, SeatChange> {
  return {
    [`${row}.0`]: { kind: 'wheelchair', dx: -asideCm },
    [`${row}.1`]: { kind: 'companion' },
    [`${row}.${seats - 2}`]: { kind: 'companion' },
    [`${row}.${seats - 1}`]: { kind: 'wheelchair', dx: asideCm },
  };
}

/** Ten rows of twelve. */
function smallCinema(names: RoomNames): Plan {
  const [front, rest] = ['c1', 'c2'];
  const seats = rowDesign(rest, {
    ...{ rows: 10, seats: 12, curve: { bend: 40 } },
    aisles: [
      { after: 3, width: 120 },
      { after: 9, width: 120 },
    ],
    rowCategories: { 0: front, 1: front },
    changes: accessibleEnds(2, 12, 30),
  });
  return {
    ...SHEET,
    ...{ width: 1_300, height: 1_720 },
    stage: { label: names.screen, shape: 'screen', x: 150, y: 60, width: 1_000, height: 30 },
    focalPoint: { x: 650, y: 1_190 },
    categories: [
      { id: front, name: names.front, colour: 2 },
      { id: rest, name: names.standard, colour: 1 },
    ],
    sections: [
      { id: 's1', name: names.seats, gate: names.gate, blocks: [block('b1', 650, 520, seats)] },
    ],
    areas: [],
  };
}

/** Fourteen rows of twenty, and two of ten recliners behind them. */
function largeCinema(names: RoomNames): Plan {
  const [front, rest, recliner] = ['c1', 'c2', 'c3'];
  const aisles = [
    { after: 5, width: 130 },
    { after: 15, width: 130 },
  ];
  const seats = rowDesign(rest, {
    ...{ rows: 14, seats: 20, rowSpacing: 115, curve: { bend: 90 }, aisles },
    rowCategories: { 0: front, 1: front, 2: front },
    changes: accessibleEnds(3, 20, 30),
  });
  const back = rowDesign(recliner, {
    ...{ rows: 2, seats: 10, seatSpacing: 100, rowSpacing: 165, seatKind: 'recliner' },
    curve: { bend: 60 },
    aisles: [{ after: 5, width: 130 }],
    rowLabels: { scheme: 'letters-without-i-o', start: 15, from: 'front' },
  });
  return {
    ...SHEET,
    ...{ width: 1_800, height: 2_560 },
    stage: { label: names.screen, shape: 'screen', x: 200, y: 60, width: 1_400, height: 30 },
    focalPoint: { x: 900, y: 1_700 },
    categories: [
      { id: front, name: names.front, colour: 2 },
      { id: rest, name: names.standard, colour: 1 },
      { id: recliner, name: names.recliner, colour: 3 },
    ],
    sections: [
      {
        ...{ id: 's1', name: names.seats, gate: names.gate },
        blocks: [block('b1', 900, 560, seats), block('b2', 900, 2_260, back)],
      },
    ],
    areas: [],
  };
}

/** Curved stalls that grow wider to the back, odd numbers left and even right, and a balcony over them. */
function theatre(names: RoomNames): Plan {
  const [near, far, above] = ['c1', 'c2', 'c3'];
  const seatNumbers = { scheme: 'from-middle', start: 1, digits: 1, countRemoved: false } as const;
  const stalls = rowDesign(far, {
    ...{ rows: 14, seats: Array.from({ length: 14 }, (_, row) => 16 + row), seatNumbers },
    ...{ curve: { radius: 1_100 }, rowSpacing: 100, seatSpacing: 55 },
    aisles: [
      { after: 9, width: 110 },
      { after: 20, width: 110 },
    ],
    rowCategories: Object.fromEntries([0, 1, 2, 3, 4, 5].map((row) => [row, near])),
    changes: accessibleEnds(13, 29, 35),
  });
  const balcony = rowDesign(above, {
    ...{ rows: 5, seats: Array.from({ length: 5 }, (_, row) => 26 + row), seatNumbers },
    ...{ curve: { radius: 2_600 }, rowSpacing: 95, seatSpacing: 55 },
    aisles: [{ after: 15, width: 110 }],
    changes: Object.fromEntries(
      [0, 1, 24, 25].map((seat) => [`0.${seat}`, { view: 'obstructed' as const }]),
    ),
  });
  return {
    ...SHEET,
    ...{ width: 2_400, height: 2_760 },
    stage: { label: names.stage, shape: 'stage', x: 600, y: 80, width: 1_200, height: 320 },
    focalPoint: { x: 1_200, y: 400 },
    categories: [
      { id: near, name: names.premium, colour: 1 },
      { id: far, name: names.standard, colour: 2 },
      { id: above, name: names.balcony, colour: 3 },
    ],
    sections: [
      {
        ...{ id: 's1', name: names.stalls, gate: names.gate },
        blocks: [block('b1', 1_200, 640, stalls)],
      },
      {
        ...{ id: 's2', name: names.balcony, gate: names.gate, code: 'B' },
        blocks: [block('b2', 1_200, 2_220, balcony)],
      },
    ],
    areas: [],
  };
}

/** A standing floor before the stage, and raised rows along both walls that look across it. */
function club(names: RoomNames): Plan {
  const [standing, seated] = ['c1', 'c2'];
  const wall = (start: number) =>
    rowDesign(seated, {
      ...{ rows: 2, seats: 14, rowSpacing: 100 },
      rowLabels: { scheme: 'letters-without-i-o', start, from: 'front' },
    });
  const back = rowDesign(seated, {
    ...{ rows: 3, seats: 18, rowSpacing: 100 },
    aisles: [{ after: 9, width: 120 }],
    rowLabels: { scheme: 'letters-without-i-o', start: 5, from: 'front' },
    changes: accessibleEnds(0, 18, 35),
  });
  return {
    ...SHEET,
    ...{ width: 2_000, height: 2_000 },
    stage: { label: names.stage, shape: 'stage', x: 500, y: 60, width: 1_000, height: 260 },
    focalPoint: { x: 1_000, y: 320 },
    categories: [
      { id: standing, name: names.floor, colour: 1 },
      { id: seated, name: names.standard, colour: 2 },
    ],
    sections: [
      {
        ...{ id: 's1', name: names.side, gate: names.gate },
        blocks: [
          block('b1', 300, 900, wall(1), 90),
          block('b2', 1_700, 900, wall(3), -90),
          block('b3', 1_000, 1_620, back),
        ],
      },
    ],
    areas: [
      {
        ...{ id: 'FLOOR', name: names.floor, gate: names.gate, categoryId: standing },
        ...{ capacity: 450, x: 400, y: 420, width: 1_200, height: 1_040 },
      },
    ],
  };
}
