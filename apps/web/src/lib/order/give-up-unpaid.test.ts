import type { Operation } from '@houseful/contract/operation';
import { expect, it } from 'vitest';
import type { ApiClient } from '../api/client.ts';
import { giveUpUnpaid } from './give-up-unpaid.ts';

it('gives an order back only if no money would move', async () => {
  const calls: unknown[] = [];
  const call = (operation: Operation, input: unknown) => {
    calls.push([operation.path, input]);
    return Promise.resolve({});
  };
  const order = { orderId: 'ord_1', total: { amount: 60_000, currency: 'EUR' } };
  await giveUpUnpaid({ call: call as ApiClient['call'] }, order);
  expect(calls).toEqual([
    [
      '/orders/{orderId}/cancel',
      { orderId: 'ord_1', expectedRefund: { amount: 0, currency: 'EUR' } },
    ],
  ]);
});
