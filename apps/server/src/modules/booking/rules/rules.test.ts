import { OrderStatus } from '@houseful/contract/booking';
import { expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { bestAvailable } from './best-available.ts';
import { holdStatus } from './hold-status.ts';
import { nextOrderStatus, type OrderCause, orderStatusAt } from './order-states.ts';
import { areTogether, indexSeatMap } from './seat-index.ts';

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
const ids = (found: ReturnType<typeof bestAvailable>) => found?.map(({ seatId }) => seatId);

test('best available takes neighbours, never across an aisle', () => {
  const found = bestAvailable(index, only('A4', 'A5', 'A6', 'B1', 'B2'), {
    quantity: 2,
    categoryId: 'silver',
    together: true,
  });
  expect(ids(found)).toEqual(['A4', 'A5']);
});

test('best available leaves no lone seat when an equally near choice avoids it', () => {
  // Rows A and B are equally near. Two of A3–A5 would strand the third; B4 and B5 strand nobody.
  const found = bestAvailable(index, only('A3', 'A4', 'A5', 'B4', 'B5'), {
    quantity: 2,
    categoryId: 'silver',
    together: true,
  });
  expect(ids(found)).toEqual(['B4', 'B5']);
});

test('without neighbours it splits the party, unless it must stay together', () => {
  const wish = { quantity: 2, categoryId: 'silver' };
  const isFree = only('A1', 'C9');
  expect(ids(bestAvailable(index, isFree, { ...wish, together: false }))?.toSorted()).toEqual([
    'A1',
    'C9',
  ]);
  expect(bestAvailable(index, isFree, { ...wish, together: true })).toBeNull();
});

test('it answers null, never fewer seats, when there are not enough', () => {
  const wish = { quantity: 3, categoryId: undefined, together: false };
  expect(bestAvailable(index, only('A1', 'A2'), wish)).toBeNull();
  expect(bestAvailable(index, everything, { ...wish, quantity: 71 })).toBeNull();
  expect(ids(bestAvailable(index, everything, { ...wish, quantity: 70 }))).toHaveLength(70);
});
