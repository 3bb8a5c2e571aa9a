import type { Seat, SeatKind, SeatMap, Section } from '@houseful/contract/seat-map';
import { SEAT_WIDTH_CM } from './block-row.ts';
import { categoryByRank, seatMapCategories } from './categories.ts';
import { arcLength, type Oval, placeAlong, widen } from './oval.ts';
import { rowLabel } from './row-label.ts';
import type { Row, SeatMapCategory } from './shapes.ts';

type TheatreSize = 'theatre-studio' | 'theatre' | 'theatre-grand';

type Cut = { frontRowRadius: number; halfAngle: number; stallRows: number; circleRows: number };

const CUTS: Record<TheatreSize, Cut> = {
  'theatre-studio': { frontRowRadius: 800, halfAngle: 0.62, stallRows: 12, circleRows: 0 },
  theatre: { frontRowRadius: 1000, halfAngle: 0.6, stallRows: 16, circleRows: 7 },
  'theatre-grand': { frontRowRadius: 1250, halfAngle: 0.64, stallRows: 21, circleRows: 10 },
};

const MARGIN_CM = 150;
const ROW_CM = 95;
const AISLE_CM = 120;
/** The drawing lays the circle flat behind the stalls. */
const CIRCLE_STEP_CM = 260;
const STAGE_DEPTH_CM = 420;
/** From the front edge of the stage to the point that the rows bend round. */
const STAGE_FROM_BEND_CENTRE_CM = 450;
/** Blocks take these shares of the fan: left, centre, right. */
const BLOCK_EDGES = [-1, -0.42, 0.42, 1] as const;

type Floor = { section: string; name: string; idPrefix: string; rows: number; radius: number };

/**
 * A proscenium theatre: rows fanned round the stage in three blocks, the stalls and (but for the
 * studio) a dress circle. Categories go by row, the front of the stalls the dearest, the back of
 * the circle the cheapest. The last row of the stalls is the accessible one.
 */
export function drawTheatre(theatre: {
  seatMapId: string;
  name: string;
  size: TheatreSize;
  /** Cheapest first. */
  categoryNames: readonly string[];
}): SeatMap {
  const cut = CUTS[theatre.size];
  const categories = seatMapCategories(theatre.categoryNames);
  const floors = floorsOf(cut);
  const outermost = Math.max(...floors.map((floor) => floor.radius + (floor.rows - 1) * ROW_CM));
  const centreX = Math.ceil(outermost * Math.sin(cut.halfAngle)) + MARGIN_CM;
  const bend: Oval = {
    centreX,
    centreY: MARGIN_CM + STAGE_DEPTH_CM - STAGE_FROM_BEND_CENTRE_CM,
    halfWidth: 0,
    halfHeight: 0,
  };
  const stageWidth = Math.round(2 * cut.frontRowRadius * Math.sin(cut.halfAngle));
  return {
    seatMapId: theatre.seatMapId,
    name: theatre.name,
    width: 2 * centreX,
    height: bend.centreY + outermost + MARGIN_CM,
    stage: {
      label: 'Stage',
      shape: 'stage',
      ...{ x: Math.round(centreX - stageWidth / 2), y: MARGIN_CM },
      ...{ width: stageWidth, height: STAGE_DEPTH_CM },
    },
    focalPoint: { x: centreX, y: MARGIN_CM + STAGE_DEPTH_CM },
    categories,
    sections: drawFloors(floors, bend, cut, categories),
    areas: [],
  };
}

function floorsOf(cut: Cut): Floor[] {
  const circleRadius = cut.frontRowRadius + (cut.stallRows - 1) * ROW_CM + CIRCLE_STEP_CM;
  const stalls = { section: 'stalls', name: 'Stalls', idPrefix: '' };
  const circle = { section: 'circle', name: 'Dress Circle', idPrefix: 'C-' };
  return [
    { ...stalls, rows: cut.stallRows, radius: cut.frontRowRadius },
    { ...circle, rows: cut.circleRows, radius: circleRadius },
  ].filter((floor) => floor.rows > 0);
}

function drawFloors(
  floors: readonly Floor[],
  bend: Oval,
  cut: Cut,
  categories: readonly SeatMapCategory[],
): Section[] {
  const rowCount = cut.stallRows + cut.circleRows;
  let drawn = 0;
  return floors.map((floor, index): Section => {
    const rows = Array.from({ length: floor.rows }, (_, row) => {
      drawn += 1;
      return drawFanRow({
        label: rowLabel(row),
        idPrefix: floor.idPrefix,
        categoryId: categoryByRank(rowCount - drawn, rowCount, categories),
        oval: widen(bend, floor.radius + row * ROW_CM),
        halfAngle: cut.halfAngle,
        accessible: index === 0 && row === floor.rows - 1,
      });
    });
    return { id: floor.section, name: floor.name, gate: `Gate ${index + 1}`, rows };
  });
}

function drawFanRow(row: {
  label: string;
  idPrefix: string;
  categoryId: string;
  oval: Oval;
  halfAngle: number;
  accessible: boolean;
}): Row {
  const seats: Seat[] = [];
  for (const block of [0, 1, 2] as const) {
    // Left to right on the drawing is anticlockwise at the bottom of the oval.
    const from = Math.PI - (BLOCK_EDGES[block] ?? 0) * row.halfAngle;
    const to = Math.PI - (BLOCK_EDGES[block + 1] ?? 0) * row.halfAngle;
    const kinds = kindsOf(arcLength(row.oval, from, to) - AISLE_CM, row.accessible, block);
    for (const place of placeAlong(row.oval, { from, to }, kinds, SEAT_WIDTH_CM)) {
      const number = String(seats.length + 1);
      const seatId = `${row.idPrefix}${row.label}${number}`;
      seats.push({ seatId, number, categoryId: row.categoryId, ...place });
    }
    const last = seats.at(-1);
    if (last && block < 2) {
      last.aisleAfter = true;
    }
  }
  return { label: row.label, seats };
}

function kindsOf(room: number, accessible: boolean, block: 0 | 1 | 2): SeatKind[] {
  const pair = SEAT_WIDTH_CM.wheelchair + SEAT_WIDTH_CM.companion;
  const atWall = accessible && block !== 1;
  const chairs = Math.floor((room - (atWall ? pair : 0)) / SEAT_WIDTH_CM.standard);
  const standard: SeatKind[] = Array.from({ length: chairs }, () => 'standard');
  if (!atWall) {
    return standard;
  }
  return block === 0
    ? ['wheelchair', 'companion', ...standard]
    : [...standard, 'companion', 'wheelchair'];
}
