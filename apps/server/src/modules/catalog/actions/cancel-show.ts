import type { CatalogFace } from '@houseful/contract/faces/catalog';
import { MINUTE_MS } from '#platform/clock';
import { fact } from '#platform/facts/facts';
import { problem } from '#platform/problem';
import { inShow, type ShowDeps } from './in-show.ts';

/** A show that went wrong can still be cancelled when it is over; nothing is cancelled that long after. */
export const CANCEL_AFTER_END_MS_MAX = 30 * 24 * 60 * MINUTE_MS;

/**
 * Cancels a show for good; what follows for orders, tickets, gates and those who wait follows from its fact. A show that is
 * cancelled already stays so, whatever is expected.
 * @throws no-such-show, idempotency-key-reused, show-change-refused, orders-changed
 */
export function cancelShow(deps: ShowDeps): CatalogFace['cancelShow'] {
  return async ({ terms, orders, ...asked }, call) =>
    inShow(deps, { ...asked, kind: 'cancelled' }, call, async ({ show, now, version }) => {
      if (show.cancelled_at !== null) return null;
      if (now.getTime() > show.ends_at.getTime() + CANCEL_AFTER_END_MS_MAX) {
        throw problem('show-change-refused', { reason: 'over', clashes: [] });
      }
      if (orders !== asked.expectedOrders) throw problem('orders-changed', { orders });
      const at = now.toISOString();
      const message = asked.message ?? null;
      const showId = show.show_id;
      const label = {
        ...terms.label,
        ...{ screenId: show.screen_id, screenName: show.screen_name },
        ...{ startsAt: show.starts_at.toISOString(), endsAt: show.ends_at.toISOString() },
      };
      return {
        // The screen is free for another show.
        changed: { cancelled_at: now, message, occupied: null },
        facts: [fact('catalog.show-cancelled', { showId, version, at, label, message })],
        before: { cancelledAt: null, reason: null },
        after: { cancelledAt: at, orders },
      };
    });
}
