import type { FactPayload } from '@houseful/contract/facts';
import type { SeatMap } from '@houseful/contract/seat-map';

const SEAT_CM = 60;

/**
 * A plain room: rows A, B, … of `seatsPerRow` seats with an aisle in the middle, the last row
 * gold, the others silver; and, when asked for, a standing area FLOOR.
 */
export function smallRoom(
  seatMapId: string,
  { rows = 5, seatsPerRow = 10, standing = 0 } = {},
): SeatMap {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.slice(0, rows).split('');
  return {
    seatMapId,
    name: 'Small room',
    width: (seatsPerRow + 2) * SEAT_CM,
    height: (rows + 4) * 100,
    stage: { label: 'Screen', shape: 'screen', x: 0, y: 0, width: 600, height: 40 },
    focalPoint: { x: ((seatsPerRow + 1) * SEAT_CM) / 2, y: 250 },
    categories: [
      { categoryId: 'silver', name: 'Silver' },
      { categoryId: 'gold', name: 'Gold' },
      ...(standing > 0 ? [{ categoryId: 'floor', name: 'Floor' }] : []),
    ],
    sections: [
      {
        id: 'stalls',
        name: 'Stalls',
        gate: 'Gate 1',
        rows: letters.map((label, row) => ({
          label,
          seats: Array.from({ length: seatsPerRow }, (_, index) => ({
            seatId: `${label}${index + 1}`,
            number: String(index + 1),
            categoryId: row === rows - 1 ? 'gold' : 'silver',
            x: (index + 1) * SEAT_CM,
            y: 200 + row * 100,
            kind: 'standard' as const,
            ...(index === seatsPerRow / 2 - 1 ? { aisleAfter: true } : {}),
          })),
        })),
      },
    ],
    areas:
      standing > 0
        ? [
            {
              id: 'FLOOR',
              name: 'Floor',
              gate: 'Gate 2',
              categoryId: 'floor',
              capacity: standing,
              x: 0,
              y: 60,
              width: 600,
              height: 100,
            },
          ]
        : [],
  };
}

type Scheduled = FactPayload<'catalog.show-scheduled'>;

const HOUR_MS = 3_600_000;

/** Terms for a show in that room: on sale from `now` on for eight hours, over two hours later. */
export function smallShow(
  showId: string,
  seatMap: SeatMap,
  now: Date,
  changes: Partial<Scheduled> = {},
): Scheduled {
  const after = (hours: number) => new Date(now.getTime() + hours * HOUR_MS).toISOString();
  const amounts: Record<string, number> = { silver: 25_000, gold: 40_000, floor: 15_000 };
  return {
    showId,
    seatMapId: seatMap.seatMapId,
    localDate: after(7.5).slice(0, 10),
    opensAt: after(0),
    closesAt: after(8),
    seatsPerHoldMax: 10,
    categories: seatMap.categories.map(({ categoryId, name }) => {
      const amount = amounts[categoryId] ?? 10_000;
      const money = (part: number) => ({ amount: part, currency: 'INR' });
      return {
        categoryId,
        name,
        price: money(amount),
        base: money(amount - 4_000),
        fee: money(1_000),
        tax: money(3_000),
      };
    }),
    label: {
      titleId: 'ttl_test',
      titleName: 'A Test Film',
      kind: 'movie',
      certificate: 'UA 13+',
      posterUrl: '/art/ttl_test/poster.svg',
      venueName: 'Test Talkies',
      venueAddress: '1 Proof Road',
      cityName: 'Mumbai',
      screenName: 'Screen 1',
      language: 'Hindi',
      format: '2D',
      startsAt: after(7.5),
      endsAt: after(10),
      timeZone: 'Asia/Kolkata',
    },
    ...changes,
  };
}
