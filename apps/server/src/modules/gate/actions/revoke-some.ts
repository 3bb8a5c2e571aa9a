import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { takeVersions } from '../store/shows.ts';
import { insertRevoked, lockOrders, lockValid, markRevoked } from '../store/tickets.ts';

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
    const perShow = new Map<string, number>();
    for (const { show_id } of tickets) perShow.set(show_id, (perShow.get(show_id) ?? 0) + 1);
    const versions = await takeVersions(tx, perShow);
    markRevoked(
      tx,
      tickets.map(({ ticket_id, show_id }) => {
        const version = versions.get(show_id) ?? 0;
        versions.set(show_id, version + 1);
        return { ticketId: ticket_id, version, revokedAt: since.get(ticket_id) as Date };
      }),
    );
    tx.afterCommit(() => tell(perShow.keys()));
  };
}
