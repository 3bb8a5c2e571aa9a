import { type DeskOrder, orderDeskOperations } from '@houseful/contract/order-desk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { ApiProblem } from '../../../lib/api/problem.ts';
import { newKey } from '../../../lib/random.ts';

const ASK_AGAIN_MS = 10_000;
/** Nobody knows whether it was done. */
const LOST: ReadonlySet<string> = new Set(['no-connection', 'unreadable-answer', 'bug']);

/** One order, asked for again now and then: mails and refunds go on by themselves. */
export function useDeskOrder(orderId: string) {
  return useQuery({
    queryKey: ['desk-order', orderId],
    queryFn: () => api.call(orderDeskOperations.getDeskOrder, { orderId }),
    refetchInterval: ASK_AGAIN_MS,
  });
}

/**
 * A change of the order under one key, so that a press after a lost answer is the same change. Then the order and the lists are
 * asked for again; also when it was refused: it may be another one by now.
 */
export function useChange<Input>(
  { order }: Pick<DeskOrder, 'order'>,
  send: (input: Input, options: { idempotencyKey: string }) => Promise<unknown>,
  onDone: () => void,
) {
  const client = useQueryClient();
  const [idempotencyKey, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (input: Input) => send(input, { idempotencyKey }),
    onSuccess: onDone,
    // What was refused is asked for anew by another request; a lost answer is asked for again.
    onError: (error) => {
      const isLost = error instanceof ApiProblem && LOST.has(error.code);
      if (!isLost) setKey(newKey());
    },
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['desk-order', order.orderId] }),
        client.invalidateQueries({ queryKey: ['desk-orders'] }),
      ]);
    },
  });
}
