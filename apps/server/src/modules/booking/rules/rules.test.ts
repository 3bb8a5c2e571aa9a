import { OrderStatus } from '@houseful/contract/booking';
import { expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { SeatOffer } from './best-available.ts';
import { holdStatus } from './hold-status.ts';
import { nextOrderStatus, type OrderCause, orderStatusAt } from './order-states.ts';
import { areTogether, indexSeatMap, type Place } from './seat-index.ts';

const early = new Date('2026-11-20T11:59:59.999Z');
const deadline = new Date('2026-11-20T12:00:00.000Z');

test.each([
  [{ releasedAt: null, orderId: null }, early, 'HELD'],
  [{ releasedAt: null, orderId: null }, deadline, 'EXPIRED'],
  [{ releasedAt: early, orderId: null }, early, 'RELEASED'],
  [{ releasedAt: early, orderId: null }, deadline, 'RELEASED'],
  [{ releasedAt: null, orderId: 'ord_1' }, deadline, 'ORDERED'],
] as const)('a hold %o at %s is %s', (ends, now, status) => {
  expect(holdStatus({ expiresAt: deadline, ...ends }, now)).toBe(status);
});

test('every order state answers every cause as the table says, and final states answer none', () => {
  const causes: OrderCause[] = ['captured', 'captured-but-seats-gone', 'deadline', 'cancel'];
  const moves = OrderStatus.options.flatMap((status) =>
    causes.map((cause) => `${status} ${cause} ${nextOrderStatus(status, cause)}`),
  );
  expect(moves.filter((move) => !move.endsWith('null'))).toEqual([
    'PAYMENT_PENDING captured CONFIRMED',
    'PAYMENT_PENDING captured-but-seats-gone FAILED',
    'PAYMENT_PENDING deadline EXPIRED',
    'PAYMENT_PENDING cancel CANCELLED',
    'CONFIRMED cancel CANCELLED',
    'EXPIRED captured CONFIRMED',
    'EXPIRED captured-but-seats-gone FAILED',
  ]);
});

test('an unpaid order reads as expired from its deadline on', () => {
  const order = { status: 'PAYMENT_PENDING', expiresAt: deadline } as const;
  expect(orderStatusAt(order, early)).toBe('PAYMENT_PENDING');
  expect(orderStatusAt(order, deadline)).toBe('EXPIRED');
});

const index = indexSeatMap(smallRoom('smp_test', { standing: 20 }));
const places = (...ids: string[]) => ids.map((id) => index.find(id) ?? expect.fail(id));

test.each([
  [['A1', 'A2', 'A3'], true],
  [['A3', 'A1', 'A2'], true],
  [['A5', 'A6'], false],
  [['A1', 'A3'], false],
  [['A1', 'B1'], false],
  [['FLOOR-1', 'FLOOR-9'], true],
])('%j together: %s (an aisle lies between 5 and 6)', (seatIds, together) => {
  expect(areTogether(places(...seatIds))).toBe(together);
});

const everything = () => true;
const only =
  (...ids: string[]) =>
  (id: string) =>
    ids.includes(id);
const ids = (found: Place[] | null) => found?.map(({ seatId }) => seatId);

function best(
  isFree: (seatId: string) => boolean,
  wish: { quantity: number; categoryId: string | undefined; together: boolean },
): Place[] | null {
  return new SeatOffer(index, isFree, wish.categoryId).take(wish, isFree);
}

test('best available takes neighbours, never across an aisle', () => {
  const found = best(only('A4', 'A5', 'A6', 'B1', 'B2'), {
    quantity: 2,
    categoryId: 'silver',
    together: true,
  });
  expect(ids(found)).toEqual(['A4', 'A5']);
});

test('best available leaves no lone seat when an equally near choice avoids it', () => {
  // Rows A and B are equally near. Two of A3–A5 would strand the third; B4 and B5 strand nobody.
  const found = best(only('A3', 'A4', 'A5', 'B4', 'B5'), {
    quantity: 2,
    categoryId: 'silver',
    together: true,
  });
  expect(ids(found)).toEqual(['B4', 'B5']);
});

test('without neighbours it splits the party, unless it must stay together', () => {
  const wish = { quantity: 2, categoryId: 'silver' };
  const isFree = only('A1', 'C9');
  expect(ids(best(isFree, { ...wish, together: false }))?.toSorted()).toEqual(['A1', 'C9']);
  expect(best(isFree, { ...wish, together: true })).toBeNull();
});

test('it answers null, never fewer seats, when there are not enough', () => {
  const wish = { quantity: 3, categoryId: undefined, together: false };
  expect(best(only('A1', 'A2'), wish)).toBeNull();
  expect(best(everything, { ...wish, quantity: 71 })).toBeNull();
  expect(ids(best(everything, { ...wish, quantity: 70 }))).toHaveLength(70);
});

test('one offer serves party after party: nearest first, nothing twice, until it is empty', () => {
  const offer = new SeatOffer(index, everything, 'gold');
  const parties = Array.from({ length: 4 }, () =>
    ids(offer.take({ quantity: 3, together: true }, everything)),
  );
  // Row E has two halves of five: three from each, then no three together are left.
  expect(parties).toEqual([['E3', 'E4', 'E5'], ['E6', 'E7', 'E8'], undefined, undefined]);
  expect(ids(offer.take({ quantity: 4, together: false }, everything))?.toSorted()).toEqual([
    'E1',
    'E10',
    'E2',
    'E9',
  ]);
  expect(offer.take({ quantity: 1, together: false }, everything)).toBeNull();
});

test('an offer drops seats that somebody else took meanwhile', () => {
  const offer = new SeatOffer(index, everything, 'gold');
  const isFree = (seatId: string) => seatId !== 'E4' && seatId !== 'E5';
  expect(ids(offer.take({ quantity: 2, together: true }, isFree))).toEqual(['E6', 'E7']);
});
