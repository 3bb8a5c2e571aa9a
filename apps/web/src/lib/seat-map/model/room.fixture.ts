import type { Seat, SeatMap, SeatMapOverview, Section } from '@houseful/contract/seat-map';
import { createRoom, type Room } from './room.ts';

const ROW_PITCH_CM = 90;
const SEAT_PITCH_CM = 58;
const OUTLINE_AIR_CM = 40;

function row(prefix: string, label: string, y: number, numbers: readonly number[], left = 100) {
  const seats: Seat[] = numbers.map((number, place) => ({
    seatId: `${prefix}${label}${number}`,
    number: String(number),
    categoryId: 'gold',
    x: left + number * SEAT_PITCH_CM,
    y,
    kind: 'standard',
    ...((numbers[place + 1] ?? number + 1) > number + 1 ? { aisleAfter: true } : {}),
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

/** The house as the overview shows it, its blocks as plain boxes. */
export function testOverview({ sections, ...house }: SeatMap): SeatMapOverview {
  const shown = sections.map((section) => blockOf(section));
  const seatsTotal = shown.reduce((sum, block) => sum + block.seatsTotal, 0);
  return { ...house, sections: shown, seatsTotal };
}

function blockOf({ id, name, gate, rows }: Section): SeatMapOverview['sections'][number] {
  const seats = rows.flatMap((own) => own.seats);
  const [xs, ys] = [seats.map(({ x }) => x), seats.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs) - OUTLINE_AIR_CM, Math.max(...xs) + OUTLINE_AIR_CM];
  const [top, bottom] = [Math.min(...ys) - OUTLINE_AIR_CM, Math.max(...ys) + OUTLINE_AIR_CM];
  return {
    ...{ id, name, gate, seatsTotal: seats.length },
    outline: [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
    centre: { x: (left + right) / 2, y: (top + bottom) / 2 },
    categories: [{ categoryId: 'gold', seats: seats.length }],
    accessibleSeats: seats.filter(({ kind }) => kind === 'wheelchair').length,
  };
}

/** With all its chairs, unless others are given. */
export function testRoom(seatMap = testSeatMap(), chairs = seatMap.sections): Room {
  const room = createRoom(testOverview(seatMap));
  room.add(chairs);
  return room;
}
