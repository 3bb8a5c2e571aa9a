import { OrderStatus } from '@houseful/contract/booking';
import { expect, test } from 'vitest';
import { smallRoom } from '#test/kit/small-room';
import { holdStatus } from './hold-status.ts';
import { nextOrderStatus, type OrderCause, orderStatusAt } from './order-states.ts';
import { counterWindow } from './sale-window.ts';
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

test.each([
  ['2026-11-20T13:00:00.000Z', '2026-11-20T13:00:00.000Z'],
  ['2026-11-20T11:00:00.000Z', '2026-11-20T12:00:00.000Z'],
])(
  'a counter sells a show that ends at %s until %s, and from when the web does',
  (ends, closes) => {
    const window = { opensAt: early, closesAt: deadline };
    expect(counterWindow(window, new Date(ends))).toEqual({
      opensAt: early,
      closesAt: new Date(closes),
    });
  },
);
