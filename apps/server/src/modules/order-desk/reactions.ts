import type { Clock } from '#platform/clock';
import { type Reaction, reaction } from '#platform/facts/facts';
import {
  keepOrders,
  ofCancelled,
  ofChanged,
  ofConfirmed,
  ofExpired,
  ofUnfulfillable,
} from './actions/hear-orders.ts';

/** Fact → action. */
export function orderDeskReactions({ clock }: { clock: Clock }): Reaction[] {
  return [
    reaction('booking.order-confirmed', 'order-desk/keep-confirmed', (tx, orders) =>
      keepOrders(tx, orders.map(ofConfirmed)),
    ),
    reaction('booking.order-changed', 'order-desk/keep-changed', (tx, orders) =>
      keepOrders(tx, orders.map(ofChanged)),
    ),
    reaction('booking.order-cancelled', 'order-desk/keep-cancelled', (tx, orders) =>
      keepOrders(tx, orders.flatMap(ofCancelled)),
    ),
    reaction('booking.order-expired', 'order-desk/keep-expired', (tx, orders) =>
      keepOrders(tx, orders.flatMap(ofExpired)),
    ),
    reaction('booking.order-unfulfillable', 'order-desk/keep-unfulfillable', (tx, orders) => {
      const heardAt = clock.now().toISOString();
      return keepOrders(
        tx,
        orders.flatMap((order) => ofUnfulfillable(order, heardAt)),
      );
    }),
  ];
}
