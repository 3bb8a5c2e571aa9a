import type { FactPayload } from '@houseful/contract/facts';
import type { Tx } from '#platform/postgres/tx';
import type { GateTools } from '../deps.ts';
import { sealEntry } from '../sealing.ts';
import { renameOrders } from '../store/orders.ts';
import { withVersions } from '../store/shows.ts';
import { lockTicketsOf, writeHolders } from '../store/tickets.ts';
import { ticketViewOf } from '../views.ts';

/** The tickets of a changed order go by its new name, on every sheet too; the latest change counts, in whichever order they are told. */
export function followOrders({ saltOf, tell }: Pick<GateTools, 'saltOf' | 'tell'>) {
  return async (
    tx: Tx,
    changed: readonly FactPayload<'booking.order-changed'>[],
  ): Promise<void> => {
    if (changed.length === 0) return;
    const latest = new Map(
      [...changed].sort((a, b) => a.version - b.version).map((change) => [change.orderId, change]),
    );
    const nameOf = (orderId: string) => latest.get(orderId)?.purchase.contact.name ?? null;
    const renamed = await renameOrders(
      tx,
      [...latest.values()].map(({ orderId, version }) => {
        return { orderId, version, holderName: nameOf(orderId) };
      }),
    );
    const tickets = (await lockTicketsOf(tx, renamed))
      .map((row) => ({ ...row, was: row.holder_name, holder_name: nameOf(row.order_id) }))
      .filter(({ was, holder_name: now }) => was !== now);
    if (tickets.length === 0) return;
    writeHolders(
      tx,
      (await withVersions(tx, tickets)).map((row) => {
        const { ticket_id: ticketId, show_id: showId, holder_name: holderName, version } = row;
        const { sealed } = sealEntry(saltOf(showId), ticketId, ticketViewOf(row));
        return { ticketId, holderName, sealed, version };
      }),
    );
    tx.afterCommit(() => tell(new Set(tickets.map(({ show_id }) => show_id))));
  };
}
