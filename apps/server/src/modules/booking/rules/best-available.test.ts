import { expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { type BestAvailableWish, SeatOffer } from './best-available.ts';
import { FreePlaces } from './free-places.ts';
import { indexSeatMap, type Place, type SeatIndex } from './seat-index.ts';

const index = indexSeatMap(smallRoom('smp_test', { standing: 20 }));

const SMALLEST_FREE_RUN = 2;

/** An offer of the room in which only these seats are free; without any named, all are. */
function offerOf(free?: readonly string[], room: SeatIndex = index): SeatOffer {
  const places = new FreePlaces(room);
  for (const place of room.places) {
    if (free && !free.includes(place.seatId)) places.move(place, -1);
  }
  return new SeatOffer(room, places, SMALLEST_FREE_RUN);
}

function wishFor(quantity: number, wish: Partial<BestAvailableWish> = {}): BestAvailableWish {
  return {
    ...{ quantity, categoryId: undefined, sectionIds: undefined, together: false, wheelchairs: 0 },
    ...wish,
  };
}

const idsOf = (found: readonly Place[] | null) => found?.map(({ seatId }) => seatId) ?? null;

function best(free: readonly string[], wish: BestAvailableWish): string[] | null {
  return idsOf(offerOf(free).take(wish));
}

test('it takes neighbours, never across an aisle', () => {
  const free = ['A4', 'A5', 'A6', 'B1', 'B2'];
  expect(best(free, wishFor(2, { together: true }))).toEqual(['A4', 'A5']);
  expect(best(['A4', 'A6', 'A7', 'B1'], wishFor(2, { together: true }))).toEqual(['A6', 'A7']);
  expect(best(['A5', 'A6'], wishFor(2, { together: true }))).toBeNull();
});

test('it leaves no seat alone when any choice avoids it, however far away', () => {
  const stranding = ['B3', 'B4', 'B5'];
  expect(best([...stranding, 'D1', 'D2'], wishFor(2))).toEqual(['D1', 'D2']);
  expect(best(stranding, wishFor(2))).toEqual(['B4', 'B5']);
});

test('a seat of another category beside the party is left alone as well', () => {
  const room = indexSeatMap(smallRoom('smp_test', { rows: 1 }));
  const mixed: SeatIndex = {
    ...room,
    places: room.places.map((place) => (place.at < 2 ? { ...place, categoryId: 'silver' } : place)),
  };
  const offer = offerOf(['A1', 'A2', 'A3', 'A6', 'A7'], mixed);
  expect(idsOf(offer.take(wishFor(2, { categoryId: 'gold' })))).toEqual(['A6', 'A7']);
});

test.each([
  [
    'two groups, one behind the other, before nearer ones',
    ['A1', 'A2', 'B1', 'B2', 'C4', 'C5'],
    4,
    ['A1', 'A2', 'B1', 'B2'],
  ],
  ['nobody alone before fewer groups', ['A1', 'A2', 'A3', 'C8', 'D1', 'D2'], 4, null],
  ['the nearest of equal groups', ['A1', 'B5', 'B8', 'E10'], 2, ['B5', 'B8']],
] as const)('apart: %s', (_, free, quantity, expected) => {
  const found = best(free, wishFor(quantity));
  if (expected) expect(found).toEqual(expected);
  else expect(found).not.toContain('C8');
  expect(best(free, wishFor(quantity, { together: true }))).toBeNull();
});

test('standing places come last, and all of a party stand in one area if they can', () => {
  expect(best(['A1', 'C9', 'FLOOR-1', 'FLOOR-2'], wishFor(2))).toEqual(['A1', 'C9']);
  const together = best(['A1', 'C9', 'FLOOR-1', 'FLOOR-2'], wishFor(2, { together: true }));
  expect(together?.toSorted()).toEqual(['FLOOR-1', 'FLOOR-2']);
  expect(best(['A1', 'FLOOR-7'], wishFor(2))?.toSorted()).toEqual(['A1', 'FLOOR-7']);
});

test('it answers null, never fewer seats, when there are not enough', () => {
  expect(best(['A1', 'A2'], wishFor(3))).toBeNull();
  expect(offerOf().take(wishFor(71))).toBeNull();
  expect(offerOf().take(wishFor(70))).toHaveLength(70);
});

test('one offer serves party after party: nearest first, nothing twice, until it is empty', () => {
  const offer = offerOf();
  const take = (quantity: number, together: boolean) =>
    idsOf(offer.take(wishFor(quantity, { categoryId: 'gold', together })));
  // Row E has two halves of five: a party of three leaves two, and not one of them alone.
  expect([take(3, true), take(3, true), take(3, true)]).toEqual([
    ['E3', 'E4', 'E5'],
    ['E6', 'E7', 'E8'],
    null,
  ]);
  expect(take(4, false)).toEqual(['E1', 'E2', 'E9', 'E10']);
  expect(take(1, false)).toBeNull();
});

test('what somebody else has taken is not offered any more', () => {
  const offer = offerOf();
  expect(idsOf(offer.take(wishFor(2, { categoryId: 'gold' })))).toEqual(['E4', 'E5']);
  offer.remove(index.places.filter(({ seatId }) => seatId === 'E6'));
  expect(idsOf(offer.take(wishFor(2, { categoryId: 'gold' })))).toEqual(['E7', 'E8']);
});

test('places of an area are handed out by count, each once, to the last one', () => {
  const offer = offerOf();
  offer.remove(index.places.filter(({ seatId }) => seatId === 'FLOOR-3'));
  const given = Array.from({ length: 6 }, () =>
    idsOf(offer.takeInArea({ areaId: 'FLOOR', quantity: 3 })),
  );
  expect(new Set(given.flat()).size).toBe(18);
  expect(given.flat()).not.toContain('FLOOR-3');
  expect(offer.takeInArea({ areaId: 'FLOOR', quantity: 2 })).toBeNull();
  expect(offer.takeInArea({ areaId: 'FLOOR', quantity: 1 })).toHaveLength(1);
  expect(offer.takeInArea({ areaId: 'FLOOR', quantity: 1 })).toBeNull();
});

/** Rows A and B: wheelchair places at 1 and 10 with a companion's beside, ordinary seats between. */
const accessible: SeatIndex = (() => {
  const map = smallRoom('smp_test', { rows: 2 });
  const kinds = { 1: 'wheelchair', 2: 'companion', 9: 'companion', 10: 'wheelchair' } as const;
  for (const row of map.sections[0]?.rows ?? []) {
    for (const seat of row.seats) {
      seat.kind = kinds[Number(seat.number) as keyof typeof kinds] ?? 'standard';
    }
  }
  return indexSeatMap(map);
})();
const everywhere = accessible.places.map(({ seatId }) => seatId);

test.each([
  [1, 1, everywhere, ['A1', 'A2']],
  [1, 3, everywhere, ['A1', 'A2', 'A3', 'A4']],
  [1, 0, everywhere, ['A1']],
  // Beside their companion rather than nearer without one.
  [1, 1, everywhere.filter((id) => id !== 'A2' && id !== 'A9'), ['B1', 'B2']],
  [2, 2, everywhere, ['A1', 'A2', 'A9', 'A10']],
  [5, 0, everywhere, null],
] as const)(
  '%i in wheelchairs with %i companions get %#',
  (wheelchairs, companions, free, expected) => {
    const found = offerOf(free, accessible).take(
      wishFor(wheelchairs + companions, { wheelchairs }),
    );
    expect(idsOf(found)).toEqual(expected);
  },
);

test('a party with a wheelchair that must stay together gets one group or nothing', () => {
  const wish = wishFor(2, { wheelchairs: 1, together: true });
  expect(idsOf(offerOf(everywhere, accessible).take(wish))).toEqual(['A1', 'A2']);
  expect(offerOf(['A1', 'A9', 'B5'], accessible).take(wish)).toBeNull();
});

test('places for wheelchairs and companions are kept for those who ask for them', () => {
  expect(offerOf(['A1', 'A2', 'A9', 'A10'], accessible).take(wishFor(1))).toBeNull();
});
