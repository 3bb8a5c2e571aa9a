import type { SeatMap } from '@houseful/contract/seat-map';
import {
  type Block,
  drawBlockRow,
  fill,
  fillAccessible,
  rowWidth,
  SEAT_WIDTH_CM,
} from './block-row.ts';
import { categoryByRank, seatMapCategories } from './categories.ts';
import { rowLabel } from './row-label.ts';

const ROWS = 16;
const CHAIRS_A_SIDE = 9;
const AISLE_CM = 120;
const WALL_CM = 100;
const ROW_CM = 85;
const STAGE_CM = { width: 520, height: 260 };
const STAGE_TO_FRONT_ROW_CM = 160;

/** A comedy club of about 280 chairs: a small stage, one aisle, dearest where one may be picked on. */
export function drawComedyClub(club: {
  seatMapId: string;
  name: string;
  /** Cheapest first. */
  categoryNames: readonly string[];
}): SeatMap {
  const categories = seatMapCategories(club.categoryNames);
  const width = rowWidth(blocksOf(false), AISLE_CM) + 2 * WALL_CM;
  const frontY = WALL_CM + STAGE_CM.height + STAGE_TO_FRONT_ROW_CM;
  const rows = Array.from({ length: ROWS }, (_, index) =>
    drawBlockRow({
      label: rowLabel(index),
      idPrefix: '',
      categoryId: categoryByRank(ROWS - 1 - index, ROWS, categories),
      blocks: blocksOf(index === ROWS - 1),
      aisleWidth: AISLE_CM,
      centreX: width / 2,
      y: frontY + index * ROW_CM,
      radius: Number.POSITIVE_INFINITY,
    }),
  );
  return {
    seatMapId: club.seatMapId,
    name: club.name,
    width,
    height: frontY + (ROWS - 1) * ROW_CM + WALL_CM,
    stage: {
      label: 'Stage',
      shape: 'stage',
      ...{ x: Math.round((width - STAGE_CM.width) / 2), y: WALL_CM },
      ...STAGE_CM,
    },
    focalPoint: { x: Math.round(width / 2), y: WALL_CM + STAGE_CM.height },
    categories,
    sections: [{ id: 'room', name: 'Room', gate: 'Gate 1', rows }],
    areas: [],
  };
}

/** The last row, by the door, is the accessible one. */
function blocksOf(accessible: boolean): Block[] {
  const width = CHAIRS_A_SIDE * SEAT_WIDTH_CM.standard;
  const kinds = accessible ? fillAccessible(width, 1) : fill(width, 'standard');
  return [
    { width, kinds, align: 'right' },
    { width, kinds: kinds.toReversed(), align: 'left' },
  ];
}
