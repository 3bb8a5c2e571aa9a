import type { BookingFace, DeskOrderInBooking } from '@houseful/contract/faces/booking';
import { readFrom } from '#platform/postgres/tx';
import type { ShowSales } from '../boards/show-sales.ts';
import type { BookingDeps } from '../deps.ts';
import { changesOfOrders } from '../store/order-changes.ts';
import { viewOrderCore } from '../store/views.ts';
import { reachedOrder } from './change-order.ts';

/** An order within the caller's reach, with what the house has changed of it. @throws no-such-order */
export function readDeskOrder({
  pool,
  clock,
  sales,
}: Pick<BookingDeps, 'pool' | 'clock'> & { sales: ShowSales }): BookingFace['getDeskOrder'] {
  const db = readFrom(pool);
  return async ({ orderId }, call): Promise<DeskOrderInBooking> => {
    const { order, terms } = await reachedOrder(db, sales, orderId, call);
    const changes = (await changesOfOrders(db, [orderId])).get(orderId) ?? [];
    const { currency } = order.quote.total;
    return {
      core: viewOrderCore(order, terms, clock.now()),
      paymentId: order.payment_id,
      changes: changes.map((row) => ({
        what: row.kind,
        at: row.at.toISOString(),
        actorId: row.actor_id,
        reason: row.reason,
        seatIds: row.kind === 'seats-moved' ? row.seats_taken : row.seats_given,
        refund: row.refund_amount === null ? null : { amount: row.refund_amount, currency },
        contactBefore: row.before.contact ?? null,
      })),
    };
  };
}
