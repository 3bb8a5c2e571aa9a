import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction, readFrom, type Tx } from '#platform/postgres/tx';
import { webhookFor } from '../events.ts';
import {
  type Charge,
  findCharges,
  findLateIntents,
  type Intent,
  lockIntents,
  saveCharges,
  setIntentStatus,
} from '../store/books.ts';
import { insertWebhooks } from '../store/webhooks.ts';

const INTENTS_PER_RUN_MAX = 500;

/**
 * The intents, locked, and their charges, with every late capture made that is due: whoever
 * looks at an intent sees what its time says, sweeper or not. A charge that the buyer has
 * approved is captured even if the intent was paid otherwise, voided or expired meanwhile, as
 * real banks do.
 */
export async function captureLateCharges(
  tx: Tx,
  intentIds: readonly string[],
  now: Date,
): Promise<{ intents: Map<string, Intent>; charges: Map<string, Charge> }> {
  const [locked, found] = await Promise.all([
    lockIntents(tx, intentIds),
    findCharges(tx, intentIds),
  ]);
  const intents = new Map(locked.map((intent) => [intent.intentId, intent]));
  const charges = new Map(found.map((charge) => [charge.chargeId, charge]));
  const late = found.filter((charge) => isDue(charge, now)).map(asCaptured);
  if (late.length === 0) return { intents, charges };

  for (const charge of late) charges.set(charge.chargeId, charge);
  const paid: string[] = [];
  const webhooks = late.flatMap((charge) => {
    const intent = intents.get(charge.intentId);
    if (!intent) return [];
    if (intent.status === 'OPEN') {
      paid.push(intent.intentId);
      intents.set(intent.intentId, { ...intent, status: 'PAID' });
    }
    return webhookFor(intent, charge, now) ?? [];
  });
  saveCharges(tx, late);
  setIntentStatus(tx, paid, 'PAID');
  insertWebhooks(tx, webhooks);
  return { intents, charges };
}

/** Makes the late captures that are due everywhere. */
export function captureAllLateCharges({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): () => Promise<void> {
  return async () => {
    const now = clock.now();
    const intentIds = await findLateIntents(readFrom(pool), now, INTENTS_PER_RUN_MAX);
    if (intentIds.length === 0) return;
    await inTransaction(pool, (tx) => captureLateCharges(tx, intentIds, now));
  };
}

function isDue({ status, capturesAt }: Charge, now: Date): boolean {
  return status === 'PROCESSING' && capturesAt !== null && capturesAt <= now;
}

function asCaptured(charge: Charge): Charge {
  return { ...charge, status: 'CAPTURED', capturedAt: charge.capturesAt };
}
