import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import type { Queryable } from '#platform/postgres/tx';
import { countDeliveries } from '../store/deliveries.ts';
import { moveOccasion } from './enqueue-deliveries.ts';

/** What became of the letters about a show that the house has changed, of those that are owed by now. */
export function countShowLetters({ db }: { db: Queryable }): NotificationsFace['countShowLetters'] {
  return async ({ orderIds, about }) => {
    const counts = { waiting: 0, sent: 0, failed: 0, none: 0 };
    if (orderIds.length === 0) return counts;
    const rows = await countDeliveries(db, {
      aboutIds: orderIds,
      template: about.kind === 'cancelled' ? 'show-cancelled' : 'show-moved',
      occasion: about.kind === 'cancelled' ? '' : moveOccasion(about.version),
    });
    for (const { status, count } of rows) counts[NAMES[status]] = count;
    return counts;
  };
}

const NAMES = { PENDING: 'waiting', SENT: 'sent', SET_ASIDE: 'failed', SKIPPED: 'none' } as const;
