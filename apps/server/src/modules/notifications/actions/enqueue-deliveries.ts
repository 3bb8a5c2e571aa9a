import type { FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import { deriveId } from '#platform/ids';
import type { Tx } from '#platform/postgres/tx';
import type { CountDelivery } from '../delivery-metrics.ts';
import { insertDeliveries } from '../store/deliveries.ts';

const TEMPLATE = 'order-confirmation';
const CHANNEL = 'email';

/**
 * Owes each buyer whose tickets were issued the mail with them, once, due at once. Without an
 * address the debt is recorded as skipped, and nothing is printed for it.
 */
export function enqueueDeliveries({
  clock,
  count,
  nudge,
}: {
  clock: Clock;
  count: CountDelivery;
  nudge: () => void;
}) {
  return async (
    tx: Tx,
    issued: readonly FactPayload<'tickets.tickets-issued'>[],
  ): Promise<void> => {
    const now = clock.now();
    const skipped = await insertDeliveries(
      tx,
      issued.map(({ orderId, contact }) => ({
        deliveryId: deriveId('dlv', orderId, TEMPLATE, CHANNEL),
        orderId,
        template: TEMPLATE,
        channel: CHANNEL,
        recipient: contact.email ?? null,
        dueAt: now,
        createdAt: now,
      })),
    );
    tx.afterCommit(() => {
      if (skipped > 0) count('skipped', skipped);
      nudge();
    });
  };
}
