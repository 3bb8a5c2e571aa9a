import { addMs, type Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, readFrom } from '#platform/postgres/tx';
import type { Logger } from '#platform/telemetry/logger';
import { callProvider } from '../../call-provider.ts';
import type { SandboxKeys } from '../keys.ts';
import type { Post } from '../post.ts';
import { SIGNATURE_HEADER, signWebhook } from '../signature.ts';
import { findDueWebhooks, saveDeliveries, type Webhook } from '../store/webhooks.ts';

const WEBHOOK_PATH = '/api/v1/webhooks/payments/sandbox';
const DELIVERY_TIMEOUT_MS = 5_000;
/** A test bank shares the machine with the shop: it takes its time rather than the shop's. */
const WEBHOOKS_PER_RUN_MAX = 100;
const WEBHOOKS_AT_ONCE_MAX = 8;
const TRIES_MAX = 12;
const RETRY_PAUSE_MS = 1_000;
const RETRY_PAUSE_MS_MAX = 10 * 60_000;
const NEXT_DELIVERY_PAUSE_MS = 1_000;

export interface DeliveryDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keys: SandboxKeys;
  readonly post: Post;
  /** Origin of the shop's own server; null while it does not listen yet. */
  readonly deliverTo: () => string | null;
}

/**
 * Delivers due webhooks by real signed requests, at least once each: a refused or lost one is
 * tried again with doubling pauses, TRIES_MAX times in all.
 */
export function deliverWebhooks(deps: DeliveryDeps): () => Promise<void> {
  const { pool, clock, deliverTo } = deps;
  const deliver = deliverNow(deps);

  return async () => {
    if (deliverTo() === null) return;
    const due = await findDueWebhooks(readFrom(pool), clock.now(), WEBHOOKS_PER_RUN_MAX);
    while (due.length > 0) {
      await deliver(due.splice(0, WEBHOOKS_AT_ONCE_MAX));
    }
  };
}

/**
 * Delivers these webhooks now; what fails comes again later. Never throws for the receiver's sake.
 */
export function deliverNow(deps: DeliveryDeps): (webhooks: readonly Webhook[]) => Promise<void> {
  const { pool, clock, log } = deps;

  async function deliverOne(webhook: Webhook): Promise<Webhook> {
    const answered = await isAnswered(deps, webhook);
    const after = afterDelivery(webhook, answered, clock.now());
    if (!answered && after.deliveriesLeft === 0) {
      log.warn({ eventId: webhook.eventId }, 'a sandbox webhook was given up');
    }
    return after;
  }

  return async (webhooks) => {
    const after = await Promise.all(webhooks.map(deliverOne));
    await inTransaction(pool, async (tx) => saveDeliveries(tx, after));
  };
}

async function isAnswered(
  { clock, keys, post, deliverTo, log }: DeliveryDeps,
  { eventId, body }: Webhook,
): Promise<boolean> {
  const origin = deliverTo();
  if (origin === null) return false;
  const headers = {
    'content-type': 'application/json',
    [SIGNATURE_HEADER]: signWebhook(keys.webhooks, body, clock.now()),
  };
  try {
    const status = await callProvider(
      clock,
      (signal) => post(`${origin}${WEBHOOK_PATH}`, body, headers, signal),
      DELIVERY_TIMEOUT_MS,
    );
    if (status >= 200 && status < 300) return true;
    log.debug({ eventId, status }, 'a sandbox webhook was refused');
  } catch (error) {
    log.debug({ err: error, eventId }, 'a sandbox webhook did not arrive');
  }
  return false;
}

function afterDelivery(webhook: Webhook, answered: boolean, now: Date): Webhook {
  if (answered) {
    const deliveriesLeft = webhook.deliveriesLeft - 1;
    return { ...webhook, deliveriesLeft, tries: 0, dueAt: addMs(now, NEXT_DELIVERY_PAUSE_MS) };
  }
  const tries = webhook.tries + 1;
  const pauseMs = Math.min(RETRY_PAUSE_MS * 2 ** webhook.tries, RETRY_PAUSE_MS_MAX);
  const deliveriesLeft = tries >= TRIES_MAX ? 0 : webhook.deliveriesLeft;
  return { ...webhook, deliveriesLeft, tries, dueAt: addMs(now, pauseMs) };
}
