import { bookingOperations } from '@houseful/contract/booking';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApiClient } from '../../lib/api/client.ts';
import { api } from '../../lib/browser.ts';
import { orderKey } from '../../lib/order/use-order.ts';
import { askAgainAfterMs, type Confirmation } from './payment-view.ts';

/** Asks how the payment ended. Repeatable: the same order with the same token has one answer. */
export async function askHowItEnded(
  source: Pick<ApiClient, 'call'>,
  payment: { orderId: string; paymentToken: string },
  signal?: AbortSignal,
): Promise<Confirmation> {
  try {
    await source.call(bookingOperations.confirmPayment, payment, { signal });
    return { paid: true };
  } catch (refusal) {
    signal?.throwIfAborted();
    return { paid: false, refusal };
  }
}

/** Confirms the payment, and goes on asking as long as the answer may still change. */
export function useConfirmation(orderId: string, paymentToken: string | null, known: boolean) {
  const queries = useQueryClient();
  const confirmation = useQuery({
    queryKey: ['confirm-payment', orderId, paymentToken],
    queryFn: ({ signal }) =>
      askHowItEnded(api, { orderId, paymentToken: paymentToken ?? '' }, signal),
    enabled: known && paymentToken !== null,
    refetchInterval: ({ state }) =>
      state.data ? (askAgainAfterMs(state.data, state.dataUpdateCount) ?? false) : false,
    refetchOnWindowFocus: ({ state }) => mayChange(state.data) && 'always',
    refetchOnReconnect: ({ state }) => mayChange(state.data) && 'always',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = confirmation;
  useEffect(() => {
    // Whatever it said, the order knows more by now.
    if (data) void queries.invalidateQueries({ queryKey: orderKey(orderId) });
  }, [data, orderId, queries]);
  return confirmation;
}

function mayChange(confirmation: Confirmation | undefined): boolean {
  return confirmation !== undefined && askAgainAfterMs(confirmation, 0) !== null;
}
