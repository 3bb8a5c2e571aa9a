import type { Money } from '@houseful/contract/primitives';
import { addMs, type Clock } from '#platform/clock';
import type { BatchVerb } from '#platform/group-commit';
import type { Behaviour, WebhookPlan } from '../rules/behaviour.ts';
import { LATE_CAPTURE_MS } from '../rules/behaviour.ts';
import { decideCharge, type RefusalReason } from '../rules/charge-decision.ts';
import { webhookFor } from '../events.ts';
import { type Charge, type Intent, saveCharges, setIntentStatus } from '../store/books.ts';
import { insertWebhooks, type Webhook } from '../store/webhooks.ts';
import { captureLateCharges } from './capture-late-charges.ts';

export interface ChargeOrder {
  readonly intentId: string;
  readonly chargeId: string;
  readonly instrument: string;
  readonly behaviour: Behaviour;
  readonly plan: WebhookPlan;
  /** What the merchant believes to take; null when the bank's own page asks. */
  readonly asked: Money | null;
}

export type ChargeOutcome =
  | { readonly kind: 'refused'; readonly reason: RefusalReason | 'no-such-payment' }
  | {
      readonly kind: 'charged';
      readonly intent: Intent;
      readonly charge: Charge;
      /** Made by this very order, not found from an earlier one. */
      readonly fresh: boolean;
      readonly webhook: Webhook | null;
    };

/** Charges intents: each charge once, whatever is repeated, and one captured charge an intent. */
export function makeCharges({
  clock,
}: {
  readonly clock: Clock;
}): BatchVerb<ChargeOrder, ChargeOutcome> {
  return async (tx, orders) => {
    const now = clock.now();
    const intentIds = [...new Set(orders.map(({ intentId }) => intentId))];
    const { intents, charges } = await captureLateCharges(tx, intentIds, now);
    const fresh: Charge[] = [];
    const paid: string[] = [];
    const webhooks: Webhook[] = [];

    const outcomes = orders.map((order): ChargeOutcome => {
      const intent = intents.get(order.intentId);
      if (!intent) return { kind: 'refused', reason: 'no-such-payment' };
      const known = charges.get(order.chargeId);
      if (known) return { kind: 'charged', intent, charge: known, fresh: false, webhook: null };

      const decision = decideCharge(stateOf(intent, charges, now), order);
      if (decision.kind === 'refused') return decision;
      const charge = chargeFor(order, decision, now);
      const webhook = webhookFor(intent, charge, now);
      charges.set(charge.chargeId, charge);
      fresh.push(charge);
      if (webhook) webhooks.push(webhook);
      if (charge.status === 'CAPTURED') {
        paid.push(intent.intentId);
        intents.set(intent.intentId, { ...intent, status: 'PAID' });
      }
      return { kind: 'charged', intent, charge, fresh: true, webhook };
    });

    if (fresh.length > 0) saveCharges(tx, fresh);
    if (paid.length > 0) setIntentStatus(tx, paid, 'PAID');
    if (webhooks.length > 0) insertWebhooks(tx, webhooks);
    return outcomes;
  };
}

function stateOf(intent: Intent, charges: ReadonlyMap<string, Charge>, now: Date) {
  const own = [...charges.values()].filter(({ intentId }) => intentId === intent.intentId);
  return { ...intent, expired: intent.expiresAt <= now, charges: own.length };
}

function chargeFor(
  order: ChargeOrder,
  { status, reason }: Pick<Charge, 'status' | 'reason'>,
  now: Date,
): Charge {
  return {
    chargeId: order.chargeId,
    intentId: order.intentId,
    instrument: order.instrument,
    status,
    reason,
    plan: order.plan,
    capturesAt: status === 'PROCESSING' ? addMs(now, LATE_CAPTURE_MS) : null,
    capturedAt: status === 'CAPTURED' ? now : null,
    createdAt: now,
  };
}
