import type { Order, OrderDetails } from '@houseful/contract/booking';
import { describe, expect, it } from 'vitest';
import { keepUpcoming, ORDERS_KEPT_MAX, TICKETS_KEPT_MAX } from './keep-upcoming.ts';

const order = (orderId: string, seats = 2) =>
  ({ orderId, seatIds: Array.from({ length: seats }, (_, n) => `${n}`) }) as Order;

function world(kept: readonly string[] = []) {
  const asked: string[] = [];
  return {
    asked,
    isKept: async (orderId: string) => kept.includes(orderId),
    readOrder: async (orderId: string) => {
      asked.push(orderId);
      return {
        tickets: [{ ticketId: `${orderId}-1` }, { ticketId: `${orderId}-2` }],
      } as OrderDetails;
    },
    keepCode: async (ticketId: string) => asked.push(ticketId),
  };
}

describe('tickets for airplane mode', () => {
  it('are fetched for the next shows, once', async () => {
    const w = world(['b']);
    await keepUpcoming([order('a'), order('b'), order('c')], w);
    expect(w.asked).toEqual(['a', 'a-1', 'a-2', 'c', 'c-1', 'c-2']);
  });

  it('are limited in shows and in tickets', async () => {
    const w = world();
    const many = Array.from({ length: ORDERS_KEPT_MAX + 5 }, (_, n) => order(`o${n}`));
    await keepUpcoming(many, w);
    expect(w.asked.filter((id) => !id.includes('-'))).toHaveLength(ORDERS_KEPT_MAX);
    const big = world();
    await keepUpcoming([order('a', TICKETS_KEPT_MAX), order('b', 1)], big);
    expect(big.asked).toEqual(['a', 'a-1', 'a-2']);
  });

  it('wait for the next look at the list when the network goes', async () => {
    const w = world();
    const parts = { ...w, keepCode: async () => Promise.reject(new Error('no connection')) };
    await expect(keepUpcoming([order('a'), order('b')], parts)).rejects.toThrow('no connection');
    expect(w.asked).toEqual(['a']);
  });
});
