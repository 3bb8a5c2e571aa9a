import type { FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { insertIssuedOrders, markRevoked, saveVersions } from '../store/tickets.ts';

/**
 * The tickets of a cancelled order open no gate from this commit on, whoever asks and however
 * often. Orders whose tickets are still to be issued are marked as dealt with, so that none will
 * be: the row of the order decides between the two verbs, in whichever order they come.
 */
export function revokeTickets({ clock }: { clock: Clock }) {
  return async (
    tx: Tx,
    cancelled: readonly FactPayload<'booking.order-cancelled'>[],
  ): Promise<void> => {
    const now = clock.now();
    const paid = cancelled
      .flatMap(({ orderId, buyerId, showId, purchase, version = 1 }) =>
        purchase && buyerId && showId
          ? [{ ...purchase, orderId, buyerId, showId, version, issuedAt: now }]
          : [],
      )
      .sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
    if (paid.length === 0) return;
    await insertIssuedOrders(tx, paid);
    saveVersions(
      tx,
      paid.map(({ orderId, version }) => ({ orderId, version, contact: null })),
    );
    markRevoked(
      tx,
      paid.map(({ orderId }) => orderId),
      now,
    );
  };
}
