import { createRoom, type Room } from '../../lib/seat-map/model/room.ts';

const SEATS = 8;
const PITCH_CM = 58;
const WIDTH_CM = (SEATS + 1) * PITCH_CM;
const HEIGHT_CM = 300;

/** One row of chairs: enough to lose one of them. */
export function sampleRoom(): Room {
  const stalls = { id: 'stalls', name: 'Stalls', gate: 'Gate 1' };
  const corners = [0, WIDTH_CM].map((x) => ({ x, y: 0 }));
  const room = createRoom({
    seatMapId: 'map_sample',
    name: 'Sample room',
    width: WIDTH_CM,
    height: HEIGHT_CM,
    stage: { label: 'Screen', shape: 'screen', x: 0, y: 0, width: WIDTH_CM, height: 20 },
    focalPoint: { x: WIDTH_CM / 2, y: 0 },
    categories: [{ categoryId: 'gold', name: 'Gold' }],
    areas: [],
    seatsTotal: SEATS,
    sections: [
      {
        ...stalls,
        seatsTotal: SEATS,
        outline: [...corners, ...corners.map(({ x }) => ({ x, y: HEIGHT_CM })).toReversed()],
        centre: { x: WIDTH_CM / 2, y: HEIGHT_CM / 2 },
        categories: [{ categoryId: 'gold', seats: SEATS }],
        accessibleSeats: 0,
      },
    ],
  });
  const seats = Array.from({ length: SEATS }, (_, index) => ({
    seatId: `A${index + 1}`,
    number: String(index + 1),
    categoryId: 'gold',
    kind: 'standard' as const,
    x: (index + 1) * PITCH_CM,
    y: HEIGHT_CM / 2,
  }));
  room.add([{ ...stalls, rows: [{ label: 'A', seats }] }]);
  return room;
}
