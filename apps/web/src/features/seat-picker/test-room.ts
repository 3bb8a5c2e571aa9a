import type { Seat, SeatMap } from '@houseful/contract/seat-map';

const ROW_PITCH_CM = 90;
const SEAT_PITCH_CM = 58;

function row(prefix: string, label: string, y: number, numbers: readonly number[], left = 100) {
  const seats: Seat[] = numbers.map((number) => ({
    seatId: `${prefix}${label}${number}`,
    number: String(number),
    categoryId: 'gold',
    x: left + number * SEAT_PITCH_CM,
    y,
    kind: 'standard',
  }));
  return { label, seats };
}

/**
 * A small house: stalls with rows A (1–4) and B (1, 2, aisle, 4, 5), a box to the right with a row A
 * of its own, and a standing area behind.
 */
export function testSeatMap(): SeatMap {
  return {
    seatMapId: 'map_test',
    name: 'Test house',
    width: 1_200,
    height: 900,
    stage: { label: 'Screen', shape: 'screen', x: 100, y: 20, width: 400, height: 30 },
    focalPoint: { x: 300, y: 300 },
    categories: [{ categoryId: 'gold', name: 'Gold' }],
    sections: [
      {
        id: 'stalls',
        name: 'Stalls',
        gate: 'Gate 1',
        rows: [row('S', 'A', 300, [1, 2, 3, 4]), row('S', 'B', 300 + ROW_PITCH_CM, [1, 2, 4, 5])],
      },
      {
        id: 'box',
        name: 'Box',
        gate: 'Gate 2',
        rows: [row('X', 'A', 300, [1, 2], 700)],
      },
    ],
    areas: [
      {
        id: 'FLOOR',
        name: 'Standing',
        gate: 'Gate 3',
        categoryId: 'gold',
        capacity: 5,
        x: 100,
        y: 600,
        width: 400,
        height: 200,
      },
    ],
  };
}
