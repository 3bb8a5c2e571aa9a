import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { lockOrders } from '../store/orders.ts';
import { withVersions } from '../store/shows.ts';
import { lockValidOfOrders, markRevoked } from '../store/tickets.ts';

/** From their cancellation on the tickets of these orders open no gate, heard of already or not. */
export function revokeTickets({ tell }: Pick<GateTools, 'tell'>) {
  return async (
    tx: Tx,
    cancelled: readonly FactPayload<'booking.order-cancelled'>[],
  ): Promise<void> => {
    const paid = new Map(
      cancelled.flatMap(({ orderId, purchase }) =>
        purchase ? [[orderId, { orderId, cancelledAt: purchase.cancelledAt }]] : [],
      ),
    );
    if (paid.size === 0) return;
    const known = await lockOrders(tx, [...paid.values()]);
    const tickets = await lockValidOfOrders(tx, [...paid.keys()].sort());
    if (tickets.length === 0) return;
    const versioned = await withVersions(tx, tickets);
    markRevoked(
      tx,
      versioned.map(({ ticket_id, order_id, version }) => {
        return {
          ticketId: ticket_id,
          version,
          revokedAt: known.get(order_id)?.cancelledAt as Date,
        };
      }),
    );
    tx.afterCommit(() => tell(new Set(tickets.map(({ show_id }) => show_id))));
  };
}
