import { bookingOperations, type OrderDetails } from '@houseful/contract/booking';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, live } from '../browser.ts';
import { useVisitor } from '../session/use-session.ts';

const POLL_PENDING_MS = 4_000;

export const orderKey = (orderId: string) => ['order', orderId] as const;

/** The buyer's order. While its payment is open it is asked for again and again, and by live news. */
export function orderQuery(orderId: string) {
  return queryOptions({
    queryKey: orderKey(orderId),
    queryFn: () => api.call(bookingOperations.getOrder, { orderId }),
    refetchInterval: ({ state }) => (isOpen(state.data) ? POLL_PENDING_MS : false),
  });
}

export function useOrder(orderId: string) {
  const visitor = useVisitor();
  const queries = useQueryClient();
  const known = visitor.kind === 'guest' || visitor.kind === 'member';
  const query = useQuery({ ...orderQuery(orderId), enabled: known });
  const open = isOpen(query.data);

  useEffect(() => {
    if (!open) return;
    const refetch = () => void queries.invalidateQueries({ queryKey: orderKey(orderId) });
    return live.watch(`order:${orderId}`, { onJoined: () => undefined, onMessage: refetch });
  }, [open, orderId, queries]);

  return { ...query, visitor };
}

function isOpen(order: OrderDetails | undefined): boolean {
  return order?.status === 'PAYMENT_PENDING';
}
