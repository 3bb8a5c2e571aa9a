import type { bookingOperations, Hold } from '@houseful/contract/booking';
import { Id, Instant } from '@houseful/contract/primitives';
import type { BookingFace } from '@houseful/contract/faces';
import type { Call, InputOf, OutputOf } from '@houseful/contract/operation';
import { readFrom } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import type { ReadHold } from '../store/holds.ts';
import { listOrdersOfBuyer, type OrderRow, type ReadOrder } from '../store/orders.ts';
import { cancellationAt } from '../rules/cancellation.ts';
import { cancellableOrder, viewHold, viewOrder, viewOrderWithRefund } from '../store/views.ts';
import { callerOf } from '#platform/caller-of';

type ListOrders = (typeof bookingOperations)['listOrders'];

interface HoldsAndOrders {
  getHold(input: { holdId: string }, call: Call): Promise<Hold>;
  getOrder: BookingFace['getOrder'];
  getCancellation: BookingFace['getCancellation'];
  listOrders(input: InputOf<ListOrders>, call: Call): Promise<OutputOf<ListOrders>>;
}

/** What a buyer may read: only their own. Others' holds and orders do not exist for them. */
export function readHoldsAndOrders(
  { pool, clock }: Pick<BookingDeps, 'pool' | 'clock'>,
  sales: ShowSales,
  readHold: ReadHold,
  readOrder: ReadOrder,
): HoldsAndOrders {
  const db = readFrom(pool);

  async function readOwn(orderId: string, call: Call): Promise<OrderRow> {
    const order = await readOrder(orderId);
    if (!order || order.buyer_id !== callerOf(call)) throw problem('no-such-order');
    return order;
  }

  return {
    getHold: async ({ holdId }, call) => {
      const hold = await readHold(holdId);
      if (!hold || hold.buyer_id !== callerOf(call)) throw problem('no-such-hold');
      return viewHold(hold, clock.now());
    },

    getOrder: async ({ orderId }, call) => {
      const order = await readOwn(orderId, call);
      return viewOrderWithRefund(order, await sales.get(order.show_id), clock.now());
    },

    getCancellation: async ({ orderId }, call) => {
      const order = await readOwn(orderId, call);
      const terms = await sales.get(order.show_id);
      return { orderId, ...cancellationAt(cancellableOrder(order, terms), clock.now()) };
    },

    listOrders: async ({ limit, cursor }, call) => {
      const after = cursor === undefined ? null : readCursor(cursor);
      const rows = await listOrdersOfBuyer(db, callerOf(call), after, limit + 1);
      const items = await Promise.all(
        rows.slice(0, limit).map(async (row) => {
          return viewOrder(row, await sales.get(row.show_id), clock.now());
        }),
      );
      const last = items.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { items, nextCursor: more ? `${last.createdAt}~${last.orderId}` : null };
    },
  };
}

function readCursor(cursor: string): { createdAt: Date; orderId: string } {
  const [createdAt, orderId] = cursor.split('~');
  const instant = Instant.safeParse(createdAt);
  const id = Id.safeParse(orderId);
  if (!instant.success || !id.success) {
    throw problem('invalid-input', { issues: [{ path: 'cursor', message: 'is not one of ours' }] });
  }
  return { createdAt: new Date(instant.data), orderId: id.data };
}
