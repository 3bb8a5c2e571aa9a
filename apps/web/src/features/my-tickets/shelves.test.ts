import type { Order, OrderStatus } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { shelfNamed, shelveOrders } from './shelves.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');

/** Only what shelving looks at. */
function order(orderId: string, status: OrderStatus, startsAt: string, endsAt: string): Order {
  return { orderId, status, show: { startsAt, endsAt } } as Order;
}

describe('my tickets', () => {
  it('stand where people look for them: to pay, the next show first, the last show first', () => {
    const { toPay, upcoming, past, cancelled } = shelveOrders(
      [
        order('late', 'CONFIRMED', '2026-11-22T10:00:00.000Z', '2026-11-22T13:00:00.000Z'),
        order('running', 'CONFIRMED', '2026-11-20T11:00:00.000Z', '2026-11-20T12:00:01.000Z'),
        order('first', 'CONFIRMED', '2026-11-01T09:00:00.000Z', '2026-11-01T12:00:00.000Z'),
        order('seen', 'CONFIRMED', '2026-11-20T09:00:00.000Z', '2026-11-20T12:00:00.000Z'),
        order('open', 'PAYMENT_PENDING', '2026-11-20T18:00:00.000Z', '2026-11-20T20:00:00.000Z'),
        order('gone', 'CANCELLED', '2026-11-25T18:00:00.000Z', '2026-11-25T20:00:00.000Z'),
        order('unpaid', 'EXPIRED', '2026-11-19T18:00:00.000Z', '2026-11-19T20:00:00.000Z'),
        order('failed', 'FAILED', '2026-11-25T18:00:00.000Z', '2026-11-25T20:00:00.000Z'),
      ],
      NOW,
    );
    const ids = (orders: readonly Order[]) => orders.map(({ orderId }) => orderId);
    expect([toPay, upcoming, past, cancelled].map(ids)).toEqual([
      ['open'],
      ['running', 'late'],
      ['seen', 'first'],
      ['gone', 'unpaid', 'failed'],
    ]);
  });

  it('open at what is to come, whatever an address says', () => {
    expect(['past', 'cancelled', null, 'nonsense'].map(shelfNamed)).toEqual([
      'past',
      'cancelled',
      'upcoming',
      'upcoming',
    ]);
  });
});
