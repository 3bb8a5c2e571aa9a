import type { SeatKind, SeatMap } from '@houseful/contract/seat-map';
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

/** Rooms of one template come in a few cuts, so that two screens of a multiplex are not twins. */
type RoomCut = {
  /** Ordinary chairs across: at each wall, and between the two aisles. */
  side: number;
  centre: number;
  classicRows: number;
  primeRows: number;
  reclinerRows: number;
  /** Wheelchair places at the left and at the right wall of the accessible row. */
  wheelchairs: readonly [number, number];
};

export const MULTIPLEX_CUTS: Record<
  'multiplex-small' | 'multiplex-medium' | 'multiplex-large' | 'imax',
  readonly RoomCut[]
> = {
  'multiplex-small': [5, 6, 7].map(
    (primeRows): RoomCut => ({
      ...{ side: 3, centre: 6, classicRows: 2, primeRows, reclinerRows: 1 },
      wheelchairs: [1, 1],
    }),
  ),
  'multiplex-medium': [
    { side: 4, centre: 8, classicRows: 3, primeRows: 7, reclinerRows: 2, wheelchairs: [1, 1] },
    { side: 4, centre: 8, classicRows: 3, primeRows: 8, reclinerRows: 2, wheelchairs: [1, 1] },
    { side: 4, centre: 10, classicRows: 3, primeRows: 8, reclinerRows: 2, wheelchairs: [1, 1] },
  ],
  'multiplex-large': [8, 9, 10].map(
    (primeRows): RoomCut => ({
      ...{ side: 5, centre: 12, classicRows: 4, primeRows, reclinerRows: 2 },
      wheelchairs: [1, 1],
    }),
  ),
  imax: [
    { side: 6, centre: 14, classicRows: 4, primeRows: 10, reclinerRows: 3, wheelchairs: [2, 1] },
  ],
};

export const MULTIPLEX_CATEGORY_NAMES = ['Classic', 'Prime', 'Recliner'] as const;

const AISLE_CM = 130;
const WALL_CM = 120;
const ROW_CM = 115;
const RECLINER_ROW_CM = 165;
/** Ways across the room: before the accessible row, and before the recliners. */
const CROSS_AISLE_CM = 80;
const SCREEN_Y_CM = 60;
const SCREEN_TO_FRONT_ROW_CM = 420;
const BEND_RADIUS_CM = 3200;
/** The first rows are narrower, because from their ends the picture is a sliver. */
const NARROW_ROWS = 2;

/**
 * A cinema room of 80 to 400 seats: row A nearest the screen, two aisles, gently bent rows.
 * Classic in front, Prime behind a way across (its first row is the accessible one, each
 * wheelchair place with a companion's chair beside it), Recliner at the back.
 */
export function drawMultiplexRoom(room: {
  seatMapId: string;
  name: string;
  gateNumber: number;
  cut: RoomCut;
}): SeatMap {
  const { cut } = room;
  const categories = seatMapCategories(MULTIPLEX_CATEGORY_NAMES);
  const rowCount = cut.classicRows + cut.primeRows + cut.reclinerRows;
  const width = rowWidth(blocksOf(cut, NARROW_ROWS), AISLE_CM) + 2 * WALL_CM;
  const bands: Row[][] = [[], [], []];
  let y = SCREEN_Y_CM + SCREEN_TO_FRONT_ROW_CM;
  let bestY = y;
  for (let index = 0; index < rowCount; index += 1) {
    const band = bandOf(cut, index);
    const opensBand = index > 0 && band !== bandOf(cut, index - 1);
    y +=
      index === 0 ? 0 : (band === 2 ? RECLINER_ROW_CM : ROW_CM) + (opensBand ? CROSS_AISLE_CM : 0);
    bands[band]?.push(
      drawBlockRow({
        label: rowLabel(index),
        idPrefix: '',
        categoryId: categories[band]?.categoryId ?? '',
        blocks: blocksOf(cut, index),
        aisleWidth: AISLE_CM,
        centreX: width / 2,
        y,
        radius: BEND_RADIUS_CM,
      }),
    );
    if (index === Math.floor((rowCount * 2) / 3)) {
      bestY = y;
    }
  }
  return {
    seatMapId: room.seatMapId,
    name: room.name,
    width,
    height: y + WALL_CM,
    stage: {
      label: 'Screen',
      shape: 'screen',
      ...{ x: WALL_CM, y: SCREEN_Y_CM, width: width - 2 * WALL_CM, height: 30 },
    },
    focalPoint: { x: Math.round(width / 2), y: bestY },
    categories,
    sections: categories.map(({ categoryId, name }, band) => ({
      id: categoryId,
      name,
      gate: `Gate ${room.gateNumber}`,
      rows: bands[band] ?? [],
    })),
    areas: [],
  };
}

/** 0 Classic, 1 Prime, 2 Recliner. */
function bandOf(cut: RoomCut, index: number): number {
  if (index < cut.classicRows) {
    return 0;
  }
  return index < cut.classicRows + cut.primeRows ? 1 : 2;
}

function blocksOf(cut: RoomCut, index: number): Block[] {
  const band = bandOf(cut, index);
  const kind: SeatKind = band === 2 ? 'recliner' : 'standard';
  const side = cut.side * SEAT_WIDTH_CM.standard;
  const centre = cut.centre * SEAT_WIDTH_CM.standard;
  const narrower = Math.max(0, NARROW_ROWS - index) * SEAT_WIDTH_CM.standard;
  const accessible = index === cut.classicRows;
  const [left, right] = accessible
    ? cut.wheelchairs.map((wheelchairs) => fillAccessible(side, wheelchairs))
    : [fill(side - narrower, kind), fill(side - narrower, kind)];
  return [
    { width: side, kinds: left ?? [], align: 'right' },
    { width: centre, kinds: fill(centre, kind), align: 'centre' },
    { width: side, kinds: (right ?? []).toReversed(), align: 'left' },
  ];
}
