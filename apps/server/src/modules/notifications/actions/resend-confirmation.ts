import type { NotificationsFace } from '@houseful/contract/faces/notifications';
import { addMs, type Clock, MINUTE_MS } from '#platform/clock';
import type { Audit } from '#platform/audit';
import { deriveId, type Ids } from '#platform/ids';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import { problem } from '#platform/problem';
import { insertDeliveries, lockDeliveriesAbout } from '../store/deliveries.ts';

/** How often the mail of one order is sent again at most, and within how long. */
const RESENDS_MAX = 5;
const RESENDS_MS = 60 * MINUTE_MS;
const RESENT = 'order-resent';

/**
 * Owes the mail with an order's tickets once more, whatever became of the first one, and notes who asked for it; it goes
 * out with the next round of mails, within seconds.
 * Under the same Idempotency-Key it is the same mail.
 *
 * @throws too-many-requests for the sixth within an hour
 */
export function resendConfirmation({
  pool,
  clock,
  ids,
  audit,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly audit: Audit;
}): NotificationsFace['resendConfirmation'] {
  return async ({ orderId, orderName, recipient, reason, belonging }, call) => {
    const actorId = call.caller?.buyerId;
    if (actorId === undefined) throw problem('unauthenticated');
    const key = call.idempotencyKey;
    const deliveryId = key === null ? ids.next('dlv') : deriveId('dlv', actorId, key, orderId);
    const now = clock.now();
    await inTransaction(pool, async (tx) => {
      const known = await lockDeliveriesAbout(tx, orderId);
      if (known.some((one) => one.delivery_id === deliveryId)) return;
      const since = addMs(now, -RESENDS_MS);
      const recent = known.filter((one) => one.template === RESENT && one.created_at > since);
      const oldest = recent.at(-RESENDS_MAX);
      if (oldest) {
        const retryAfterMs = oldest.created_at.getTime() + RESENDS_MS - now.getTime();
        throw problem('too-many-requests', { retryAfterMs });
      }
      await insertDeliveries(tx, [
        {
          ...{ deliveryId, aboutId: orderId, template: RESENT, channel: 'email', recipient },
          ...{ words: null, occasion: deliveryId, dueAt: now, createdAt: now },
        },
      ]);
      await audit(tx, {
        ...belonging,
        ...{ actorId, action: 'order.resent' },
        subject: { kind: 'order', id: orderId, name: orderName },
        before: null,
        after: { recipient, reason },
      });
    });
    return { deliveryId, recipient };
  };
}
