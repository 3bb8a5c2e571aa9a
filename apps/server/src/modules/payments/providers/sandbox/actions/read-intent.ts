import type { Clock } from '#platform/clock';
import type { Pool } from '#platform/postgres/pool';
import { inTransaction } from '#platform/postgres/tx';
import type { ChargeNews } from '../../../rules/settle-charge.ts';
import type { IntentNews } from '../../provider.ts';
import { isClosed } from '../rules/intent-state.ts';
import { type Charge, type Intent, setIntentStatus } from '../store/books.ts';
import { captureLateCharges } from './capture-late-charges.ts';

export interface IntentBook {
  readonly intent: Intent;
  /** Oldest first. */
  readonly charges: readonly Charge[];
}

/** One intent with its charges, as of now. */
export function readIntent({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): (intentId: string) => Promise<IntentBook | null> {
  return (intentId) =>
    inTransaction(pool, async (tx) => {
      const { intents, charges } = await captureLateCharges(tx, [intentId], clock.now());
      const intent = intents.get(intentId);
      return intent ? { intent, charges: [...charges.values()] } : null;
    });
}

/** Takes no new charges from now on; charges under way go on. Repeatable. */
export function voidIntent({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): (intentId: string) => Promise<IntentBook | null> {
  return (intentId) =>
    inTransaction(pool, async (tx) => {
      const { intents, charges } = await captureLateCharges(tx, [intentId], clock.now());
      const intent = intents.get(intentId);
      if (!intent) return null;
      setIntentStatus(tx, [intentId], 'VOIDED');
      const status = intent.status === 'OPEN' ? 'VOIDED' : intent.status;
      return { intent: { ...intent, status }, charges: [...charges.values()] };
    });
}

export function newsOfIntent({ intent, charges }: IntentBook, now: Date): IntentNews {
  return {
    charges: charges.map((charge) => newsOfCharge(intent, charge)),
    closed: isClosed({ ...intent, expired: intent.expiresAt <= now, charges }),
  };
}

export function newsOfCharge(intent: Intent, charge: Charge): ChargeNews {
  const { chargeId: chargeRef, capturedAt } = charge;
  switch (charge.status) {
    case 'PROCESSING':
      return { chargeRef, state: 'processing' };
    case 'DECLINED':
      return { chargeRef, state: 'declined', reason: charge.reason ?? 'declined-by-bank' };
    case 'CAPTURED': {
      const at = (capturedAt ?? charge.createdAt).toISOString();
      return { chargeRef, state: 'captured', amount: intent.amount, at };
    }
  }
}
