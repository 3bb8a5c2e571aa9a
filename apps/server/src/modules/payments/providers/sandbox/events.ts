import { Id, Instant, Money } from '@houseful/contract/primitives';
import { z } from 'zod';
import { deriveId } from '#platform/ids';
import type { WebhookReading } from '../provider.ts';
import { WEBHOOK_DELIVERIES } from './rules/behaviour.ts';
import type { Charge, Intent } from './store/books.ts';
import type { Webhook } from './store/webhooks.ts';

/** What the bank tells: one charge, as it ended. */
const ChargeEvent = z.object({
  eventId: Id,
  type: z.enum(['charge.captured', 'charge.declined']),
  createdAt: Instant,
  charge: z.object({
    intentId: Id,
    chargeId: Id,
    amount: Money,
    capturedAt: Instant.nullable(),
    reason: z.string().max(200).nullable(),
  }),
});
type ChargeEvent = z.infer<typeof ChargeEvent>;

/** The webhook that tells of a charge that has ended; null when nobody is to be told. */
export function webhookFor(intent: Intent, charge: Charge, now: Date): Webhook | null {
  const { deliveries, delayMs } = WEBHOOK_DELIVERIES[charge.plan];
  if (deliveries === 0 || charge.status === 'PROCESSING') return null;
  const type = charge.status === 'CAPTURED' ? 'charge.captured' : 'charge.declined';
  const event: ChargeEvent = {
    eventId: deriveId('evt', charge.chargeId, type),
    type,
    createdAt: now.toISOString(),
    charge: {
      intentId: intent.intentId,
      chargeId: charge.chargeId,
      amount: intent.amount,
      capturedAt: charge.capturedAt?.toISOString() ?? null,
      reason: charge.reason,
    },
  };
  return {
    eventId: event.eventId,
    body: JSON.stringify(event),
    deliveriesLeft: deliveries,
    tries: 0,
    dueAt: new Date(now.getTime() + delayMs),
  };
}

/** Reads a webhook whose signature has been verified. Types that are not known are passed over. */
export function readEvent(rawBody: Uint8Array): WebhookReading {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(rawBody).toString('utf8'));
  } catch {
    return { kind: 'malformed', message: 'the body is not JSON' };
  }
  const envelope = z.object({ type: z.string() }).safeParse(json);
  if (!envelope.success) return { kind: 'malformed', message: 'the event has no type' };
  if (!envelope.data.type.startsWith('charge.')) return { kind: 'other' };
  const parsed = ChargeEvent.safeParse(json);
  if (!parsed.success) return { kind: 'malformed', message: z.prettifyError(parsed.error) };

  const { eventId, charge } = parsed.data;
  const { chargeId: chargeRef, intentId: providerRef, amount, capturedAt } = charge;
  const reading = { kind: 'charge' as const, eventId, providerRef };
  if (parsed.data.type === 'charge.declined') {
    const reason = charge.reason ?? 'declined-by-bank';
    return { ...reading, charge: { chargeRef, state: 'declined', reason } };
  }
  if (capturedAt === null) return { kind: 'malformed', message: 'a capture without its instant' };
  return { ...reading, charge: { chargeRef, state: 'captured', amount, at: capturedAt } };
}
