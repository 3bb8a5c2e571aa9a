import type { FactPayload } from '@houseful/contract/facts';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/postgres/tx';
import { hastenDeliveries as makeDue } from '../store/deliveries.ts';

/** The tickets are there: what was waiting for them is due now. Repeating it changes nothing. */
export function hastenDeliveries({ clock, nudge }: { clock: Clock; nudge: () => void }) {
  return async (
    tx: Tx,
    issued: readonly FactPayload<'tickets.tickets-issued'>[],
  ): Promise<void> => {
    const orderIds = issued.map(({ orderId }) => orderId);
    const hastened = await makeDue(tx, orderIds, clock.now());
    if (hastened > 0) tx.afterCommit(nudge);
  };
}
