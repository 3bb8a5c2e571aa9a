import { bookingOperations, type Order, type OrderDetails } from '@houseful/contract/booking';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { OutputOf } from '@houseful/contract/operation';
import { addressOf } from '../../lib/api/address.ts';
import { api, keptTickets, serverTime } from '../../lib/browser.ts';
import { useKeptFirst } from '../../lib/offline/use-kept-first.ts';
import { ORDERS_KEY, orderAddress, readOrder } from '../../lib/order/use-order.ts';
import { ownerOf, useVisitor } from '../../lib/session/use-session.ts';
import { keepUpcoming } from './keep-upcoming.ts';
import { keptCode, readCode } from './ticket-code.ts';

type OrderPage = OutputOf<typeof bookingOperations.listOrders>;

const ORDERS_PER_PAGE = 50;
const ADDRESS = addressOf(bookingOperations.listOrders, {}).address;

/** The buyer's orders, newest first; the first page also without a network. */
export function useOrders() {
  const visitor = useVisitor();
  const owner = ownerOf(visitor);
  const queryKey = [...ORDERS_KEY, owner];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => readPage(owner ?? '', pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: owner !== null,
  });
  useKeptFirst<OrderPage>(queryKey, owner, ADDRESS, asFirstPage);
  return { ...query, visitor };
}

async function readPage(owner: string, cursor: string | undefined): Promise<OrderPage> {
  const page = await api.call(bookingOperations.listOrders, { cursor, limit: ORDERS_PER_PAGE });
  if (cursor === undefined) void keptTickets.keep(owner, ADDRESS, page, serverTime.now());
  return page;
}

function asFirstPage(page: OrderPage): InfiniteData<OrderPage, string | undefined> {
  return { pages: [page], pageParams: [undefined] };
}

/** Having looked at the list once is enough for the next shows to work in airplane mode. */
export function useKeepUpcoming(owner: string | null, upcoming: readonly Order[]): void {
  const keepAll = useEffectEvent((of: string) =>
    keepUpcoming(upcoming, {
      isKept: (orderId) => isWholeKept(of, orderId),
      readOrder: (orderId) => readOrder(orderId, of),
      keepCode: (ticketId) => readCode(of, ticketId),
    }),
  );
  const names = upcoming.map(({ orderId }) => orderId).join(' ');
  useEffect(() => {
    if (owner === null || names === '') return;
    // Without a connection the next look at the list tries again.
    keepAll(owner).catch(() => undefined);
  }, [owner, names]);
}

async function isWholeKept(owner: string, orderId: string): Promise<boolean> {
  const order = (await keptTickets.read<OrderDetails>(owner, orderAddress(orderId)))?.value;
  if (!order || order.tickets.length === 0) return false;
  for (const { ticketId } of order.tickets) {
    if (!(await keptCode(owner, ticketId))) return false;
  }
  return true;
}
