import type { SeatMap } from '@houseful/contract/seat-map';
import {
  type Block,
  drawBlockRow,
  fill,
  fillAccessible,
  rowWidth,
  SEAT_WIDTH_CM,
} from './block-row.ts';
import { seatMapCategories } from './categories.ts';
import { rowLabel } from './row-label.ts';
import type { Row } from './shapes.ts';

type RoomCut = { side: number; centre: number; stallRows: number; balconyRows: number };

export const SINGLE_SCREEN_CUTS: readonly RoomCut[] = [
  { side: 6, centre: 12, stallRows: 15, balconyRows: 8 },
  { side: 7, centre: 14, stallRows: 17, balconyRows: 9 },
];

export const SINGLE_SCREEN_CATEGORY_NAMES = ['Front Stall', 'Rear Stall', 'Balcony'] as const;

const AISLE_CM = 150;
const WALL_CM = 140;
const ROW_CM = 95;
const BALCONY_ROW_CM = 110;
const CROSS_AISLE_CM = 110;
/** The drawing lays the balcony flat behind the stalls. */
const BALCONY_STEP_CM = 320;
const SCREEN_Y_CM = 60;
const SCREEN_TO_FRONT_ROW_CM = 520;
const BEND_RADIUS_CM = 4000;

/**
 * A picture palace of 500 to 800 seats: front stall, rear stall, and a balcony that has rows and
 * gates of its own. The last row of the stalls, level with the foyer, is the accessible one.
 */
export function drawSingleScreen(room: { seatMapId: string; name: string; cut: RoomCut }): SeatMap {
  const { cut } = room;
  const categories = seatMapCategories(SINGLE_SCREEN_CATEGORY_NAMES);
  const frontRows = Math.floor(cut.stallRows / 3);
  const width = rowWidth(blocksOf(cut, false), AISLE_CM) + 2 * WALL_CM;
  const bands: Row[][] = [[], [], []];
  let y = SCREEN_Y_CM + SCREEN_TO_FRONT_ROW_CM;
  for (let index = 0; index < cut.stallRows + cut.balconyRows; index += 1) {
    const upstairs = index >= cut.stallRows;
    const band = upstairs ? 2 : index < frontRows ? 0 : 1;
    if (index > 0) {
      y += upstairs ? BALCONY_ROW_CM : ROW_CM;
      y += index === frontRows ? CROSS_AISLE_CM : index === cut.stallRows ? BALCONY_STEP_CM : 0;
    }
    bands[band]?.push(
      drawBlockRow({
        label: rowLabel(upstairs ? index - cut.stallRows : index),
        idPrefix: upstairs ? 'B-' : '',
        categoryId: categories[band]?.categoryId ?? '',
        blocks: blocksOf(cut, index === cut.stallRows - 1),
        aisleWidth: AISLE_CM,
        centreX: width / 2,
        y,
        radius: BEND_RADIUS_CM,
      }),
    );
  }
  return {
    seatMapId: room.seatMapId,
    name: room.name,
    width,
    height: y + WALL_CM,
    stage: {
      label: 'Screen',
      shape: 'screen',
      ...{ x: 3 * WALL_CM, y: SCREEN_Y_CM, width: width - 6 * WALL_CM, height: 40 },
    },
    // The front of the balcony: the seat that a picture palace is proud of.
    focalPoint: { x: Math.round(width / 2), y: bands[2]?.[0]?.seats[0]?.y ?? y },
    categories,
    sections: categories.map(({ categoryId, name }, band) => ({
      id: categoryId,
      name,
      gate: `Gate ${band + 1}`,
      rows: bands[band] ?? [],
    })),
    areas: [],
  };
}

function blocksOf(cut: RoomCut, accessible: boolean): Block[] {
  const side = cut.side * SEAT_WIDTH_CM.standard;
  const centre = cut.centre * SEAT_WIDTH_CM.standard;
  const kinds = accessible ? fillAccessible(side, 1) : fill(side, 'standard');
  return [
    { width: side, kinds, align: 'right' },
    { width: centre, kinds: fill(centre, 'standard'), align: 'centre' },
    { width: side, kinds: kinds.toReversed(), align: 'left' },
  ];
}
