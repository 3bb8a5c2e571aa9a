import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../lib/browser.ts';
import { orderKey } from '../../lib/order/use-order.ts';
import { askHowItEnded } from './ask-how-it-ended.ts';
import { askAgainAfterMs, type Confirmation } from './payment-view.ts';

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
