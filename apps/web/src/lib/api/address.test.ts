import { bookingOperations } from '@houseful/contract/booking';
import { catalogOperations } from '@houseful/contract/catalog';
import { describe, expect, it } from 'vitest';
import { addressOf } from './address.ts';

describe('an operation’s input', () => {
  it('becomes path and query where there is no body, without the members that are not there', () => {
    const input = { titleId: 'ttl_a', city: 'mumbai', date: undefined };
    expect(addressOf(catalogOperations.listTitleShows, input)).toEqual({
      address: '/api/v1/titles/ttl_a/shows?city=mumbai',
      body: undefined,
    });
  });

  it('becomes a body where there is one', () => {
    const input = { orderId: 'ord_1', paymentToken: 'tok' };
    expect(addressOf(bookingOperations.confirmPayment, input)).toEqual({
      address: '/api/v1/orders/ord_1/confirm-payment',
      body: { paymentToken: 'tok' },
    });
  });

  it('cannot break out of its place in the path', () => {
    expect(addressOf(bookingOperations.getHold, { holdId: '../orders?x=1#y' }).address).toBe(
      '/api/v1/holds/..%2Forders%3Fx%3D1%23y',
    );
  });

  it('is refused without a path parameter', () => {
    expect(() => addressOf(bookingOperations.getHold, {})).toThrow('holdId');
  });
});
