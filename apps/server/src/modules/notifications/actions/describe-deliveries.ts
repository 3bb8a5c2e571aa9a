import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import type { Queryable } from '#platform/postgres/tx';
import { findDeliveriesAbout } from '../store/deliveries.ts';

/** Every letter that was owed about an order, for staff; whose it is, the caller has checked. */
export function describeDeliveries({
  db,
}: {
  db: Queryable;
}): NotificationsFace['describeDeliveries'] {
  return async ({ orderId }) => {
    const rows = await findDeliveriesAbout(db, orderId);
    return rows.map((row) => ({
      deliveryId: row.delivery_id,
      template: row.template,
      recipient: row.recipient,
      status: row.status,
      owedAt: row.created_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      error: row.last_error,
    }));
  };
}
