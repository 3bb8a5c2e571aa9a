import type { SeatMap } from '@houseful/contract/seat-map';

/** A room of equal blocks: so many sections of rows of seats. */
export interface RoomPlan {
  readonly seatMapId: string;
  readonly sections: number;
  readonly rows: number;
  /** Even, so that neighbours can be taken in pairs. */
  readonly seatsPerRow: number;
}

/** 300, 20,000 and 50,000 seats. */
export const CINEMA: RoomPlan = { seatMapId: 'smp_cinema', sections: 1, rows: 15, seatsPerRow: 20 };
export const ARENA: RoomPlan = { seatMapId: 'smp_arena', sections: 20, rows: 25, seatsPerRow: 40 };
export const STADIUM: RoomPlan = {
  seatMapId: 'smp_stadium',
  sections: 50,
  rows: 25,
  seatsPerRow: 40,
};

const SEAT_CM = 60;
const ROW_CM = 100;
const ACROSS = 10;

export function seatCount({ sections, rows, seatsPerRow }: RoomPlan): number {
  return sections * rows * seatsPerRow;
}

/** The id of the seat at that place, counted from 0 along the rows. */
export function seatIdAt({ rows, seatsPerRow }: RoomPlan, place: number): string {
  const row = Math.floor(place / seatsPerRow);
  return `${Math.floor(row / rows) + 1}-${(row % rows) + 1}-${(place % seatsPerRow) + 1}`;
}

export function drawRoom(plan: RoomPlan): SeatMap {
  const { seatMapId, sections, rows, seatsPerRow } = plan;
  const blockWidth = (seatsPerRow + 4) * SEAT_CM;
  const blockHeight = (rows + 4) * ROW_CM;
  return {
    seatMapId,
    name: `Room of ${seatCount(plan)}`,
    width: blockWidth * Math.min(sections, ACROSS),
    height: 600 + blockHeight * Math.ceil(sections / ACROSS),
    stage: { label: 'Stage', shape: 'stage', x: 0, y: 0, width: 2_000, height: 300 },
    focalPoint: { x: (blockWidth * Math.min(sections, ACROSS)) / 2, y: 300 },
    categories: [
      { categoryId: 'silver', name: 'Silver' },
      { categoryId: 'gold', name: 'Gold' },
    ],
    sections: Array.from({ length: sections }, (_, section) => ({
      id: `s${section + 1}`,
      name: `Block ${section + 1}`,
      gate: `Gate ${(section % 8) + 1}`,
      rows: Array.from({ length: rows }, (_row, row) => ({
        label: String(row + 1),
        seats: Array.from({ length: seatsPerRow }, (_seat, seat) => ({
          seatId: seatIdAt(plan, (section * rows + row) * seatsPerRow + seat),
          number: String(seat + 1),
          categoryId: row < rows / 2 ? 'silver' : 'gold',
          x: (section % ACROSS) * blockWidth + seat * SEAT_CM,
          y: 600 + Math.floor(section / ACROSS) * blockHeight + row * ROW_CM,
          kind: 'standard' as const,
        })),
      })),
    })),
    areas: [],
  };
}
