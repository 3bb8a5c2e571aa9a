import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { lockOrders } from '../store/orders.ts';
import { withVersions } from '../store/shows.ts';
import { insertRevoked, lockValid, markRevoked } from '../store/tickets.ts';

/** From now on these tickets of orders that stand open no gate, heard of already or not. */
export function revokeSome({ tell }: Pick<GateTools, 'tell'>) {
  return async (
    tx: Tx,
    revoked: readonly FactPayload<'tickets.tickets-revoked'>[],
  ): Promise<void> => {
    if (revoked.length === 0) return;
    const since = new Map(
      revoked.flatMap(({ ticketIds, revokedAt }) =>
        ticketIds.map((ticketId) => [ticketId, new Date(revokedAt)] as const),
      ),
    );
    // The order's row decides between this and the news that its tickets were issued.
    const orderIds = [...new Set(revoked.map(({ orderId }) => orderId))];
    await lockOrders(
      tx,
      orderIds.map((orderId) => ({ orderId, cancelledAt: null })),
    );
    insertRevoked(tx, since);
    const tickets = await lockValid(tx, [...since.keys()]);
    if (tickets.length === 0) return;
    const versioned = await withVersions(tx, tickets);
    markRevoked(
      tx,
      versioned.map(({ ticket_id: ticketId, version }) => {
        return { ticketId, version, revokedAt: since.get(ticketId) as Date };
      }),
    );
    tx.afterCommit(() => tell(new Set(tickets.map(({ show_id }) => show_id))));
  };
}
