import type { Seat, SeatKind } from '@houseful/contract/seat-map';
import type { Row } from './shapes.ts';

/** Room that one place takes in its row, in cm. */
export const SEAT_WIDTH_CM: Record<SeatKind, number> = {
  standard: 58,
  recliner: 90,
  wheelchair: 100,
  companion: 58,
};

/** Chairs between two aisles; `align` says where they stand when the block has room to spare. */
export type Block = {
  width: number;
  kinds: readonly SeatKind[];
  align: 'left' | 'centre' | 'right';
};

type BlockRow = {
  label: string;
  /** Put before the row's label in seat ids, so that stalls and balcony may both have a row A. */
  idPrefix: string;
  categoryId: string;
  blocks: readonly Block[];
  aisleWidth: number;
  centreX: number;
  /** Distance of the middle of the row from the top of the drawing. */
  y: number;
  /** Radius of the row's bend towards the screen; Infinity draws it straight. */
  radius: number;
};

/** A row of chairs in blocks with aisles between them, numbered from 1 from left to right. */
export function drawBlockRow(row: BlockRow): Row {
  const seats: Seat[] = [];
  let left = row.centreX - rowWidth(row.blocks, row.aisleWidth) / 2;
  for (const [index, block] of row.blocks.entries()) {
    const spare = block.width - widthOf(block.kinds);
    let x = left + { left: 0, centre: spare / 2, right: spare }[block.align];
    for (const kind of block.kinds) {
      const middle = x + SEAT_WIDTH_CM[kind] / 2;
      const aside = middle - row.centreX;
      const number = String(seats.length + 1);
      seats.push({
        seatId: `${row.idPrefix}${row.label}${number}`,
        number,
        categoryId: row.categoryId,
        x: Math.round(middle),
        y: Math.round(row.y - (aside * aside) / (2 * row.radius)),
        kind,
      });
      x += SEAT_WIDTH_CM[kind];
    }
    const last = seats.at(-1);
    if (last && index < row.blocks.length - 1) {
      last.aisleAfter = true;
    }
    left += block.width + row.aisleWidth;
  }
  return { label: row.label, seats };
}

export function rowWidth(blocks: readonly Block[], aisleWidth: number): number {
  return blocks.reduce((sum, block) => sum + block.width, aisleWidth * (blocks.length - 1));
}

/** As many places of one kind as fit into the width. */
export function fill(width: number, kind: SeatKind): SeatKind[] {
  return Array.from({ length: Math.floor(width / SEAT_WIDTH_CM[kind]) }, () => kind);
}

/**
 * Wheelchair places at the wall side, each followed by its companion's chair, then ordinary chairs
 * as far as the width goes. Listed from the wall: reverse it for a block at the right wall.
 */
export function fillAccessible(width: number, wheelchairs: number): SeatKind[] {
  const pairs = Array.from({ length: wheelchairs }, (): SeatKind[] => ['wheelchair', 'companion']);
  const places = pairs.flat();
  return [...places, ...fill(width - widthOf(places), 'standard')];
}

function widthOf(kinds: readonly SeatKind[]): number {
  return kinds.reduce((sum, kind) => sum + SEAT_WIDTH_CM[kind], 0);
}
