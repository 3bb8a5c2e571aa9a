import type { Order, OrderStatus } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { shelveOrders } from './shelves.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');

/** Only what shelving looks at. */
function order(orderId: string, status: OrderStatus, startsAt: string, endsAt: string): Order {
  return { orderId, status, show: { startsAt, endsAt } } as Order;
}

describe('my tickets', () => {
  it('puts what needs the buyer first, then the next show, then the past', () => {
    const shelves = shelveOrders(
      [
        order('late', 'CONFIRMED', '2026-11-22T10:00:00.000Z', '2026-11-22T13:00:00.000Z'),
        order('running', 'CONFIRMED', '2026-11-20T11:00:00.000Z', '2026-11-20T12:00:01.000Z'),
        order('seen', 'CONFIRMED', '2026-11-20T09:00:00.000Z', '2026-11-20T12:00:00.000Z'),
        order('open', 'PAYMENT_PENDING', '2026-11-20T18:00:00.000Z', '2026-11-20T20:00:00.000Z'),
        order('gone', 'CANCELLED', '2026-11-25T18:00:00.000Z', '2026-11-25T20:00:00.000Z'),
      ],
      NOW,
    );
    expect(shelves.map(({ name, orders }) => [name, orders.map((o) => o.orderId)])).toEqual([
      ['Waiting for payment', ['open']],
      ['Upcoming', ['running', 'late']],
      ['Past', ['seen', 'gone']],
    ]);
  });

  it('has no empty shelves', () => {
    expect(shelveOrders([], NOW)).toEqual([]);
  });
});
