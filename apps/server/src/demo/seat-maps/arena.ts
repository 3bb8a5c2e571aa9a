import type { SeatKind, SeatMap, Section } from '@houseful/contract/seat-map';
import { drawBlockRow, SEAT_WIDTH_CM } from './block-row.ts';
import { bowlDepth, drawWedge, type Tier, wedgesRound } from './bowl.ts';
import { categoryByRank, seatMapCategories } from './categories.ts';
import type { Oval } from './oval.ts';
import { rowLabel } from './row-label.ts';
import type { Row } from './shapes.ts';

type ArenaSize = 'arena' | 'arena-indoor';

const TIERS: Record<ArenaSize, readonly Tier[]> = {
  arena: [
    {
      ...{ name: 'Lower Bowl', letter: 'L', sections: 20 },
      ...{ rows: 17, distance: 250, accessible: true },
    },
    {
      ...{ name: 'Upper Bowl', letter: 'U', sections: 28 },
      ...{ rows: 16, distance: 2000, accessible: false },
    },
  ],
  'arena-indoor': [
    {
      ...{ name: 'Stand', letter: 'S', sections: 18 },
      ...{ rows: 15, distance: 250, accessible: true },
    },
  ],
};
const FLOOR_HALF_CM: Record<ArenaSize, { width: number; height: number }> = {
  arena: { width: 3200, height: 2600 },
  'arena-indoor': { width: 2400, height: 1900 },
};

const MARGIN_CM = 250;
const STAGE_CM = { width: 2000, height: 900, fromEdge: 150 };
const COURT_CM = { width: 1400, height: 2000 };
const FLOOR_ROW_CM = 110;
const FLOOR_AISLE_CM = 160;
const FLOOR_FROM_STAGE_CM = 450;
const FLOOR_EDGE_CM = 250;
const FLOOR_SECTIONS = 2;
/** Sections nearer than this to the stage's middle line look at its back. */
const BEHIND_STAGE_ANGLE = (36 * Math.PI) / 180;
const TIER_PENALTY_CM = 1500;

type Arena = {
  seatMapId: string;
  name: string;
  size: ArenaSize;
  /** Cheapest first. */
  categoryNames: readonly string[];
};

/** An indoor arena with a court in the middle and the whole bowl open; the floor has no chairs. */
export function drawArenaForMatch(arena: Arena): SeatMap {
  const floor = floorOf(arena.size);
  const middle = { x: floor.centreX, y: floor.centreY };
  return {
    ...seatedRound(arena, floor, { closedAngle: 0, near: middle, onFloor: [] }),
    stage: {
      label: 'Court',
      shape: 'court',
      ...{ x: middle.x - COURT_CM.width / 2, y: middle.y - COURT_CM.height / 2 },
      ...COURT_CM,
    },
    focalPoint: middle,
  };
}

/**
 * The arena with a stage at the top and a seated floor before it; the sections behind the stage
 * are closed. The larger size has at least 12,000 seats either way.
 */
export function drawArenaForStage(arena: Arena): SeatMap {
  const floor = floorOf(arena.size);
  const { width, height } = STAGE_CM;
  const x = floor.centreX - width / 2;
  const y = floor.centreY - floor.halfHeight + STAGE_CM.fromEdge;
  const near = { x: floor.centreX, y: y + height };
  const rows = floorRows(floor, near.y + FLOOR_FROM_STAGE_CM);
  const perSection = Math.ceil(rows.length / FLOOR_SECTIONS);
  const onFloor = Array.from({ length: FLOOR_SECTIONS }, (_, index) => ({
    id: `F${index + 1}`,
    name: `Floor F${index + 1}`,
    gate: `Gate ${index + 1}`,
    rows: rows.slice(index * perSection, (index + 1) * perSection),
  }));
  return {
    ...seatedRound(arena, floor, { closedAngle: BEHIND_STAGE_ANGLE, near, onFloor }),
    stage: { label: 'Stage', shape: 'stage', x, y, width, height },
    focalPoint: near,
  };
}

function floorOf(size: ArenaSize): Oval {
  const outside = bowlDepth(TIERS[size]) + MARGIN_CM;
  const half = FLOOR_HALF_CM[size];
  return {
    centreX: half.width + outside,
    centreY: half.height + outside,
    halfWidth: half.width,
    halfHeight: half.height,
  };
}

/** Straight rows across the floor, each as long as the oval allows, in three blocks. */
function floorRows(floor: Oval, firstY: number): Row[] {
  const lastY = floor.centreY + floor.halfHeight - FLOOR_EDGE_CM;
  const count = Math.floor((lastY - firstY) / FLOOR_ROW_CM) + 1;
  return Array.from({ length: count }, (_, index) => {
    const y = firstY + index * FLOOR_ROW_CM;
    const up = (y - floor.centreY) / floor.halfHeight;
    const chord = 2 * floor.halfWidth * Math.sqrt(1 - up * up) - 2 * FLOOR_EDGE_CM;
    const chairs = Math.max(
      1,
      Math.floor((chord - 2 * FLOOR_AISLE_CM) / SEAT_WIDTH_CM.standard / 3),
    );
    const kinds: SeatKind[] = Array.from({ length: chairs }, () => 'standard');
    const block = { width: chairs * SEAT_WIDTH_CM.standard, kinds, align: 'centre' as const };
    return drawBlockRow({
      label: rowLabel(index),
      idPrefix: 'F-',
      categoryId: '',
      blocks: [block, block, block],
      aisleWidth: FLOOR_AISLE_CM,
      centreX: floor.centreX,
      y,
      radius: Number.POSITIVE_INFINITY,
    });
  });
}

function seatedRound(
  arena: Arena,
  floor: Oval,
  event: { closedAngle: number; near: { x: number; y: number }; onFloor: readonly Section[] },
): Omit<SeatMap, 'stage' | 'focalPoint'> {
  const categories = seatMapCategories(arena.categoryNames);
  const wedges = wedgesRound(floor, TIERS[arena.size], event.closedAngle);
  const count = wedges.length + event.onFloor.length;
  // The floor outranks the bowl, its front its rear; in the bowl low and near is better.
  const farness = (wedge: (typeof wedges)[number]) =>
    Math.hypot(wedge.x - event.near.x, wedge.y - event.near.y) + wedge.tierIndex * TIER_PENALTY_CM;
  const fromWorst = [...wedges].sort((a, b) => farness(b) - farness(a) || (a.id < b.id ? -1 : 1));
  const rank = new Map(fromWorst.map((wedge, index) => [wedge, index]));
  return {
    seatMapId: arena.seatMapId,
    name: arena.name,
    width: 2 * floor.centreX,
    height: 2 * floor.centreY,
    categories,
    sections: [
      ...event.onFloor.map((section, index) =>
        withCategory(section, categoryByRank(count - 1 - index, count, categories)),
      ),
      ...wedges.map((wedge) =>
        drawWedge(floor, wedge, categoryByRank(rank.get(wedge) ?? 0, count, categories)),
      ),
    ],
    areas: [],
  };
}

function withCategory(section: Section, categoryId: string): Section {
  const rows = section.rows.map((row) => ({
    ...row,
    seats: row.seats.map((seat) => ({ ...seat, categoryId })),
  }));
  return { ...section, rows };
}
