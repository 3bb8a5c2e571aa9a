import type { ShowLabel } from '@houseful/contract/show-label';
import { fact } from '#platform/facts/facts';
import type { Tx } from '#platform/postgres/tx';
import { ORDER_CHANNEL } from '../boards/order-signals.ts';
import type { SeatBoards } from '../boards/seat-boards.ts';
import type { BookingDeps } from '../deps.ts';
import { markCancelled, type OrderRow } from '../store/orders.ts';
import { freeSeats } from '../store/seats.ts';
import { viewCancelledOrder } from '../store/views.ts';

export type EndOrdersDeps = Pick<BookingDeps, 'record' | 'signals'> & {
  readonly boards: Pick<SeatBoards, 'tell'>;
};

/** An order as it is once it has ended, with the words that the world is told it by. */
export interface EndedOrder {
  readonly order: OrderRow;
  readonly label: ShowLabel;
  /** The house's own words, where it has ended the order. */
  readonly message?: string | null;
}

/** Writes cancelled orders down, frees their seats and tells the world, all in the caller's transaction. */
export async function endOrders(
  tx: Tx,
  ended: readonly EndedOrder[],
  { record, signals, boards }: EndOrdersDeps,
): Promise<void> {
  const orders = ended.map(({ order }) => order);
  markCancelled(tx, orders);
  const changes = await freeSeats(
    tx,
    orders.map((order) => ({
      showId: order.show_id,
      seatIds: order.seat_ids,
      holdId: order.hold_id,
    })),
  );
  await record(
    tx,
    ended.map(({ order, label, message }) =>
      fact('booking.order-cancelled', {
        ...viewCancelledOrder(order, label),
        ...(order.cancelled_because !== null && { byHouse: { message: message ?? null } }),
      }),
    ),
  );
  tx.afterCommit(() => {
    boards.tell(changes);
    for (const { order_id: orderId, status } of orders) {
      signals.publish(ORDER_CHANNEL, { orderId, status });
    }
  });
}
