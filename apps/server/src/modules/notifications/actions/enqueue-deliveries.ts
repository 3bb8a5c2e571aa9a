import type { FactPayload } from '@houseful/contract/facts';
import { addMs, type Clock } from '#platform/clock';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { CountDelivery } from '../delivery-metrics.ts';
import { insertDeliveries } from '../store/deliveries.ts';

const TEMPLATE = 'order-confirmation';
const CHANNEL = 'email';
/** The tickets' own news makes a mail due; should it be late, the mail is tried without it. */
const TICKETS_WAIT_MS = 30_000;

/**
 * Owes each buyer of a confirmed order the mail with the tickets, once. Without an address the
 * debt is recorded as skipped.
 */
export function enqueueDeliveries({ clock, count }: { clock: Clock; count: CountDelivery }) {
  return async (
    tx: Tx,
    orders: readonly FactPayload<'booking.order-confirmed'>[],
  ): Promise<void> => {
    const now = clock.now();
    const skipped = await insertDeliveries(
      tx,
      orders.map(({ orderId, contact }) => ({
        deliveryId: deriveId('dlv', orderId, TEMPLATE, CHANNEL),
        orderId,
        template: TEMPLATE,
        channel: CHANNEL,
        recipient: contact.email ?? null,
        dueAt: addMs(now, TICKETS_WAIT_MS),
        createdAt: now,
      })),
    );
    if (skipped > 0) tx.afterCommit(() => count('skipped', skipped));
  };
}
