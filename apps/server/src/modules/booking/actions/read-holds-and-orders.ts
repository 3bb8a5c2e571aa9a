import type { bookingOperations, Hold } from '@houseful/contract/booking';
import type { BookingFace } from '@houseful/contract/faces/booking';
import type { Call, InputOf, OutputOf } from '@houseful/contract/operation';
import { placeOf, readPageInTime } from '#platform/paging';
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
      const rows = await listOrdersOfBuyer(db, callerOf(call), placeOf(cursor), limit + 1);
      const { items, nextCursor } = readPageInTime(
        rows,
        limit,
        ({ created_at: at, order_id: id }) => ({ at, id }),
      );
      const view = async (row: OrderRow) =>
        viewOrder(row, await sales.get(row.show_id), clock.now());
      return { items: await Promise.all(items.map(view)), nextCursor };
    },
  };
}
