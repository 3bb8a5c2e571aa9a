import { addMs } from '#platform/clock';
import { inTransaction } from '#platform/postgres/tx';
import type { PaymentsDeps } from '../deps.ts';
import { dropEvents } from '../store/webhook-inbox.ts';

/** Longer than any provider repeats an event. */
const WEBHOOKS_KEPT_MS = 30 * 24 * 60 * 60_000;
const WEBHOOKS_DROPPED_PER_RUN_MAX = 10_000;

/** Keeps the inbox from growing for ever; an event told again after that changes nothing. */
export function forgetWebhooks({
  pool,
  clock,
}: Pick<PaymentsDeps, 'pool' | 'clock'>): () => Promise<void> {
  return () =>
    inTransaction(pool, (tx) =>
      dropEvents(tx, addMs(clock.now(), -WEBHOOKS_KEPT_MS), WEBHOOKS_DROPPED_PER_RUN_MAX),
    );
}
