import { bookingOperations, type OrderDetails } from '@houseful/contract/booking';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf } from '../api/address.ts';
import { api, keptTickets, live, serverTime } from '../browser.ts';
import { useKeptFirst } from '../offline/use-kept-first.ts';
import { ownerOf, useVisitor } from '../session/use-session.ts';

const POLL_PENDING_MS = 4_000;

export const orderKey = (orderId: string) => ['order', orderId] as const;
/** Of every list of the buyer's orders. */
export const ORDERS_KEY = ['orders'] as const;

/** After a change of an order: it is read again, and so are the lists that tell of it. */
export function refreshOrder(queries: QueryClient, orderId: string): Promise<void> {
  void queries.invalidateQueries({ queryKey: ORDERS_KEY });
  return queries.invalidateQueries({ queryKey: orderKey(orderId) });
}

/** Under which the copy of an order is kept on this device. */
export const orderAddress = (orderId: string) =>
  addressOf(bookingOperations.getOrder, { orderId }).address;

/** Asks the box office, and keeps its answer for a time without network. */
export async function readOrder(orderId: string, owner: string): Promise<OrderDetails> {
  const order = await api.call(bookingOperations.getOrder, { orderId });
  void keptTickets.keep(owner, orderAddress(orderId), order, serverTime.now());
  void keptTickets.keepPicture(owner, order.show.posterUrl);
  return order;
}

/** The buyer's order. While money is on its way it is asked for again and again, and by live news. */
function orderQuery(orderId: string, owner: string | null) {
  return queryOptions({
    queryKey: orderKey(orderId),
    queryFn: () => readOrder(orderId, owner ?? ''),
    enabled: owner !== null,
    refetchInterval: ({ state }) => (isOpen(state.data) ? POLL_PENDING_MS : false),
  });
}

export function useOrder(orderId: string) {
  const visitor = useVisitor();
  const queries = useQueryClient();
  const owner = ownerOf(visitor);
  const query = useQuery(orderQuery(orderId, owner));
  useKeptFirst<OrderDetails>(orderKey(orderId), owner, orderAddress(orderId));
  const open = isOpen(query.data);

  useEffect(() => {
    if (!open) return;
    const refetch = () => void queries.invalidateQueries({ queryKey: orderKey(orderId) });
    return live.watch(`order:${orderId}`, { onJoined: () => undefined, onMessage: refetch });
  }, [open, orderId, queries]);

  return { ...query, visitor };
}

/** To be paid, or paid and without its tickets yet, or with money that has yet to leave for the buyer. */
function isOpen(order: OrderDetails | undefined): boolean {
  if (!order) return false;
  const { status, tickets, refund } = order;
  const unfinished = status === 'CONFIRMED' && tickets.length === 0;
  return status === 'PAYMENT_PENDING' || unfinished || refund?.status === 'PENDING';
}
